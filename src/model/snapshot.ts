import type { Aliases } from "./aliases.js";
import type { Diagnostic } from "./diagnostic.js";
import type { Receipt } from "./files.js";

/** What a run finds on disk, read once. Paths are relative to the project root, with `/`. */
export interface Snapshot {
  /** Text of every file asked for or looked at, of every file with a receipt (or at its place below the other of root and `src`), of every signed contract, and of those that may import one: as on disk, byte order mark and line endings included. */
  files: Map<string, string>;
  /** The project's other sources, declarations of types among them: what files that import a contract may import, or import them. */
  around?: Map<string, string>;
  /** What files may name others by. */
  aliases?: Aliases;
  /** Something is at this path, but no text that could be compared; the value says what (`not UTF-8`, `a folder`). */
  opaque: Map<string, string>;
  receipts: Map<string, Receipt>;
  /** A receipt with conflict markers has two sides: the other one. */
  otherReceipts: Map<string, Receipt>;
  /** Files whose receipt is there but cannot be read: they are treated as foreign. */
  brokenReceipts: Set<string>;
  /** Files that the user moved and whose receipts followed: where each was when the receipt was written. */
  moved?: Map<string, string>;
  /** Spec files that receipts name and that are no longer there, relative to root. */
  goneSpecs: Set<string>;
  /** Signed contract files below the contract folders, tampered ones included. */
  contracts: Set<string>;
  /** Text of `.create-api-route/conflicts/<path>.diff3`, by `<path>`. */
  conflicts: Map<string, string>;
  /** What is in the place of `<path>.rej`, by `<path>`, where the run may write one: `undefined` for what is not a text. */
  rejected?: Map<string, string | undefined>;
  /** Files below `.create-api-route/replaced`: what earlier runs overwrote. */
  replaced: Set<string>;
  /**
   * A place that must not be read (outside the project, a broken link), a state that no run of ours can have left: errors,
   * nothing may be written. An interrupted run that is still to be finished, something odd in place of a receipt: warnings.
   */
  problems: Diagnostic[];
}

/** The folder, below the project root, with receipts and conflicts. */
export const STATE_DIR = ".create-api-route";

export function receiptPath(path: string): string {
  return `${STATE_DIR}/receipts/${path}.json`;
}

export function conflictPath(path: string): string {
  return `${STATE_DIR}/conflicts/${path}.diff3`;
}

/** The folder with what was overwritten because somebody said so, each file by its own path. */
export const REPLACED_DIR = `${STATE_DIR}/replaced`;

/** Where the text of a file goes before it is overwritten: nothing that is there already is touched. */
export function replacedPath(path: string, { replaced }: Pick<Snapshot, "replaced">): string {
  const first = `${REPLACED_DIR}/${path}`;
  let free = first;
  for (let count = 2; replaced.has(free); count++) free = `${first}.${count}`;
  return free;
}
