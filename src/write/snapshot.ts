import { join, normalize } from "node:path";
import type { Diagnostic } from "../model/diagnostic.js";
import type { Project } from "../model/project.js";
import { REPLACED_DIR, type Snapshot } from "../model/snapshot.js";
import { otherRoot } from "../text/paths.js";
import { ifPresent, nodeFileSystem, remembering, type FileSystem } from "./disk/fs.js";
import { linkOnTheWay } from "./disk/links.js";
import { readText, walk, type Disk } from "./disk/read.js";

export interface ReadOptions {
  /** What was read of the same project before: only what it lacks is read. */
  known?: Snapshot;
  /** Also read receipts, the files they belong to, conflicts, and signed contracts. False for routes by name. */
  state?: boolean;
  /** Also read what is in the places of `.rej` files. */
  rejected?: boolean;
  /** Files to read when that is possible; one that cannot be read is not a problem. */
  seen?: readonly string[];
  /** The project, for what its own files import. */
  project?: Looked;
  fs?: FileSystem;
}

type Looked = Pick<Project, "aliases" | "hidden">;

/** Both places of contract files: after a project moved to `src`, earlier ones may still be in the other. */
const CONTRACT_DIRS = ["lib/api", "src/lib/api"];

/**
 * Reads what a run needs to know of the disk: the files it may write, and (with `state`) everything earlier runs left.
 * Nothing is read through a symbolic link that leaves the project; such places come back as problems.
 *
 * @param root absolute path of the project
 * @param paths output paths, relative to root, with `/`
 */
export async function readDisk(root: string, paths: readonly string[], options: ReadOptions = {}): Promise<Snapshot> {
  const fs = remembering(options.fs ?? nodeFileSystem);
  const realRoot = fs.realpath(root);
  const { project = {} } = options;
  const snapshot: Snapshot = options.known ?? {
    files: new Map(),
    opaque: new Map(),
    receipts: new Map(),
    otherReceipts: new Map(),
    brokenReceipts: new Set(),
    goneSpecs: new Set(),
    contracts: new Set(),
    conflicts: new Map(),
    replaced: new Set(),
    problems: [],
    ...(project.aliases && { aliases: project.aliases }),
  };
  const disk = await openDisk(fs, realRoot, snapshot, options);
  for (const path of options.seen ?? []) look(disk, path, snapshot);
  if (options.known === undefined && snapshot.contracts.size > 0) {
    (await import("./importers.js")).readImporters(disk, snapshot, project.hidden);
  }
  // What was overwritten before is only listed: nothing is overwritten by it, and nothing is read from it.
  if (linkOnTheWay(fs, realRoot, REPLACED_DIR) === undefined) {
    for (const path of walk(disk, REPLACED_DIR)) snapshot.replaced.add(path);
  }
  for (const path of paths) readInto(disk, path, snapshot);
  if (options.rejected === true) snapshot.rejected = rejectedAmong(disk, paths);
  for (const path of snapshot.receipts.keys()) {
    if (snapshot.files.has(path) || snapshot.opaque.has(path)) continue;
    // This run knows of the file by its receipt alone, which is not believed about what lies elsewhere.
    if (linkOnTheWay(fs, realRoot, path) === undefined) readInto(disk, path, snapshot);
    else snapshot.opaque.set(path, "behind a symbolic link");
    if (!snapshot.files.has(path)) look(disk, otherRoot(path), snapshot);
  }
  leaveOutOtherSpellings(disk, snapshot);
  return snapshot;
}

/** Reads the files that may import what goes, where nothing had to be held against them before. */
export async function readAround({ root, hidden }: Looked & Pick<Project, "root">, snapshot: Snapshot): Promise<void> {
  const fs = remembering(nodeFileSystem);
  const { pendingDisk } = await import("./state.js");
  (await import("./importers.js")).readImporters(pendingDisk(fs, fs.realpath(root)), snapshot, hidden);
}

/** Without state nothing of earlier runs is looked for, and the code that does is not loaded. */
async function openDisk(fs: FileSystem, realRoot: string, snapshot: Snapshot, options: ReadOptions): Promise<Disk> {
  if (options.state === false) return { fs, realRoot, pending: new Map() };
  const { pendingDisk, readState } = await import("./state.js");
  if (options.known !== undefined) return pendingDisk(fs, realRoot);
  return readState(fs, realRoot, CONTRACT_DIRS, snapshot);
}

function rejectedAmong(disk: Disk, paths: readonly string[]): Map<string, string | undefined> {
  return new Map(
    paths.flatMap((path) => {
      const found = readText(disk, `${path}.rej`, []);
      return found === undefined ? [] : [[path, found.kind === "text" ? found.text : undefined] as const];
    }),
  );
}

/** Where cases are not told apart, one file was found by all spellings of its name: it is there by its own. */
function leaveOutOtherSpellings({ fs, realRoot }: Disk, { files }: Snapshot): void {
  const spellings = new Map<string, string[]>();
  for (const path of files.keys())
    spellings.set(path.toLowerCase(), [...(spellings.get(path.toLowerCase()) ?? []), path]);
  for (const paths of spellings.values()) {
    if (paths.length === 1) continue;
    const real = new Map(paths.map((path) => [path, ifPresent(() => fs.realpath(join(realRoot, path)))]));
    const isNamed = (path: string): boolean => real.get(path)?.endsWith(normalize(path)) === true;
    for (const path of paths) {
      if (!isNamed(path) && paths.some((other) => isNamed(other) && real.get(other) === real.get(path)))
        files.delete(path);
    }
  }
}

/** Leaves out what cannot be read: a run that writes the file reads it again and reports the problem. */
function look(disk: Disk, path: string, snapshot: Snapshot): void {
  if (snapshot.files.has(path)) return;
  const text = readText(disk, path, []);
  if (text?.kind === "text") snapshot.files.set(path, text.text);
}

function readInto(disk: Disk, path: string, snapshot: Snapshot): void {
  if (snapshot.files.has(path)) return;
  snapshot.opaque.delete(path);
  const found: Snapshot["problems"] = [];
  const text = readText(disk, path, found);
  // A file with a receipt may have been looked at before.
  const isKnown = ({ message }: Diagnostic): boolean => snapshot.problems.some((each) => each.message === message);
  snapshot.problems.push(...found.filter((each) => !isKnown(each)));
  if (text?.kind === "text") snapshot.files.set(path, text.text);
  if (text?.kind === "opaque") snapshot.opaque.set(path, text.reason);
}
