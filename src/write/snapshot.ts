import { join } from "node:path";
import { UserError, type Diagnostic } from "../model/diagnostic.js";
import { contractState } from "../model/signature.js";
import { STATE_DIR, conflictPath, type Snapshot } from "../model/snapshot.js";
import { containedPath } from "./contain.js";
import { errorCode, ifPresent, nodeFileSystem, type FileSystem } from "./fs.js";
import { pendingFiles } from "./journal.js";
import { parseReceipt } from "./receipts.js";

export interface ReadOptions {
  /** What was read of the same project before: only what it lacks is read. */
  known?: Snapshot;
  /** Also read receipts, the files they belong to, conflicts, and signed contracts. False for routes by name. */
  state?: boolean;
  /** Folders with contract files, relative to root. */
  contractDirs?: readonly string[];
  fs?: FileSystem;
}

/**
 * Reads what a run needs to know of the disk: the files it may write, and (with `state`) everything earlier runs left.
 * Nothing is read through a symbolic link that leaves the project; such places come back as problems.
 *
 * @param root absolute path of the project
 * @param paths output paths, relative to root, with `/`
 */
export async function readDisk(root: string, paths: readonly string[], options: ReadOptions = {}): Promise<Snapshot> {
  const fs = options.fs ?? nodeFileSystem;
  const realRoot = fs.realpath(root);
  const state = options.state ?? true;
  const disk: Disk = { fs, realRoot, pending: state ? pendingFiles(fs, realRoot) : new Map() };
  const snapshot: Snapshot = options.known ?? {
    files: new Map(),
    opaque: new Map(),
    receipts: new Map(),
    otherReceipts: new Map(),
    brokenReceipts: new Set(),
    goneSpecs: new Set(),
    contracts: new Set(),
    conflicts: new Map(),
    problems: [],
  };
  if (state && options.known === undefined) {
    readReceipts(disk, snapshot);
    readContracts(disk, options.contractDirs ?? ["lib/api", "src/lib/api"], snapshot);
  }
  for (const path of new Set([...paths, ...snapshot.receipts.keys()])) readInto(disk, path, snapshot);
  return snapshot;
}

function readReceipts(disk: Disk, snapshot: Snapshot): void {
  for (const file of walk(disk, `${STATE_DIR}/receipts`)) {
    if (!file.endsWith(".json")) continue;
    const path = file.slice(`${STATE_DIR}/receipts/`.length, -".json".length);
    const text = readText(disk, file, snapshot.problems);
    const parsed = text?.kind === "text" ? parseReceipt(text.text, path) : undefined;
    if (parsed === undefined) {
      snapshot.brokenReceipts.add(path);
      continue;
    }
    snapshot.receipts.set(path, parsed.receipt);
    if (parsed.other !== undefined) snapshot.otherReceipts.set(path, parsed.other);
  }
  for (const spec of new Set([...snapshot.receipts.values()].flatMap(({ specs = [] }) => specs))) {
    if (ifPresent(() => disk.fs.lstat(join(disk.realRoot, spec))) === undefined) snapshot.goneSpecs.add(spec);
  }
  for (const file of walk(disk, `${STATE_DIR}/conflicts`)) {
    const path = file.slice(`${STATE_DIR}/conflicts/`.length, -".diff3".length);
    if (conflictPath(path) !== file) continue;
    const text = readText(disk, file, snapshot.problems);
    if (text?.kind === "text") snapshot.conflicts.set(path, text.text);
  }
}

function readContracts(disk: Disk, dirs: readonly string[], snapshot: Snapshot): void {
  for (const dir of dirs) {
    for (const path of walk(disk, dir)) {
      if (!/\.[cm]?[jt]sx?$/.test(path)) continue;
      // A stray link among the user's own files is no concern of ours: it cannot be a contract.
      const text = readText(disk, path, []);
      if (text?.kind !== "text" || contractState(text.text) === "unsigned") continue;
      snapshot.contracts.add(path);
      snapshot.files.set(path, text.text);
    }
  }
}

function readInto(disk: Disk, path: string, snapshot: Snapshot): void {
  if (snapshot.files.has(path)) return;
  const text = readText(disk, path, snapshot.problems);
  if (text?.kind === "text") snapshot.files.set(path, text.text);
  if (text?.kind === "opaque") snapshot.opaque.set(path, text.reason);
}

/** The disk as it is once an interrupted run has been finished. */
interface Disk {
  fs: FileSystem;
  realRoot: string;
  pending: ReturnType<typeof pendingFiles>;
}

type Read = { kind: "text"; text: string } | { kind: "opaque"; reason: string };

/** `undefined` when there is no such file, or when it must not be read (then a problem says why). */
function readText(disk: Disk, path: string, problems: Diagnostic[]): Read | undefined {
  try {
    const data = disk.pending.has(path)
      ? disk.pending.get(path)
      : ifPresent(() => disk.fs.readFile(containedPath(disk.fs, disk.realRoot, path)));
    if (data === undefined) return undefined;
    const text = decode(data);
    return text === undefined ? { kind: "opaque", reason: "not UTF-8" } : { kind: "text", text };
  } catch (error) {
    if (error instanceof UserError) {
      const hint = error.hint === undefined ? {} : { hint: error.hint };
      problems.push({ code: "unsafe-path", severity: "error", message: error.message, ...hint });
      return undefined;
    }
    const code = errorCode(error);
    if (code === "EISDIR") return { kind: "opaque", reason: "a folder" };
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
function walk(disk: Disk, dir: string): string[] {
  const present = walkFolder(disk.fs, disk.realRoot, dir).filter((path) => !disk.pending.has(path));
  const coming = [...disk.pending].filter(([path, data]) => path.startsWith(`${dir}/`) && data !== undefined);
  return [...present, ...coming.map(([path]) => path)].sort();
}

function walkFolder(fs: FileSystem, realRoot: string, dir: string): string[] {
  const entries = ifPresent(() => fs.readdir(join(realRoot, ...dir.split("/")))) ?? [];
  return entries.flatMap((entry) =>
    entry.directory ? walkFolder(fs, realRoot, `${dir}/${entry.name}`) : [`${dir}/${entry.name}`],
  );
}

/** Paths that have a `.diff3` of an earlier run. */
export function conflictFiles(fs: FileSystem, realRoot: string): string[] {
  const dir = `${STATE_DIR}/conflicts`;
  return walkFolder(fs, realRoot, dir)
    .filter((file) => file.endsWith(".diff3"))
    .map((file) => file.slice(dir.length + 1, -".diff3".length));
}
