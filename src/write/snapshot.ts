import { join } from "node:path";
import { UserError, type Diagnostic } from "../model/diagnostic.js";
import { contractState } from "../model/signature.js";
import { STATE_DIR, conflictPath, type Snapshot } from "../model/snapshot.js";
import { containedPath } from "./contain.js";
import { errorCode, ifPresent, nodeFileSystem, type FileSystem } from "./fs.js";
import { parseReceipt } from "./receipts.js";

export interface ReadOptions {
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
  const snapshot: Snapshot = {
    files: new Map(),
    opaque: new Map(),
    receipts: new Map(),
    otherReceipts: new Map(),
    brokenReceipts: new Set(),
    contracts: new Set(),
    conflicts: new Map(),
    problems: [],
  };
  if (options.state ?? true) {
    readReceipts(fs, realRoot, snapshot);
    readContracts(fs, realRoot, options.contractDirs ?? ["lib/api", "src/lib/api"], snapshot);
  }
  for (const path of new Set([...paths, ...snapshot.receipts.keys()])) readInto(fs, realRoot, path, snapshot);
  return snapshot;
}

function readReceipts(fs: FileSystem, realRoot: string, snapshot: Snapshot): void {
  for (const file of walk(fs, realRoot, `${STATE_DIR}/receipts`)) {
    if (!file.endsWith(".json")) continue;
    const path = file.slice(`${STATE_DIR}/receipts/`.length, -".json".length);
    const text = readText(fs, realRoot, file, snapshot.problems);
    const parsed = text?.kind === "text" ? parseReceipt(text.text, path) : undefined;
    if (parsed === undefined) {
      snapshot.brokenReceipts.add(path);
      continue;
    }
    snapshot.receipts.set(path, parsed.receipt);
    if (parsed.other !== undefined) snapshot.otherReceipts.set(path, parsed.other);
  }
  for (const file of walk(fs, realRoot, `${STATE_DIR}/conflicts`)) {
    const path = file.slice(`${STATE_DIR}/conflicts/`.length, -".diff3".length);
    if (conflictPath(path) !== file) continue;
    const text = readText(fs, realRoot, file, snapshot.problems);
    if (text?.kind === "text") snapshot.conflicts.set(path, text.text);
  }
}

function readContracts(fs: FileSystem, realRoot: string, dirs: readonly string[], snapshot: Snapshot): void {
  for (const dir of dirs) {
    for (const path of walk(fs, realRoot, dir)) {
      if (!/\.[cm]?[jt]sx?$/.test(path)) continue;
      // A stray link among the user's own files is no concern of ours: it cannot be a contract.
      const text = readText(fs, realRoot, path, []);
      if (text?.kind !== "text" || contractState(text.text) === "unsigned") continue;
      snapshot.contracts.add(path);
      snapshot.files.set(path, text.text);
    }
  }
}

function readInto(fs: FileSystem, realRoot: string, path: string, snapshot: Snapshot): void {
  if (snapshot.files.has(path)) return;
  const text = readText(fs, realRoot, path, snapshot.problems);
  if (text?.kind === "text") snapshot.files.set(path, text.text);
  if (text?.kind === "opaque") snapshot.opaque.set(path, text.reason);
}

type Read = { kind: "text"; text: string } | { kind: "opaque"; reason: string };

/** `undefined` when there is no such file, or when it must not be read (then a problem says why). */
function readText(fs: FileSystem, realRoot: string, path: string, problems: Diagnostic[]): Read | undefined {
  try {
    const data = ifPresent(() => fs.readFile(containedPath(fs, realRoot, path)));
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
function walk(fs: FileSystem, realRoot: string, dir: string): string[] {
  const entries = ifPresent(() => fs.readdir(join(realRoot, ...dir.split("/")))) ?? [];
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.directory ? walk(fs, realRoot, `${dir}/${entry.name}`) : [`${dir}/${entry.name}`]));
}
