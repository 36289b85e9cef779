import type { RoutePath } from "../../model/route-path.js";
import type { MatchPart } from "../../model/route-spec.js";

/** Where a path of a document lives in Next.js. */
export interface NextPath {
  path: RoutePath;
  /** What the slugs must look like, see `RouteMatch.slugs`. */
  slugs: Record<string, MatchPart[]>;
}

/** A segment in place: under which position, and as what. */
export interface Step {
  /** The position: its parent's place in the tree, the same for all that Next.js must give one name. */
  under: string;
  kind: "static" | "dynamic" | "catch-all";
  parts: readonly MatchPart[];
}
