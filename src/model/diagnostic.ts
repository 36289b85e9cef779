/**
 * Where something was stated: a file and, inside it, an RFC 6901 JSON pointer.
 *
 * `line` and `column` are 1-based and usually absent: readers keep pointers only, because positions are needed
 * for diagnostics alone and computing them for every node of a large document would cost more than reading it.
 * `Sources.locate` fills them in before a diagnostic is shown.
 */
export interface Origin {
  /** Path as the user would write it: relative to the working directory, with `/`. Not a path for a command-line argument. */
  file: string;
  /** `/paths/~1users/get`; empty for the whole document. */
  pointer: string;
  line?: number;
  column?: number;
}

export type Severity = "error" | "warning" | "info";

export const RECEIPTS_IGNORED = "receipts-ignored";
export const INTERRUPTED_RUN = "interrupted-run";

/** `--check` fails on these although they are warnings: the files are not as it says, here or elsewhere. */
export const FAILS_CHECK: ReadonlySet<string> = new Set([RECEIPTS_IGNORED, INTERRUPTED_RUN]);

export const MAY_NOT_FIT = "may-not-fit";

/** Every run fails on these although they are warnings and all is written: what is left is for the user to do. */
export const FAILS_RUN: ReadonlySet<string> = new Set([MAY_NOT_FIT]);

/** Something about the user's input. Collected, never thrown: the user sees all of them at once. */
export interface Diagnostic {
  /** Stable, kebab-case, searchable: `route-collision`, `yaml-syntax`. */
  code: string;
  severity: Severity;
  /** What was expected and what came, one sentence without its place. */
  message: string;
  /** What to do next. */
  hint?: string;
  origin?: Origin;
  /** A file of the project that the message names, from its root: not one that was read for what it says. */
  file?: string;
  /** Further places that belong to the same problem, e.g. the other of two colliding routes. */
  related?: Origin[];
}

/**
 * The command was used in a way that cannot work (unknown flag value, no Next.js project, missing file).
 * `main` prints the message and hint without a stack and exits 2.
 */
export class UserError extends Error {
  override name = "UserError";
  readonly hint: string | undefined;

  constructor(message: string, hint?: string) {
    super(message);
    this.hint = hint;
  }
}

/** Ctrl-C or an aborted prompt: exit 130. Nothing was written, unless the message says otherwise. */
export class Cancelled extends Error {
  override name = "Cancelled";
}

/** Counts as failure: at least one error among `diagnostics`. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === "error");
}
