import { readFileSync, statSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { withSlashes } from "../text/paths.js";

// Synchronous on purpose: detection makes a few dozen tiny calls, each of which costs microseconds this way and
// a trip through the thread pool otherwise; nothing else runs meanwhile.

/** Something exists there, whatever it is; symbolic links are followed. */
export function exists(...path: string[]): boolean {
  return stat(join(...path)) !== undefined;
}

export function isDirectory(...path: string[]): boolean {
  return stat(join(...path))?.isDirectory() ?? false;
}

function stat(path: string) {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined; // ENOTDIR, EACCES, ELOOP: nothing that could be read
  }
}

/** Contents without a byte order mark; undefined when there is no such file (a pipe would never end) or it cannot be read. */
export function readText(...path: string[]): string | undefined {
  const file = join(...path);
  if (stat(file)?.isFile() !== true) return undefined;
  try {
    return readFileSync(file, "utf8").replace(/^\ufeff/, "");
  } catch {
    return undefined;
  }
}

/** The first of `names` that exists in `folder`. */
export function firstExisting(folder: string, names: readonly string[]): string | undefined {
  return names.find((name) => exists(folder, name));
}

/** `folder` and the folders above it, nearest first. */
export function upwards(folder: string): string[] {
  const above = dirname(folder);
  return above === folder ? [folder] : [folder, ...upwards(above)];
}

/**
 * `folder` and those above it up to the repository's root (the first with `.git`), where the configuration that
 * a package shares with its workspace may be. Without a repository, all of them.
 */
export function upToRepository(folder: string): string[] {
  const folders = upwards(folder);
  const root = folders.findIndex((above) => exists(above, ".git"));
  return root === -1 ? folders : folders.slice(0, root + 1);
}

/** A path of a configuration, seen from a folder, with `/`. */
export function posixJoin(base: string, path: string): string {
  const slashed = path.split("\\").join("/");
  return /^([A-Za-z]:)?\//.test(slashed) ? posix.normalize(slashed) : posix.join(withSlashes(base), slashed);
}

/** Relative to root with `/`, empty for root itself; undefined outside. */
export function inside(root: string, path: string): string | undefined {
  const base = withSlashes(root);
  const trimmed = path.replace(/\/$/, "");
  if (trimmed === base) return "";
  return trimmed.startsWith(`${base}/`) ? trimmed.slice(base.length + 1) : undefined;
}
