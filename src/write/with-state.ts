import { join } from "node:path";
import type { FileChange } from "../model/files.js";
import { STATE_DIR } from "../model/snapshot.js";
import { explained } from "./disk/errors.js";
import { ifPresent } from "./disk/fs.js";
import { STAGE } from "./journal.js";
import { LOCK, withLock, type LockOptions } from "./lock.js";
import { operationsOf } from "./operations.js";
import { requireOwnState } from "./own-state.js";
import { conflictFiles } from "./state.js";
import { stateFileSystem, type StateFileSystem } from "./state-fs.js";
import { performAll } from "./transaction.js";
import { uninterrupted } from "./uninterrupted.js";
import { refuseNamesThatDifferInCase, removalsFirst } from "./names-differing-in-case.js";

export interface ApplyOptions extends LockOptions {
  /** Where it is done; the disk when not said. */
  fs?: StateFileSystem;
}

/** Carries out changes that leave receipts: under the lock, with a journal; an interrupted run is finished first. */
export async function applyWithState(
  realRoot: string,
  changes: readonly FileChange[],
  { fs = stateFileSystem, ...options }: ApplyOptions,
): Promise<void> {
  requireOwnState(fs, realRoot);
  const conflicts = new Set(conflictFiles(fs, realRoot));
  const operations = removalsFirst(changes).flatMap((change) => operationsOf(change, conflicts));
  const interrupted = [STAGE, LOCK].some((each) => ifPresent(() => fs.lstat(join(realRoot, each))));
  if (operations.length === 0 && !interrupted) return;
  refuseNamesThatDifferInCase(operations);
  try {
    await uninterrupted((pressed) =>
      withLock(fs, realRoot, { ...options, pressed }, () => performAll(fs, realRoot, operations)),
    );
  } catch (error) {
    throw explained(error, STATE_DIR);
  }
}
