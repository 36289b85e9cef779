import { join } from "node:path";
import { contractState } from "../text/signature.js";
import { STATE_DIR, conflictPath, type Snapshot } from "../model/snapshot.js";
import { ifPresent, type FileSystem } from "./fs.js";
import { pendingFiles } from "./journal.js";
import { parseReceipt } from "./receipts.js";
import { readText, walk, walkFolder, type Disk } from "./read.js";

/**
 * Reads what earlier runs left into the snapshot: receipts, conflicts and signed contracts.
 *
 * @param contractDirs folders with contract files, relative to root
 * @returns the disk as it is once an interrupted run has been finished
 */
export function readState(fs: FileSystem, realRoot: string, contractDirs: readonly string[], snapshot: Snapshot): Disk {
  const disk = pendingDisk(fs, realRoot);
  readReceipts(disk, snapshot);
  readContracts(disk, contractDirs, snapshot);
  return disk;
}

export function pendingDisk(fs: FileSystem, realRoot: string): Disk {
  return { fs, realRoot, pending: pendingFiles(fs, realRoot) };
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

/** Paths that have a `.diff3` of an earlier run. */
export function conflictFiles(fs: FileSystem, realRoot: string): string[] {
  const dir = `${STATE_DIR}/conflicts`;
  return walkFolder(fs, realRoot, dir)
    .filter((file) => file.endsWith(".diff3"))
    .map((file) => file.slice(dir.length + 1, -".diff3".length));
}
