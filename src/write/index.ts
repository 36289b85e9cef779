import { join } from "node:path";
import type { FileChange } from "../model/files.js";
import { UserError } from "../model/diagnostic.js";
import { STATE_DIR } from "../model/snapshot.js";
import { containedPath } from "./contain.js";
import { explained } from "./errors.js";
import { ifPresent, nodeFileSystem, type FileSystem } from "./fs.js";
import { STAGE } from "./journal.js";
import { LOCK, withLock, type LockOptions } from "./lock.js";
import { leavesState, operationsOf } from "./operations.js";
import { performPlain } from "./plain-files.js";
import { conflictFiles } from "./snapshot.js";
import { performAll } from "./transaction.js";

export interface ApplyOptions extends LockOptions {
  fs?: FileSystem;
}

/**
 * Carries out what was decided, all of it or nothing: a crash leaves every file old or new, and the next run finishes.
 * Modes of files are kept; folders that a removal left empty are removed; files that stay as they are are not touched.
 *
 * @param root absolute path of the project
 * @throws UserError when a path leads out of the project, a file changed since it was read, another run does not end,
 *   or the disk is full or read-only
 */
export async function applyChanges(
  root: string,
  changes: readonly FileChange[],
  options: ApplyOptions = {},
): Promise<void> {
  const fs = options.fs ?? nodeFileSystem;
  const realRoot = fs.realpath(root);
  const stateful = changes.some(leavesState);
  const conflicts = new Set(stateful ? conflictFiles(fs, realRoot) : []);
  const operations = changes.flatMap((change) => operationsOf(change, conflicts));
  const interrupted = stateful && [STAGE, LOCK].some((each) => ifPresent(() => fs.lstat(join(realRoot, each))));
  if (operations.length === 0 && !interrupted) return;
  refuseTwins(operations.map((operation) => operation.path));
  if (!stateful) {
    performPlain(fs, realRoot, operations);
    return;
  }
  containedPath(fs, realRoot, `${STAGE}/0`);
  try {
    await withLock(fs, realRoot, options, () => performAll(fs, realRoot, operations));
  } catch (error) {
    throw explained(error, STATE_DIR);
  }
}

/** Names that differ in case alone are one file on macOS and Windows. */
function refuseTwins(paths: readonly string[]): void {
  const seen = new Map<string, string>();
  for (const path of paths) {
    const twin = seen.get(path.toLowerCase());
    if (twin !== undefined) {
      throw new UserError(`"${twin}" and "${path}" are one file on macOS and Windows.`, "Choose another route name.");
    }
    seen.set(path.toLowerCase(), path);
  }
}
