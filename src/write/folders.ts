import { dirname } from "node:path";
import { errorCode, ifPresent, type FileSystem } from "./fs.js";

/** Makes `dir` and the folders above it. */
export function makeFolder(fs: FileSystem, dir: string): void {
  try {
    fs.mkdir(dir);
  } catch (error) {
    const code = errorCode(error);
    if (code === "EEXIST") return;
    if (code !== "ENOENT" || dirname(dir) === dir) throw error;
    makeFolder(fs, dirname(dir));
    makeFolder(fs, dir);
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
 * Gives the file at `from` the name `to`, which must be free.
 *
 * @throws an error with code EEXIST when it is not
 */
export function moveToNew(fs: FileSystem, from: string, to: string): void {
  try {
    fs.link(from, to);
  } catch (error) {
    // Not every file system knows hard links.
    if (!/^(?:EPERM|ENOTSUP|EOPNOTSUPP|ENOSYS|EXDEV|EMLINK|UNKNOWN)$/.test(errorCode(error) ?? "")) throw error;
    if (ifPresent(() => fs.lstat(to)) !== undefined) throw Object.assign(new Error(`${to} exists`), { code: "EEXIST" });
    fs.rename(from, to);
    return;
  }
  fs.unlink(from);
}
