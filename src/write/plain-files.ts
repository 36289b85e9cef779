import { basename, dirname, join } from "node:path";
import { UserError } from "../model/diagnostic.js";
import { explained } from "./disk/errors.js";
import { errorCode, ifPresent, type FileSystem } from "./disk/fs.js";
import { makeFolder, moveToNew, removeEmptyFolders, removeFile } from "./disk/folders.js";
import { processRuns } from "./disk/process-runs.js";
import { isExpected, type Operation } from "./operations.js";
import { targetOf } from "./disk/target.js";

/** A file that is ready beside its place, or (`staged` undefined) about to be removed. */
interface Prepared {
  target: string;
  staged: string | undefined;
  old: { data: Uint8Array; mode: number } | undefined;
  path: string;
}

/**
 * Routes by name: files and nothing else, no journal, no lock. Each is written beside its place and renamed; a new one
 * never takes the place of a file that somebody else made in the meantime. When one fails, none is left.
 */
export function performPlain(fs: FileSystem, realRoot: string, operations: readonly Operation[]): void {
  const prepared: Prepared[] = [];
  const done: Prepared[] = [];
  let current = "";
  try {
    for (const operation of operations) {
      current = operation.path;
      const file = prepare(fs, realRoot, operation);
      if (file !== undefined) prepared.push(file);
    }
    for (const file of prepared) {
      current = file.path;
      finish(fs, realRoot, file);
      done.push(file);
    }
  } catch (error) {
    for (const file of done) undo(fs, file);
    throw explained(error, current);
  } finally {
    for (const { staged, target } of prepared) {
      if (staged !== undefined) removeFile(fs, staged);
      removeEmptyFolders(fs, realRoot, dirname(target));
    }
  }
}

function prepare(fs: FileSystem, realRoot: string, { path, text, expected }: Operation): Prepared | undefined {
  const target = targetOf(fs, realRoot, path);
  const now = ifPresent(() => fs.readFile(target));
  const data = text === undefined ? undefined : Buffer.from(text);
  if (now === undefined ? data === undefined : data?.equals(now) === true) return undefined;
  if (!isExpected(now, expected)) throw inTheWay(path);
  const old = now === undefined ? undefined : { data: now, mode: fs.lstat(target).mode };
  if (data === undefined) return { target, staged: undefined, old, path };
  makeFolder(fs, dirname(target));
  removeLeftovers(fs, dirname(target));
  const staged = join(dirname(target), `.${basename(target)}.${process.pid}.create-api-route.tmp`);
  const file = { target, staged, old, path };
  try {
    removeFile(fs, staged);
    fs.writeNew(staged, data);
    if (old !== undefined) fs.chmod(staged, old.mode);
  } catch (error) {
    removeFile(fs, staged);
    removeEmptyFolders(fs, realRoot, dirname(target));
    throw error;
  }
  return file;
}

function finish(fs: FileSystem, realRoot: string, { target, staged, old, path }: Prepared): void {
  if (staged === undefined) {
    fs.unlink(target);
    removeEmptyFolders(fs, realRoot, dirname(target));
  } else if (old !== undefined) fs.rename(staged, target);
  else {
    try {
      moveToNew(fs, staged, target);
    } catch (error) {
      throw errorCode(error) === "EEXIST" ? inTheWay(path) : error;
    }
  }
}

function undo(fs: FileSystem, { target, old }: Prepared): void {
  removeFile(fs, target);
  if (old === undefined) return;
  makeFolder(fs, dirname(target));
  fs.writeNew(target, old.data, old.mode);
}

/** What a killed run left in this folder. */
function removeLeftovers(fs: FileSystem, dir: string): void {
  for (const { name } of fs.readdir(dir)) {
    const pid = /^\..+\.(\d+)\.create-api-route\.tmp$/.exec(name)?.[1];
    if (pid !== undefined && !processRuns(Number(pid))) removeFile(fs, join(dir, name));
  }
}

function inTheWay(path: string): UserError {
  return new UserError(`"${path}" changed while create-api-route was running and was left alone.`, "Run it again.");
}
