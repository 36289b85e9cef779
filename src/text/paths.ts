import { relative, sep } from "node:path";

/** A path of this system, written with `/` as plans, receipts, messages and generated code have it. */
export function withSlashes(path: string): string {
  return path.split(sep).join("/");
}

/** Where a path is, seen from a folder, with `/`; empty for the folder itself. Both are paths of this system. */
export function relativePath(folder: string, path: string): string {
  return withSlashes(relative(folder, path));
}

/** How a file names another one of the project, both relative to the root with `/`: `../../lib/api/user`; a neighbour is `user`. */
export function importPath(file: string, target: string): string {
  const from = file.split("/");
  const to = target.split("/");
  let shared = 0;
  while (shared < from.length - 1 && shared < to.length && from[shared] === to[shared]) shared++;
  return [...Array<string>(from.length - 1 - shared).fill(".."), ...to.slice(shared)].join("/");
}

/** Whether a file is TypeScript or JavaScript, by its name. */
export function isCodeFile(path: string): boolean {
  return /\.[cm]?[jt]sx?$/.test(path);
}

/** The same between files that may be neighbours: `./paths`. */
export function relativeImport(file: string, target: string): string {
  const path = importPath(file, target);
  return path.startsWith(".") ? path : `./${path}`;
}

/** The same place below `src`, or out of it: `src/lib/api/auth.ts` of `lib/api/auth.ts`, and the other way round. */
export function otherRoot(path: string): string {
  return path.startsWith("src/") ? path.slice("src/".length) : `src/${path}`;
}
