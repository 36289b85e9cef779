import { createHash } from "node:crypto";
import { watch, type FSWatcher } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname } from "node:path";

/** Editors write a file in several steps; what follows within this is one change. Milliseconds. */
const SETTLED = 80;

/** Files by absolute path, each with what tells its content; `undefined` for one that is not there. */
export type Seen = ReadonlyMap<string, string | undefined>;

/**
 * The file that is not as it was seen; `undefined` when it was interrupted.
 *
 * @param any a file beside these counts too, as it may be the one that was missing
 */
export function nextChange(seen: Seen, any: boolean, interrupted: AbortSignal): Promise<string | undefined> {
  return new Promise((settle) => {
    let timer: NodeJS.Timeout | undefined;
    const end = (changed?: string): void => {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
      interrupted.removeEventListener("abort", stop);
      settle(changed);
    };
    const stop = (): void => end();
    const check = (other?: string): void => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        void changedOf(seen).then((changed = any ? other : undefined) => changed !== undefined && end(changed));
      }, SETTLED);
    };
    const watchers = foldersOf(seen).flatMap((folder) => watching(folder, check));
    interrupted.addEventListener("abort", stop);
    if (interrupted.aborted) stop();
    else check();
  });
}

function foldersOf(seen: Seen): string[] {
  return [...new Set([...seen.keys()].map((file) => dirname(file)))];
}

/** A folder, and not its files: editors put a new file in the place of the old one. */
function watching(folder: string, check: (other?: string) => void): FSWatcher[] {
  try {
    const watcher = watch(folder, (_, name) => check(name === null ? undefined : `${folder}/${name}`));
    // It is gone, with all that was in it.
    return [watcher.on("error", () => check())];
  } catch {
    return [];
  }
}

async function changedOf(seen: Seen): Promise<string | undefined> {
  const now = await look(seen.keys());
  return [...seen].find(([file, before]) => now.get(file) !== before)?.[0];
}

/** What the files hold now. */
export async function look(files: Iterable<string>): Promise<Seen> {
  const entries = [...files].map(async (file): Promise<[string, string | undefined]> => {
    const bytes = await readFile(file).catch(() => undefined);
    return [file, bytes && createHash("sha256").update(bytes).digest("hex")];
  });
  return new Map(await Promise.all(entries));
}
