import type { RoutePath } from "../../../model/route-path.js";
import type { MatchPart } from "../../../model/route-spec.js";

/** Where a path of a document lives in Next.js. */
export interface NextPath {
  path: RoutePath;
  /** What the slugs must look like, see `RouteMatch.slugs`. */
  slugs: Record<string, MatchPart[]>;
}

/** A path of a document: the parts of each segment. */
export type Template = readonly (readonly MatchPart[])[];

/** A place in Next.js' tree: a folder, or what a URL has been read up to. There is one for each, and it stays. */
export interface Position {
  statics: Map<string, Position>;
  dynamic?: Position;
  /** The first spelling of each literal below, of files and, with `/` at the end, of folders, by its lower case. */
  spellings: Map<string, string>;
  /** Literals below that must be slugs. */
  slugs: Set<string>;
}

export type Slug = "dynamic" | "catch-all";

/** A segment in place: under which position, and as what. */
export interface Step {
  under: Position;
  kind: "static" | Slug;
  parts: readonly MatchPart[];
}

export function newPosition(): Position {
  return { statics: new Map(), spellings: new Map(), slugs: new Set() };
}

/** The literal of a static step. */
export function literalOf({ parts }: Step): string {
  return parts[0] as string;
}

/** The position behind a step that is not a catch-all. */
export function positionBelow({ under, kind, parts }: Step): Position {
  if (kind === "dynamic") return (under.dynamic ??= newPosition());
  const literal = parts[0] as string;
  let next = under.statics.get(literal);
  if (next === undefined) under.statics.set(literal, (next = newPosition()));
  return next;
}
