import { posix } from "node:path";
import type { Diagnostic } from "../model/diagnostic.js";
import type { Project } from "../model/project.js";
import { exists, isDirectory } from "./files.js";

export interface Dirs {
  dirs: Project["dirs"];
  routers: Project["routers"];
  diagnostics: Diagnostic[];
}

/**
 * Where routes are and will be, as Next.js looks for them (`next/dist/lib/find-pages-dir`): each router at the root,
 * else below `src`, where an empty folder at the root already hides the one below `src`. A project without `pages` gets
 * it beside `app`; one without either below `src` when there is such a folder.
 */
export function findDirs(root: string): Dirs {
  const pages = findDir(root, "pages");
  const app = findDir(root, "app");
  const parent = posix.dirname(pages ?? app ?? (isDirectory(root, "src") ? "src/pages" : "pages"));
  const routers: Project["routers"] = [];
  if (pages !== undefined) routers.push("pages");
  if (app !== undefined) routers.push("app");
  return {
    dirs: {
      pages: pages ?? posix.join(parent, "pages"),
      ...(app !== undefined && { app }),
      lib: posix.join(parent, "lib"),
    },
    routers,
    diagnostics: [...hidden(root, "pages"), ...hidden(root, "app"), ...apart(pages, app)],
  };
}

function findDir(root: string, name: string): string | undefined {
  return [name, `src/${name}`].find((folder) => exists(root, folder));
}

function hidden(root: string, name: string): Diagnostic[] {
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

function apart(pages: string | undefined, app: string | undefined): Diagnostic[] {
  if (pages === undefined || app === undefined || posix.dirname(pages) === posix.dirname(app)) return [];
  return [
    {
      code: "routers-apart",
      severity: "warning",
      message: `${pages} and ${app} are in different folders; Next.js refuses to build that.`,
      hint: "Move both to the root, or both below src.",
    },
  ];
}
