import { dirname } from "node:path";
import { errorCode, ifPresent, type FileSystem } from "./fs.js";

/**
 * Makes `dir` and the folders above it.
 *
 * @throws an error with code ENOTDIR when a file is in the way
 */
export function makeFolder(fs: FileSystem, dir: string): void {
  try {
    fs.mkdir(dir);
  } catch (error) {
    // Node.js reports a file at `dir` itself with EEXIST, and one above it with ENOTDIR.
    throw errorCode(error) === "EEXIST" ? Object.assign(new Error(`${dir} is a file`), { code: "ENOTDIR" }) : error;
  }
}

/** Removes `dir` and the folders above it as long as they are empty, never `root` itself. */
export function removeEmptyFolders(fs: FileSystem, root: string, dir: string): void {
  for (let at = dir; at !== root && at.startsWith(root); at = dirname(at)) {
    try {
      fs.rmdir(at);
    } catch (error) {
      if (errorCode(error) === "ENOENT") continue;
      return;
    }
  }
}

/** Removes a file; fine when there is none. */
export function removeFile(fs: FileSystem, path: string): void {
  ifPresent(() => fs.unlink(path));
}

/**
 * Gives the file at `from` the name `to`, which must be free. What is refused leaves it as it was.
 *
 * @throws an error with code EEXIST when it is not
 */
export function moveToNew(fs: FileSystem, from: string, to: string): void {
  try {
    fs.link(from, to);
  } catch (error) {
    if (!isWithoutLinks(error)) throw error;
    if (ifPresent(() => fs.lstat(to)) !== undefined) throw Object.assign(new Error(`${to} exists`), { code: "EEXIST" });
    fs.rename(from, to);
    return;
  }
  try {
    fs.unlink(from);
  } catch (error) {
    fs.unlink(to);
    throw error;
  }
}

/** Why a hard link could not be made: not every file system knows them, and none between two of them. */
export function isWithoutLinks(error: unknown): boolean {
  return /^(?:EPERM|ENOTSUP|EOPNOTSUPP|ENOSYS|EXDEV|EMLINK|UNKNOWN)$/.test(errorCode(error) ?? "");
}
