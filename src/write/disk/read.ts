import { join } from "node:path";
import { UserError, type Diagnostic } from "../../model/diagnostic.js";
import { containedPath } from "./contain.js";
import { errorCode, ifPresent, type FileSystem } from "./fs.js";

/** The disk as it is once an interrupted run has been finished. */
export interface Disk {
  fs: FileSystem;
  realRoot: string;
  /** What an interrupted run still has to do to files, see `pendingFiles`. */
  pending: ReadonlyMap<string, Uint8Array | undefined>;
}

export type Read = { kind: "text"; text: string } | { kind: "opaque"; reason: string };

/** What messages call something that is not a regular file. */
const NOT_A_FILE: Record<string, string> = {
  directory: "a folder",
  link: "a symbolic link",
  other: "not a regular file",
};

/** `undefined` when there is no such file, or when it must not be read (then a problem says why). */
export function readText(disk: Disk, path: string, problems: Diagnostic[]): Read | undefined {
  const { fs, realRoot, pending } = disk;
  try {
    const file = pending.has(path) ? undefined : containedPath(fs, realRoot, path);
    const kind = file && ifPresent(() => fs.lstat(join(realRoot, ...path.split("/"))))?.kind;
    const reason = NOT_A_FILE[kind ?? ""];
    if (reason !== undefined) return { kind: "opaque", reason };
    const isThere = file !== undefined && kind !== undefined;
    const data = isThere ? ifPresent(() => fs.readFile(file)) : pending.get(path);
    if (data === undefined) return undefined;
    const text = decode(data);
    return text === undefined ? { kind: "opaque", reason: "not UTF-8" } : { kind: "text", text };
  } catch (error) {
    if (error instanceof UserError) {
      const { message, hint } = error;
      if (problems.some((told) => told.message === message)) return undefined;
      problems.push({ code: "unsafe-path", severity: "error", message, ...(hint !== undefined && { hint }) });
      return undefined;
    }
    const code = errorCode(error);
    if (code === "EISDIR" || code === "EFTYPE") return { kind: "opaque", reason: "not a regular file" };
    if (code === "EACCES" || code === "EPERM") return { kind: "opaque", reason: "not readable" };
    throw error;
  }
}

/** UTF-8, with a byte order mark kept; `undefined` for anything else (binary files have NUL bytes). */
function decode(data: Uint8Array): string | undefined {
  if (data.includes(0)) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(data);
  } catch {
    return undefined;
  }
}

/** Every file below `dir`, sorted, as paths relative to root. Links to folders are not followed. */
export function walk(disk: Disk, dir: string): string[] {
  const present = walkFolder(disk.fs, disk.realRoot, dir).filter((path) => !disk.pending.has(path));
  const coming = [...disk.pending].filter(([path, data]) => path.startsWith(`${dir}/`) && data !== undefined);
  return [...present, ...coming.map(([path]) => path)].sort();
}

export function walkFolder(fs: FileSystem, realRoot: string, dir: string): string[] {
  const entries = ifPresent(() => fs.readdir(join(realRoot, ...dir.split("/")))) ?? [];
  return entries.flatMap((entry) =>
    entry.directory ? walkFolder(fs, realRoot, `${dir}/${entry.name}`) : [`${dir}/${entry.name}`],
  );
}
