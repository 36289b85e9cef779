import type { FileChange } from "../model/files.js";
import { conflictPath, receiptPath } from "../model/snapshot.js";
import { receiptText } from "./receipts.js";

/** One file to be written (`text`) or removed (`undefined`). Paths relative to root. */
export interface Operation {
  path: string;
  text: string | undefined;
  /** What the file must be now for the operation to be right; `false` when that does not matter. */
  expected: string | undefined | false;
  /** The file this one tells about, or needs (the copy of what it overwrites): when that is left alone, so is this. */
  about: string | undefined;
}

/** Whether anything besides plain files is to be written: then the run leaves state, and uses it. */
export function leavesState(change: FileChange): boolean {
  return (
    change.owner === "contract" ||
    change.receipt !== undefined ||
    change.conflict !== undefined ||
    change.editedDiff3 !== undefined
  );
}

/**
 * What is overwritten against the user's text is kept first, so that there is no moment in which it is nowhere. Then the
 * file, then what is remembered of it: after a crash in between, the file equals a render and is adopted.
 *
 * @param conflicts paths that have a `.diff3` from an earlier run
 */
export function operationsOf(change: FileChange, conflicts: ReadonlySet<string>): Operation[] {
  const { path, before, after, receipt, conflict, diff3, replaced, editedDiff3 } = change;
  const operations: Operation[] = [];
  if (replaced !== undefined && before !== undefined) {
    operations.push({ path: replaced, text: before, expected: undefined, about: undefined });
  }
  if (editedDiff3 !== undefined) operations.push({ ...editedDiff3, expected: undefined, about: undefined });
  if (after !== undefined && after !== before) {
    operations.push({ path, text: after, expected: before, about: replaced });
  } else if (change.verdict === "remove" && before !== undefined) {
    operations.push({ path, text: undefined, expected: before, about: replaced });
  }
  const remember = (to: string, text: string | undefined): void => {
    operations.push({ path: to, text, expected: false, about: path });
  };
  if (conflict?.rejected !== undefined) remember(`${path}.rej`, conflict.rejected);
  if (conflict !== undefined && conflict.kept === undefined) remember(conflictPath(path), conflict.diff3);
  else if (diff3 !== undefined) remember(conflictPath(path), diff3);
  // What waits is decided about anew, by all that is known of it now.
  else if (conflicts.has(path) && change.verdict !== "held") remember(conflictPath(path), undefined);
  if (receipt === null) remember(receiptPath(path), undefined);
  else if (receipt !== undefined) remember(receiptPath(path), change.receiptText ?? receiptText(receipt));
  return operations;
}

/** Whether a file is what it was when the run was planned. */
export function isExpected(now: Uint8Array | undefined, expected: Operation["expected"]): boolean {
  if (expected === false) return true;
  return now === undefined ? expected === undefined : expected !== undefined && Buffer.from(expected).equals(now);
}
