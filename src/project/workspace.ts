import { readdirSync } from "node:fs";
import { join, posix } from "node:path";
import { exists, isDirectory, readText, upwards } from "./files.js";
import { asObject } from "./jsonc.js";
import { readPackage } from "./package-json.js";

/** The folder holds several packages: npm, Yarn, Bun (`workspaces`), pnpm, Nx or Lerna say so. */
export async function isWorkspaceRoot(folder: string, found = readPackage(folder)): Promise<boolean> {
  return (
    found?.workspaces !== undefined ||
    exists(folder, "nx.json") ||
    exists(folder, "lerna.json") ||
    (await pnpmGlobs(folder)) !== undefined
  );
}

/**
 * `packages` of pnpm-workspace.yaml (https://pnpm.io/pnpm-workspace_yaml). A file without it holds settings of a single
 * package and makes no workspace; nor does one that cannot be read.
 */
async function pnpmGlobs(folder: string): Promise<string[] | undefined> {
  const text = readText(folder, "pnpm-workspace.yaml");
  if (text === undefined) return undefined;
  const { parseDocument } = await import("yaml");
  // The schema whatever a `%YAML` directive says, as of all documents: the package has no other.
  const document = parseDocument(text, { version: "1.2", schema: "core", resolveKnownTags: false, logLevel: "silent" });
  const packages = document.errors.length > 0 ? undefined : asObject(document.toJS())?.packages;
  return Array.isArray(packages) ? packages.filter((glob) => typeof glob === "string") : undefined;
}

/** Where Nx and Lerna keep packages unless told otherwise, and where people put an app without any workspace. */
const USUAL = ["apps/*", "packages/*", "*"];

/**
 * The folders of the workspace around `start`, or right below `start` when there is none; absolute and sorted. What
 * they hold is not looked at. What a glob with `!` takes out is not among them.
 */
export async function workspaceFolders(start: string): Promise<string[]> {
  const root = (await workspaceAround(start)) ?? start;
  const stated = [...(readPackage(root)?.workspaces ?? []), ...((await pnpmGlobs(root)) ?? [])];
  const isTakenOut = (glob: string): boolean => glob.startsWith("!");
  const ignore = stated.filter(isTakenOut).map((glob) => glob.slice(1));
  const globs = [...stated.filter((glob) => !isTakenOut(glob)), ...USUAL];
  const folders = await Promise.all(globs.map((glob) => expand(root, glob, ignore)));
  return [...new Set(folders.flat())].sort().map((folder) => join(root, folder));
}

/** The workspace that a folder is in, absolute; undefined when there is none. */
export async function workspaceAround(start: string): Promise<string | undefined> {
  for (const folder of upwards(start)) if (await isWorkspaceRoot(folder)) return folder;
  return undefined;
}

/** How deep `**` goes: enough for every layout seen, and never through a whole disk. */
const DEEPEST = 3;

/** Folders that a glob means, relative to root with `/`. */
async function expand(root: string, glob: string, ignore: readonly string[]): Promise<string[]> {
  const { default: picomatch } = await import("picomatch");
  const pattern = posix.normalize(glob).replace(/\/$/, "");
  if (pattern.startsWith("..") || pattern.startsWith("/")) return []; // outside the workspace
  const { base, glob: wild } = picomatch.scan(pattern);
  const depth = wild.split("/").reduce((sum, part) => sum + (part === "**" ? DEEPEST : 1), 0);
  const options = { ignore: ignore.map((each) => posix.normalize(each).replace(/\/$/, "")) };
  const isMeant = picomatch(pattern, options);
  const below = wild === "" ? [base] : foldersBelow(root, base, depth);
  return below.filter((folder) => isMeant(folder) && isDirectory(root, folder));
}

/** `folder` and the folders in it, `depth` levels down; without hidden ones and installed packages. */
function foldersBelow(root: string, folder: string, depth: number): string[] {
  if (depth === 0) return [folder];
  return [folder, ...foldersIn(root, folder).flatMap((below) => foldersBelow(root, below, depth - 1))];
}

function foldersIn(root: string, folder: string): string[] {
  try {
    return readdirSync(join(root, folder), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !/^(\.|node_modules$)/.test(entry.name))
      .map((entry) => posix.join(folder, entry.name));
  } catch {
    return [];
  }
}
