import { join } from "node:path";
import { INTERRUPTED_RUN, type Diagnostic } from "../model/diagnostic.js";
import { ourPlace } from "../model/our-places.js";
import { isSigned } from "../text/signature.js";
import { STATE_DIR, conflictPath, type Snapshot } from "../model/snapshot.js";
import { ifPresent, type FileSystem } from "./disk/fs.js";
import { foundJournal, JOURNAL, pendingFiles } from "./journal.js";
import { linkOnTheWay } from "./disk/links.js";
import { notOurs, stateProblems } from "./own-state.js";
import { parseReceipt } from "./receipts.js";
import { readText, walk, walkFolder, type Disk } from "./disk/read.js";

/**
 * Reads what earlier runs left into the snapshot: receipts, conflicts and signed contracts. Of a state that no run of
 * ours can have left nothing is read, and problems say why.
 *
 * @param contractDirs folders with contract files, relative to root
 * @returns the disk as it is once an interrupted run has been finished
 */
export function readState(fs: FileSystem, realRoot: string, contractDirs: readonly string[], snapshot: Snapshot): Disk {
  const problems = stateProblems(fs, realRoot);
  snapshot.problems.push(...problems);
  if (problems.length > 0) return { fs, realRoot, pending: new Map() };
  const disk = { fs, realRoot, pending: pendingFiles(fs, realRoot) };
  snapshot.problems.push(...interrupted(disk));
  readReceipts(disk, snapshot);
  readConflicts(disk, snapshot);
  readContracts(disk, contractDirs, snapshot);
  return disk;
}

/** The same disk, when its state was read before. */
export function pendingDisk(fs: FileSystem, realRoot: string): Disk {
  const believed = stateProblems(fs, realRoot).length === 0;
  return { fs, realRoot, pending: believed ? pendingFiles(fs, realRoot) : new Map() };
}

const UNREADABLE_JOURNAL: Diagnostic = {
  code: INTERRUPTED_RUN,
  severity: "warning",
  message: `${JOURNAL} cannot be read: what an interrupted run had still to do is not known.`,
  hint: "A run that writes brings all files up to date and clears it away; look at the changes before you commit.",
};

function interrupted({ fs, realRoot, pending }: Disk): Diagnostic[] {
  if (foundJournal(fs, realRoot) === "unreadable") return [UNREADABLE_JOURNAL];
  const files = [...pending].filter(([path]) => ourPlace(path) !== "state");
  if (pending.size === 0) return [];
  const shown = files.slice(0, 5).map(([path, data]) => `${data === undefined ? "remove" : "write"} ${path}`);
  if (files.length > shown.length) shown.push(`${files.length - shown.length} more`);
  const about = shown.length === 0 ? "to write its receipts" : `to ${shown.join(", ")}`;
  return [
    {
      code: INTERRUPTED_RUN,
      severity: "warning",
      message: `An earlier run was interrupted; it had still ${about}. A run that writes finishes that first.`,
    },
  ];
}

function readReceipts(disk: Disk, snapshot: Snapshot): void {
  const { fs, realRoot } = disk;
  for (const file of walk(disk, `${STATE_DIR}/receipts`)) {
    if (isLink(disk, file)) {
      snapshot.problems.push(notOurs(file, "is a symbolic link; create-api-route keeps receipts in plain files."));
      continue;
    }
    if (!file.endsWith(".json")) continue;
    const path = file.slice(`${STATE_DIR}/receipts/`.length, -".json".length);
    if (!isGenerated(path)) {
      const message = `is a receipt for ${JSON.stringify(path)}, where create-api-route never writes.`;
      snapshot.problems.push(notOurs(file, message, "Delete the receipt, and find out who put it there."));
      continue;
    }
    const text = readText(disk, file, snapshot.problems);
    if (text?.kind === "opaque") snapshot.problems.push(odd(file, text.reason, path));
    const parsed = text?.kind === "text" ? parseReceipt(text.text, path) : undefined;
    if (parsed === undefined) {
      snapshot.brokenReceipts.add(path);
      continue;
    }
    snapshot.receipts.set(path, parsed.receipt);
    if (parsed.other !== undefined) snapshot.otherReceipts.set(path, parsed.other);
  }
  for (const spec of new Set([...snapshot.receipts.values()].flatMap(({ specs = [] }) => specs))) {
    if (ifPresent(() => fs.lstat(join(realRoot, spec))) === undefined) snapshot.goneSpecs.add(spec);
  }
}

/** Receipts are for routes, contracts and seeds only. */
function isGenerated(path: string): boolean {
  const place = ourPlace(path);
  return place === "route" || place === "library" || place === "test";
}

function isLink({ fs, realRoot, pending }: Disk, file: string): boolean {
  return !pending.has(file) && ifPresent(() => fs.lstat(join(realRoot, file)))?.kind === "link";
}

function odd(file: string, reason: string, path: string): Diagnostic {
  return {
    code: "receipt-unreadable",
    severity: "warning",
    message: `${file} is ${reason}, so ${path} counts as yours.`,
    hint: "Move it away and run again.",
  };
}

function readConflicts(disk: Disk, snapshot: Snapshot): void {
  for (const file of walk(disk, `${STATE_DIR}/conflicts`)) {
    if (isLink(disk, file)) {
      snapshot.problems.push(notOurs(file, "is a symbolic link; create-api-route keeps conflicts in plain files."));
      continue;
    }
    const path = file.slice(`${STATE_DIR}/conflicts/`.length, -".diff3".length);
    if (conflictPath(path) !== file) continue;
    const text = readText(disk, file, snapshot.problems);
    if (text?.kind === "text") snapshot.conflicts.set(path, text.text);
  }
}

/** What lies behind a link is not ours to remove, whatever it says of itself. */
function readContracts(disk: Disk, dirs: readonly string[], snapshot: Snapshot): void {
  for (const dir of dirs) {
    if (linkOnTheWay(disk.fs, disk.realRoot, dir) !== undefined) continue;
    for (const path of walk(disk, dir)) {
      if (ourPlace(path) !== "library") continue;
      // A stray link among the user's own files is not a concern of ours: it cannot be a contract.
      const text = readText(disk, path, []);
      if (text?.kind !== "text" || !isSigned(text.text, path)) continue;
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
