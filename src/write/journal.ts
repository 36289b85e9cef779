import { dirname, join } from "node:path";
import { STATE_DIR } from "../model/snapshot.js";
import { sha256 } from "../text/short-hash.js";
import { containedNewPath, writablePath } from "./disk/contain.js";
import { errorCode, ifPresent, remembering, type FileSystem } from "./disk/fs.js";
import { isWithoutLinks, makeFolder, moveToNew, removeEmptyFolders, removeFile } from "./disk/folders.js";
import type { StateFileSystem } from "./state-fs.js";

/** What a run is about to do, on disk before it does any of it. Lies beside the staged texts, in `STAGE`. */
export interface Journal {
  version: 1;
  steps: Step[];
}

export interface Step {
  /** Relative to root. */
  path: string;
  /** Hash of the file now, and of what it becomes; `null` for no file. */
  before: string | null;
  after: string | null;
  /** See `Operation.about`. */
  about?: string;
}

/** Everything temporary is in here; it is gone when a run ends. */
export const STAGE = `${STATE_DIR}/tmp`;
export const JOURNAL = `${STAGE}/journal.json`;

export function hashOf(data: Uint8Array | string): string {
  return sha256(data).slice(0, 32);
}

export function stagedPath(realRoot: string, index: number): string {
  return join(realRoot, STAGE, String(index));
}

/** Where the old file of a step waits until all is done, so that it can be put back. */
export function backupPath(realRoot: string, index: number): string {
  return join(realRoot, STAGE, `${index}.old`);
}

/** Puts the journal in its place in one step: from here on an interrupted run is finished by the next one. */
export function writeJournal(fs: FileSystem, realRoot: string, journal: Journal): void {
  const path = join(realRoot, JOURNAL);
  fs.writeNew(`${path}.part`, JSON.stringify(journal));
  fs.rename(`${path}.part`, path);
}

/**
 * The journal an interrupted run left; `undefined` when there is none, or none that makes sense. What it names is to be
 * believed only after `stateProblems` found nothing.
 */
export function readJournal(fs: FileSystem, realRoot: string): Journal | undefined {
  const found = foundJournal(fs, realRoot);
  return found === "unreadable" ? undefined : found;
}

/** The same, where one that makes no sense is to be told. */
export function foundJournal(fs: FileSystem, realRoot: string): Journal | "unreadable" | undefined {
  const data = ifPresent(() => fs.readFile(join(realRoot, JOURNAL)));
  if (data === undefined) return undefined;
  try {
    const journal: unknown = JSON.parse(Buffer.from(data).toString());
    return isJournal(journal) ? journal : "unreadable";
  } catch {
    return "unreadable";
  }
}

function isJournal(value: unknown): value is Journal {
  if (typeof value !== "object" || value === null || !("steps" in value) || !Array.isArray(value.steps)) return false;
  return value.steps.every((step: unknown) => {
    if (typeof step !== "object" || step === null) return false;
    const { path, before, after, about } = step as Record<string, unknown>;
    const names = typeof path === "string" && (about === undefined || typeof about === "string");
    return names && isHash(before) && isHash(after);
  });
}

function isHash(value: unknown): boolean {
  return value === null || (typeof value === "string" && /^[0-9a-f]{32}$/.test(value));
}

interface Performing {
  fs: StateFileSystem;
  /** The same, where what a folder really is, is asked once. */
  folders: FileSystem;
  /** Folders that were made by now, which `folders` remembers as missing. */
  made: Set<string>;
  realRoot: string;
  /** The staged texts were written by this very process. */
  fresh: boolean;
}

/**
 * Does one step, if it is still to be done. A file that is neither as it was nor as it is to become was changed by
 * somebody else, and is left alone.
 *
 * @returns whether the file now is as it is to become
 */
function performStep(performing: Performing, step: Step, index: number): boolean {
  const { fs, folders, realRoot, fresh } = performing;
  if (fresh && step.before === null && step.after !== null) {
    const target = containedNewPath(folders, realRoot, step.path);
    makeMissing(performing, dirname(target));
    if (createFrom(fs, stagedPath(realRoot, index), target)) return true;
  }
  const target = writablePath(fs, realRoot, step.path);
  const hash = hashAt(fs, target);
  if (hash === step.after) {
    removeFile(fs, besidePath(target));
    return true;
  }
  if (hash !== step.before) return false;
  if (step.after === null) {
    keepBackup(fs, target, backupPath(realRoot, index));
    fs.unlink(target);
    removeEmptyFolders(fs, realRoot, dirname(target));
    return true;
  }
  const staged = stagedPath(realRoot, index);
  if (!fresh && wholeAt(fs, staged, step.after) === undefined) return false;
  if (step.before === null) return createFrom(fs, staged, target);
  keepBackup(fs, target, backupPath(realRoot, index));
  acrossDevices(fs, staged, target, (from) => fs.rename(from, target));
  return true;
}

/** What is staged, if it is all there: after a power failure the text may not have reached the disk, though its name did. */
function wholeAt(fs: FileSystem, staged: string, hash: string): Uint8Array | undefined {
  const bytes = fileAt(fs, staged);
  return bytes instanceof Uint8Array && hashOf(bytes) === hash ? bytes : undefined;
}

/** Hash of the file at `path`, `null` for no file; what is not a file is like none that a step could be about. */
function hashAt(fs: FileSystem, path: string): string | null {
  const found = fileAt(fs, path);
  return found instanceof Uint8Array ? hashOf(found) : found;
}

/** The bytes of a file, `null` where there is nothing, or what else is there. */
function fileAt(fs: FileSystem, path: string): Uint8Array | string | null {
  const kind = ifPresent(() => fs.lstat(path))?.kind;
  if (kind === undefined) return null;
  // Another process that finishes the same run may take it away in between.
  return kind === "file" ? (ifPresent(() => fs.readFile(path)) ?? null) : kind;
}

/** Makes a folder that is known to be missing, those above it first: trying a file in it, or it alone, would be in vain. */
function makeMissing(performing: Performing, folder: string): void {
  const { fs, folders, made } = performing;
  if (made.has(folder) || ifPresent(() => folders.lstat(folder)) !== undefined) return;
  makeMissing(performing, dirname(folder));
  makeFolder(fs, folder);
  made.add(folder);
}

/** @returns false when somebody else made the file in the meantime */
function createFrom(fs: StateFileSystem, staged: string, target: string): boolean {
  const create = (): void => acrossDevices(fs, staged, target, (from) => moveToNew(fs, from, target));
  try {
    create();
    return true;
  } catch (error) {
    if (errorCode(error) === "EEXIST") return false;
    if (errorCode(error) !== "ENOENT") throw error;
    makeFolder(fs, dirname(target));
    create();
    return true;
  }
}

function keepBackup(fs: StateFileSystem, target: string, backup: string): void {
  try {
    fs.link(target, backup);
  } catch (error) {
    if (isWithoutLinks(error)) fs.copy(target, backup);
    // Left by a run that was interrupted right here.
    else if (errorCode(error) !== "EEXIST") throw error;
  }
}

function besidePath(target: string): string {
  return `${target}.create-api-route.tmp`;
}

/**
 * Puts the staged text in its place. A folder of the project may lie on another file system than its state: then a copy
 * beside the target goes there, so that the file itself still changes in one step.
 */
function acrossDevices(fs: StateFileSystem, staged: string, target: string, put: (from: string) => void): void {
  try {
    put(staged);
  } catch (error) {
    if (errorCode(error) !== "EXDEV") throw error;
    const beside = besidePath(target);
    removeFile(fs, beside);
    try {
      fs.copy(staged, beside);
      put(beside);
    } finally {
      removeFile(fs, beside);
    }
  }
}

/** Puts back what `performStep` did, or had begun to do. */
export function undoStep(fs: FileSystem, realRoot: string, step: Step, index: number): void {
  const target = writablePath(fs, realRoot, step.path);
  const hash = hashAt(fs, target);
  if (step.before === null) {
    if (hash !== null && hash === step.after) fs.unlink(target);
    removeEmptyFolders(fs, realRoot, dirname(target));
  } else if (hash === step.after) {
    makeFolder(fs, dirname(target));
    fs.rename(backupPath(realRoot, index), target);
  }
}

/**
 * Finishes what an interrupted run had begun, and clears what it left. To be called under the lock, once nothing is
 * wrong with the state.
 */
export function finishInterrupted(fs: StateFileSystem, realRoot: string): void {
  const journal = readJournal(fs, realRoot);
  if (journal !== undefined) performSteps(fs, realRoot, journal.steps);
  clearStage(fs, realRoot);
}

/**
 * @param begin called with the index of each step before it is done; absent when an earlier process staged them
 * @returns paths that were left alone because somebody else changed them
 */
export function performSteps(
  fs: StateFileSystem,
  realRoot: string,
  steps: readonly Step[],
  begin?: (index: number) => void,
): string[] {
  const left = new Set<string>();
  const skips = skipping(left);
  const performing = { fs, folders: remembering(fs), made: new Set<string>(), realRoot, fresh: begin !== undefined };
  steps.forEach((step, index) => {
    if (skips(step)) return;
    begin?.(index);
    if (!performStep(performing, step, index)) left.add(step.path);
  });
  return [...left];
}

/** Whether a step is not to be done because what it is about was left alone, or skipped itself. */
function skipping(left: ReadonlySet<string>): (step: Step) => boolean {
  const skipped = new Set<string>();
  return ({ path, about }) => {
    if (about === undefined || !(left.has(about) || skipped.has(about))) return false;
    skipped.add(path);
    return true;
  };
}

/** The journal goes first: from then on there is nothing to finish. */
export function clearStage(fs: StateFileSystem, realRoot: string): void {
  const stage = join(realRoot, STAGE);
  removeFile(fs, join(realRoot, JOURNAL));
  fs.remove(stage);
  removeEmptyFolders(fs, realRoot, dirname(stage));
}

/**
 * What the files of an interrupted (or still running) run will be once it is finished: by path, `undefined` for none.
 * Lets a dry run see what a real one would. To be called once nothing is wrong with the state.
 */
export function pendingFiles(fs: FileSystem, realRoot: string): Map<string, Uint8Array | undefined> {
  const pending = new Map<string, Uint8Array | undefined>();
  const left = new Set<string>();
  const skips = skipping(left);
  readJournal(fs, realRoot)?.steps.forEach((step, index) => {
    const hash = hashAt(fs, writablePath(fs, realRoot, step.path));
    if (hash === step.after || skips(step)) return;
    const staged = step.after === null ? undefined : wholeAt(fs, stagedPath(realRoot, index), step.after);
    const doable = step.after === null || staged !== undefined;
    if (hash === step.before && doable) pending.set(step.path, staged);
    else left.add(step.path);
  });
  return pending;
}
