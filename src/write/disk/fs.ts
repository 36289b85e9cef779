import * as fs from "node:fs";
import { dirname } from "node:path";

/**
 * The few file system calls this room makes, all of them, so that tests can stop, fail or count each one. Synchronous:
 * for thousands of small files that costs a third of the CPU time of the promise API. Paths are absolute.
 */
export interface FileSystem {
  /** @throws an error with code EFTYPE for what is neither a file nor a folder: a pipe would never end */
  readFile(path: string): Uint8Array;
  /** Names with their kind; throws ENOENT like the rest. */
  readdir(path: string): { name: string; directory: boolean }[];
  lstat(path: string): { kind: "file" | "directory" | "link" | "other"; mode: number; mtimeMs: number };
  realpath(path: string): string;
  /** Creates the file and fails when there is one. */
  writeNew(path: string, data: string | Uint8Array, mode?: number): void;
  /** The same for a text that comes in parts, of which one at a time is held. */
  writeParts(path: string, parts: Iterable<string>): void;
  chmod(path: string, mode: number): void;
  rename(from: string, to: string): void;
  /** Hard link: fails when `to` exists. */
  link(from: string, to: string): void;
  unlink(path: string): void;
  /** Makes the folder and those above it; fine when it is there. */
  mkdir(path: string): void;
  rmdir(path: string): void;
  /** Of one that remembers: the real paths of folders that were asked for, see `contain.ts`. */
  readonly realFolders?: Map<string, string>;
}

export const nodeFileSystem: FileSystem = {
  readFile: readRegularFile,
  readdir: (path) =>
    fs
      .readdirSync(path, { withFileTypes: true })
      .map((entry) => ({ name: entry.name, directory: entry.isDirectory() })),
  lstat(path) {
    const stat = fs.lstatSync(path);
    const kind = stat.isFile() ? "file" : stat.isDirectory() ? "directory" : stat.isSymbolicLink() ? "link" : "other";
    return { kind, mode: stat.mode & 0o7777, mtimeMs: stat.mtimeMs };
  },
  realpath: (path) => fs.realpathSync.native(path),
  writeNew: (path, data, mode) => fs.writeFileSync(path, data, { flag: "wx", ...(mode !== undefined && { mode }) }),
  writeParts(path, parts) {
    const descriptor = fs.openSync(path, "wx");
    try {
      for (const part of parts) fs.writeFileSync(descriptor, part);
    } finally {
      fs.closeSync(descriptor);
    }
  },
  chmod: (path, mode) => fs.chmodSync(path, mode),
  rename: (from, to) => fs.renameSync(from, to),
  link: (from, to) => fs.linkSync(from, to),
  unlink: (path) => fs.unlinkSync(path),
  mkdir: (path) => fs.mkdirSync(path, { recursive: true }),
  rmdir: (path) => fs.rmdirSync(path),
};

function readRegularFile(path: string): Uint8Array {
  // Opening a pipe waits for its writer, unless told not to; Windows has no such flag and no such files.
  const descriptor = fs.openSync(path, fs.constants.O_RDONLY | (fs.constants.O_NONBLOCK ?? 0));
  try {
    const stat = fs.fstatSync(descriptor);
    if (stat.isFile() || stat.isDirectory()) return fs.readFileSync(descriptor);
    throw Object.assign(new Error(`${path} is not a regular file`), { code: "EFTYPE", path });
  } finally {
    fs.closeSync(descriptor);
  }
}

export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}

/** The result, or `undefined` when there is no such file or folder. */
export function ifPresent<T>(call: () => T): T | undefined {
  try {
    return call();
  } catch (error) {
    const code = errorCode(error);
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw error;
  }
}

/**
 * The same, but what a path really is, is asked once, and below a folder that is missing not at all: a third of the time
 * of reading thousands of files. For one pass over them: what another one does is looked at again.
 */
export function remembering(fs: FileSystem): FileSystem {
  return {
    ...fs,
    realpath: once((path) => fs.realpath(path)),
    lstat: once((path) => fs.lstat(path)),
    realFolders: new Map(),
  };
}

function once<Result>(call: (path: string) => Result): (path: string) => Result {
  const known = new Map<string, { result: Result } | { error: unknown }>();
  const find = (path: string): { result: Result } | { error: unknown } => {
    const above = known.get(dirname(path));
    if (above !== undefined && "error" in above && errorCode(above.error) === "ENOENT") return above;
    try {
      return { result: call(path) };
    } catch (error) {
      return { error };
    }
  };
  return (path) => {
    let found = known.get(path);
    if (found === undefined) known.set(path, (found = find(path)));
    if ("error" in found) throw found.error;
    return found.result;
  };
}
