import { isOfOthers } from "./gone.js";
import type { ReconcileMode, Snapshot } from "./types.js";

/** What a plan has to know of the runs before it. */
export interface EarlierRuns {
  /**
   * Files that this run has to do with and may remove or move: until that is decided they stand in no new route's way.
   */
  leaving: ReadonlySet<string>;
  /** Operations whose handler answers the spec's example (`GET listUsers`): it stays so until a run says otherwise. */
  mock: ReadonlySet<string>;
}

/** Taken from the receipts of the same specs. */
export function earlierRuns(snapshot: Snapshot, mode: ReconcileMode): EarlierRuns {
  const receipts = [...snapshot.receipts.values(), ...snapshot.otherReceipts.values()];
  const own = receipts.filter((receipt) => !isOfOthers(receipt, { snapshot, mode }));
  const files = mode.partial === true ? [] : own.map(({ path }) => path);
  return {
    leaving: new Set(files.filter((path) => snapshot.files.has(path))),
    mock: new Set(own.flatMap(({ mocked = [] }) => mocked)),
  };
}
