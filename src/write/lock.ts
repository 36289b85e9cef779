import { hostname } from "node:os";
import { join } from "node:path";
import { Cancelled, UserError } from "../model/diagnostic.js";
import { STATE_DIR } from "../model/snapshot.js";
import { errorCode, ifPresent, type FileSystem } from "./disk/fs.js";
import { makeFolder, moveToNew, removeEmptyFolders, removeFile } from "./disk/folders.js";
import { processRuns } from "./disk/process-runs.js";

export interface LockOptions {
  /** How long to wait for another run, in milliseconds. */
  patience?: number;
  /** Pause between looks, in milliseconds. */
  pause?: number;
  /** Whether a process of this machine still runs. */
  isAlive?: (pid: number) => boolean;
  /** Whether Ctrl-C was pressed: then waiting ends. */
  pressed?: () => boolean;
}

export const LOCK = `${STATE_DIR}/lock`;

/** A lock this old belongs to nobody, whatever its process id says: no run holds it for longer than writing takes. */
const STALE_AFTER = 10 * 60_000;

/**
 * Runs `work` while no other run writes to the project. A lock that a dead process left is taken over.
 *
 * @throws UserError when another run holds it for too long
 */
export async function withLock<T>(
  fs: FileSystem,
  realRoot: string,
  options: LockOptions,
  work: () => T | Promise<T>,
): Promise<T> {
  const path = join(realRoot, LOCK);
  const mine = `${process.pid} ${hostname()} ${Math.random().toString(36).slice(2)}\n`;
  await acquire(fs, realRoot, path, mine, options);
  try {
    removeLeftovers(fs, realRoot);
    return await work();
  } finally {
    removeFile(fs, path);
    removeEmptyFolders(fs, realRoot, join(realRoot, STATE_DIR));
  }
}

async function acquire(
  fs: FileSystem,
  realRoot: string,
  path: string,
  mine: string,
  { patience = 30_000, pause = 25, isAlive = processRuns, pressed }: LockOptions,
): Promise<void> {
  for (let waited = 0; ; waited += pause) {
    const holder = take(fs, realRoot, path, mine);
    if (holder === undefined) return;
    if (isStale(fs, path, holder, isAlive)) {
      takeOver(fs, path, holder, mine);
      continue;
    }
    if (waited >= patience) throw busy(holder);
    await new Promise((resolve) => setTimeout(resolve, pause));
    if (pressed?.() === true) throw new Cancelled();
  }
}

/** `undefined` when the lock is ours now, else what its holder wrote into it. */
function take(fs: FileSystem, realRoot: string, path: string, mine: string): string | undefined {
  const own = `${path}.${tokenOf(mine)}`;
  for (;;) {
    try {
      makeFolder(fs, join(realRoot, STATE_DIR));
      // Made aside and renamed, so that a lock is never seen without its holder in it.
      fs.writeNew(own, mine);
      moveToNew(fs, own, path);
      return undefined;
    } catch (error) {
      const code = errorCode(error);
      if (code === "EEXIST") removeFile(fs, own);
      // A holder that is done removes the folder, if empty, between our steps.
      else if (code !== "ENOENT") throw error;
      const holder = holderOf(fs, path);
      if (holder !== undefined) return holder;
    }
  }
}

/**
 * What is written in a lock, `undefined` when there is none. No run makes a link, so one has nothing of a holder's in
 * it, wherever it leads: one that leads nowhere is there and cannot be read, which would be asked for ever.
 */
function holderOf(fs: FileSystem, path: string): string | undefined {
  return ifPresent(() => (fs.lstat(path).kind === "link" ? "" : Buffer.from(fs.readFile(path)).toString()));
}

function tokenOf(mine: string): string {
  return mine.trim().split(" ").at(-1) ?? "";
}

/** What runs that were killed while they waited have left. */
function removeLeftovers(fs: FileSystem, realRoot: string): void {
  const dir = join(realRoot, STATE_DIR);
  for (const { name } of fs.readdir(dir)) if (name.startsWith("lock.")) removeFile(fs, join(dir, name));
}

function isStale(fs: FileSystem, path: string, holder: string, isAlive: (pid: number) => boolean): boolean {
  const [pid = "", host] = holder.trim().split(" ");
  const age = Date.now() - (ifPresent(() => fs.lstat(path))?.mtimeMs ?? Date.now());
  if (age > STALE_AFTER || !/^\d+$/.test(pid)) return true;
  return host === hostname() && !isAlive(Number(pid));
}

/** Only one of several waiting runs gets to rename the dead one's lock; should it be a live one by now, it goes back. */
function takeOver(fs: FileSystem, path: string, holder: string, mine: string): void {
  const aside = `${path}.${tokenOf(mine)}`;
  if (ifPresent(() => (fs.rename(path, aside), true)) === undefined) return;
  const found = holderOf(fs, aside);
  if (found !== holder) {
    try {
      fs.link(aside, path);
    } catch (error) {
      if (errorCode(error) !== "EEXIST") throw error;
    }
  }
  removeFile(fs, aside);
}

function busy(holder: string): UserError {
  const pid = /^\d+/.exec(holder)?.[0];
  return new UserError(
    `Another create-api-route is writing to this project${pid === undefined ? "" : ` (process ${pid})`}.`,
    `Wait for it to end; if there is none, delete ${STATE_DIR}/lock.`,
  );
}
