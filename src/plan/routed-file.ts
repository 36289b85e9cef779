import type { Diagnostic, Origin } from "../model/diagnostic.js";
import type { RouterName } from "../model/routers/index.js";

/** A file that serves a URL: one the plan is going to write, or one the project has. */
export interface RoutedFile {
  router: RouterName;
  /** Relative to the project root, with `/`. */
  file: string;
  /** The pattern in Next.js' words: `/api/users/[id]`. */
  url: string;
  /** Where the route is stated; the file itself when the project has it. */
  origin: Origin;
  planned: boolean;
  /** It is new and was named by whoever runs this, who can spell it as the project does. */
  byName?: boolean;
}

/** How a message names such a file. */
export function named({ file, planned }: RoutedFile): string {
  return planned ? file : `${file} (already there)`;
}

/** One error about two of them; its origin is the first, which is the one that is planned, or planned later. */
export function between(
  routed: RoutedFile,
  other: RoutedFile,
  problem: { code: string; message: string; hint: string },
): Diagnostic {
  return { severity: "error", ...problem, origin: routed.origin, related: [other.origin] };
}
