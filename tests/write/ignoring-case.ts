import { posix } from "node:path";
import type { StateFileSystem } from "../../src/write/state-fs.js";

/** A disk as those of macOS and Windows are: a name keeps the case it was made with, and is found in any other. */
export function ignoringCase(fs: StateFileSystem): StateFileSystem {
  const actual = (path: string): string => {
    if (path === "/") return path;
    const folder = actual(posix.dirname(path));
    const name = posix.basename(path);
    const isIt = (each: { name: string }): boolean => each.name.toLowerCase() === name.toLowerCase();
    return posix.join(folder, namesIn(fs, folder).find(isIt)?.name ?? name);
  };
  const named = Object.entries(fs).map(([operation, call]) => {
    const act = call as (...args: unknown[]) => unknown;
    const isMade = (index: number): boolean => index === 0 || /^(?:rename|link|copy)$/.test(operation);
    return [
      operation,
      (...args: unknown[]) => act(...args.map((each, index) => (isMade(index) ? actual(String(each)) : each))),
    ];
  });
  return Object.fromEntries(named) as StateFileSystem;
}

function namesIn(fs: StateFileSystem, folder: string): { name: string; directory: boolean }[] {
  try {
    return fs.readdir(folder);
  } catch {
    return [];
  }
}
