import { posix } from "node:path";
import type { Diagnostic } from "../model/diagnostic.js";
import type { Project } from "../model/project.js";
import { forEachRouter, ROUTER_NAMES, type RouterName } from "../model/routers/index.js";
import { exists, isDirectory } from "./files.js";

export interface Dirs {
  dirs: Project["dirs"];
  routers: Project["routers"];
  diagnostics: Diagnostic[];
}

/**
 * Where routes are and will be, as Next.js looks for them (`next/dist/lib/find-pages-dir`): each router at the root,
 * else below `src`, where an empty folder at the root already hides the one below `src`. A router that the project does
 * not have gets its folder beside the other's; both below `src` when there is such a folder and neither.
 */
export function findDirs(root: string): Dirs {
  const found = forEachRouter((name) => findDir(root, name));
  const routers = ROUTER_NAMES.filter((name) => found[name] !== undefined);
  const [first] = routers;
  const parent = first === undefined ? (isDirectory(root, "src") ? "src" : ".") : posix.dirname(found[first] ?? first);
  const dirs = forEachRouter((name) => found[name] ?? posix.join(parent, name));
  return {
    dirs: { ...dirs, lib: posix.join(parent, "lib") },
    routers,
    diagnostics: [...ROUTER_NAMES.flatMap((name) => hidden(root, name)), ...apart(routers.map((name) => dirs[name]))],
  };
}

function findDir(root: string, name: string): string | undefined {
  return [name, `src/${name}`].find((folder) => exists(root, folder));
}

function hidden(root: string, name: RouterName): Diagnostic[] {
  if (!exists(root, name) || !exists(root, "src", name)) return [];
  return [
    {
      code: "src-folder-hidden",
      severity: "warning",
      message: `Both ${name} and src/${name} exist; Next.js uses ${name} and ignores src/${name}.`,
      hint: `Remove one of them, ${name} also when it is empty.`,
    },
  ];
}

function apart(folders: readonly string[]): Diagnostic[] {
  if (new Set(folders.map((folder) => posix.dirname(folder))).size < 2) return [];
  return [
    {
      code: "routers-apart",
      severity: "warning",
      message: `${folders.join(" and ")} are in different folders; Next.js refuses to build that.`,
      hint: "Move both to the root, or both below src.",
    },
  ];
}
