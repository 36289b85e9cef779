import { dirname, join } from "node:path";
import type { FileChange } from "../model/files.js";
import { UserError } from "../model/diagnostic.js";
import { conflictPath, receiptPath } from "../model/snapshot.js";
import { containedPath } from "./contain.js";
import { errorCode, ifPresent, nodeFileSystem, type FileSystem } from "./fs.js";
import { receiptText } from "./receipts.js";

export interface ApplyOptions {
  fs?: FileSystem;
}

/** One file to be written (`text`) or removed (`undefined`). */
interface Operation {
  path: string;
  text: string | undefined;
}

/**
 * Carries out what was decided: each file through a temporary file and a rename, keeping its mode; receipts and
 * conflicts beside; folders that a removal left empty are removed. Files that stay as they are are not touched.
 *
 * @param root absolute path of the project
 * @throws UserError when a path leaves the project, or the disk is full or read-only
 */
export async function applyChanges(
  root: string,
  changes: readonly FileChange[],
  options: ApplyOptions = {},
): Promise<void> {
  const fs = options.fs ?? nodeFileSystem;
  const realRoot = fs.realpath(root);
  for (const operation of changes.flatMap(operationsOf)) {
    try {
      perform(fs, realRoot, operation);
    } catch (error) {
      throw explained(error, operation.path);
    }
  }
}

/** The file first, then what is remembered of it: after a crash in between the file equals a render and is adopted. */
function operationsOf(change: FileChange): Operation[] {
  const operations: Operation[] = [];
  const { path, before, after, receipt, conflict } = change;
  if (after !== undefined && after !== before) operations.push({ path, text: after });
  if (change.verdict === "remove" && before !== undefined) operations.push({ path, text: undefined });
  if (receipt !== undefined) {
    operations.push({ path: receiptPath(path), text: receipt === null ? undefined : receiptText(receipt) });
  }
  if (conflict !== undefined) operations.push({ path: conflictPath(path), text: conflict.diff3 });
  else if (receipt !== undefined) operations.push({ path: conflictPath(path), text: undefined });
  return operations;
}

function perform(fs: FileSystem, realRoot: string, { path, text }: Operation): void {
  const target = containedPath(fs, realRoot, path);
  if (text === undefined) {
    if (ifPresent(() => fs.unlink(target)) === undefined) removeEmptyFolders(fs, realRoot, dirname(target));
    return;
  }
  const data = Buffer.from(text);
  const mode = ifPresent(() => fs.lstat(target))?.mode;
  if (mode !== undefined && data.equals(fs.readFile(target))) return;
  makeFolder(fs, dirname(target));
  const temporary = join(dirname(target), `.${process.pid}.create-api-route.tmp`);
  try {
    fs.writeNew(temporary, data);
    if (mode !== undefined) fs.chmod(temporary, mode);
    fs.rename(temporary, target);
  } catch (error) {
    ifPresent(() => fs.unlink(temporary));
    throw error;
  }
}

function makeFolder(fs: FileSystem, dir: string): void {
  if (ifPresent(() => fs.lstat(dir)) !== undefined) return;
  makeFolder(fs, dirname(dir));
  try {
    fs.mkdir(dir);
  } catch (error) {
    if (errorCode(error) !== "EEXIST") throw error;
  }
}

function removeEmptyFolders(fs: FileSystem, realRoot: string, dir: string): void {
  for (let at = dir; at !== realRoot && at.startsWith(realRoot); at = dirname(at)) {
    try {
      fs.rmdir(at);
    } catch {
      return;
    }
  }
}

const REASONS: Record<string, [message: string, hint: string]> = {
  ENOSPC: ["the disk is full", "Free some space and run again."],
  EDQUOT: ["the disk quota is used up", "Free some space and run again."],
  EROFS: ["the file system is read-only", "Run again where the project can be written."],
  EACCES: ["permission denied", "Check who owns the folder and its permissions."],
  EPERM: ["operation not permitted", "Check who owns the folder and its permissions."],
  EISDIR: ["there is a folder at this path", "Move the folder away."],
  ENOTDIR: ["a file stands where a folder is needed", "Move the file away."],
  EMFILE: ["too many open files", "Raise the limit (ulimit -n) and run again."],
  ENAMETOOLONG: ["the name is too long for this file system", "Choose a shorter route name."],
};

function explained(error: unknown, path: string): unknown {
  const reason = REASONS[errorCode(error) ?? ""];
  return reason === undefined ? error : new UserError(`Cannot write "${path}": ${reason[0]}.`, reason[1]);
}
