import type { FileChange } from "../model/files.js";
import { nodeFileSystem } from "./disk/fs.js";
import { leavesState, operationsOf } from "./operations.js";
import { performPlain } from "./plain-files.js";
import type { ApplyOptions } from "./with-state.js";
import { refuseNamesThatDifferInCase } from "./names-differing-in-case.js";

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
  if (changes.some(leavesState)) {
    const { applyWithState } = await import("./with-state.js");
    await applyWithState(realRoot, changes, options);
    return;
  }
  const operations = changes.flatMap((change) => operationsOf(change, new Set()));
  refuseNamesThatDifferInCase(operations);
  performPlain(fs, realRoot, operations);
}
