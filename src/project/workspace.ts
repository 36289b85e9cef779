import { readdirSync } from "node:fs";
import { join } from "node:path";
import { exists, isDirectory, readText, upwards } from "./files.js";
import { readPackage } from "./package-json.js";

/** The folder holds several packages: npm, Yarn, Bun (`workspaces`), pnpm, Nx or Lerna say so. */
export function isWorkspaceRoot(folder: string, found = readPackage(folder)): boolean {
  return (
    found?.workspaces !== undefined ||
    pnpmGlobs(folder) !== undefined ||
    exists(folder, "nx.json") ||
    exists(folder, "lerna.json")
  );
}

/**
 * `packages` of pnpm-workspace.yaml. A file without it holds settings of a single package and makes no workspace.
 * Read by line, as a list of texts needs no YAML reader.
 */
function pnpmGlobs(folder: string): string[] | undefined {
  const text = readText(folder, "pnpm-workspace.yaml");
  const list = text === undefined ? null : /^packages:[^\n]*\n((?:[ \t]*(?:-[^\n]*|#[^\n]*)?(?:\n|$))*)/m.exec(text);
  if (!list) return undefined;
  return [...list[1]!.matchAll(/^[ \t]*-[ \t]*(['"]?)([^'"#\n]+?)\1[ \t]*(?:#.*)?\r?$/gm)].map((match) => match[2]!);
}

/** Where Nx and Lerna keep packages unless told otherwise, and where people put an app without any workspace. */
const USUAL = ["apps/*", "packages/*", "*"];

/**
 * The folders of the workspace around `start`, or right below `start` when there is none; sorted. What they hold is
 * not looked at.
 */
export function workspaceFolders(start: string): string[] {
  const root = upwards(start).find((folder) => isWorkspaceRoot(folder)) ?? start;
  const globs: string[] = [...(readPackage(root)?.workspaces ?? []), ...(pnpmGlobs(root) ?? []), ...USUAL];
  const folders = globs.filter((glob) => !glob.startsWith("!")).flatMap((glob) => expand(root, glob.split("/")));
  return [...new Set(folders)].sort();
}

/** How deep `**` goes: enough for every layout seen, and never through a whole disk. */
const DEEPEST = 3;

function expand(folder: string, [part, ...rest]: readonly string[], depth = 0): string[] {
  if (part === undefined) return [folder];
  if (part === "" || part === ".") return expand(folder, rest);
  if (part === "..") return []; // outside the workspace
  if (part === "**") {
    const deeper =
      depth < DEEPEST ? foldersIn(folder).flatMap((below) => expand(below, [part, ...rest], depth + 1)) : [];
    return [...expand(folder, rest), ...deeper];
  }
  if (!part.includes("*")) return isDirectory(folder, part) ? expand(join(folder, part), rest) : [];
  const shape = new RegExp(`^${part.split("*").map(escape).join("[^/]*")}$`);
  return foldersIn(folder, shape).flatMap((below) => expand(below, rest));
}

function escape(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

function foldersIn(folder: string, shape = /^/): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !/^(\.|node_modules$)/.test(entry.name) && shape.test(entry.name))
      .map((entry) => join(folder, entry.name));
  } catch {
    return [];
  }
}
