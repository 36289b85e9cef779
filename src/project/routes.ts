import { readdirSync, realpathSync, statSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import type { Diagnostic } from "../model/diagnostic.js";
import type { ExistingRoute, Project } from "../model/project.js";
import { ROUTERS } from "../model/routers/index.js";

type Where = Pick<Project, "root" | "dirs" | "pageExtensions">;

/**
 * Every file that Next.js serves at `/api` or below, sorted by file, and what is wrong with the others there. Which
 * those are, each router knows of its own (`model/routers/`).
 */
export function findRoutes(where: Where): { routes: ExistingRoute[]; diagnostics: Diagnostic[] } {
  const found = ROUTERS.map((router) => routesOf(router, where));
  return {
    routes: found.flatMap(({ routes }) => routes).sort((a, b) => (a.file < b.file ? -1 : 1)),
    diagnostics: found.flatMap(({ declarations }) => declarations).map(declaration),
  };
}

function routesOf(
  { name, urlOf, looksInto, takesEveryFile }: (typeof ROUTERS)[number],
  { root, dirs, pageExtensions }: Where,
): { routes: ExistingRoute[]; declarations: string[] } {
  const extensions = [...pageExtensions].sort((a, b) => b.length - a.length);
  const folder = dirs[name];
  const below = (path: string): string => path.slice(folder.length + 1);
  const files = filesBelow(root, folder, (path) => looksInto(below(path)));
  const declarations = takesEveryFile
    ? files.filter((file) => /^api[./]/.test(below(file)) && isDeclaration(file))
    : [];
  const routes = files.flatMap((file): ExistingRoute[] => {
    const stem = isDeclaration(file) ? undefined : stemOf(below(file), extensions);
    const url = stem === undefined ? undefined : urlOf(stem);
    return url === undefined || !/^\/api(\/|$)/.test(url) ? [] : [{ router: name, file, url }];
  });
  return { routes, declarations: declarations.sort() };
}

function isDeclaration(file: string): boolean {
  return file.endsWith(".d.ts");
}

/** Next.js 16 panics on it, 12 to 15 answer 500 in `dev` once its URL is asked for. */
function declaration(file: string): Diagnostic {
  return {
    code: "declaration-file-in-pages",
    severity: "warning",
    message: `${file} is below pages/api, where Next.js takes every file for a route; Next.js 16 does not build with it.`,
    hint: "Move the types elsewhere, e.g. to lib.",
  };
}

/** The name without its extension; undefined for a file Next.js does not route. */
function stemOf(file: string, extensions: readonly string[]): string | undefined {
  const extension = extensions.find((known) => file.endsWith(`.${known}`));
  return extension === undefined ? undefined : file.slice(0, -extension.length - 1);
}

/** Files below `public` at URLs of the API, sorted. https://nextjs.org/docs/app/api-reference/file-conventions/public-folder */
export function findPublicFiles(root: string): string[] {
  return filesBelow(root, "public/api", () => true).sort();
}

/** All files below a folder, relative to root with `/`, not entering folders that `enter` refuses. */
function filesBelow(root: string, folder: string, enter: (folder: string) => boolean): string[] {
  const files: string[] = [];
  const visit = (current: string): void => {
    for (const { name, kind } of entries(root, current)) {
      const path = `${current}/${name}`;
      if (kind === "file") files.push(path);
      else if (kind === "folder" && enter(path)) visit(path);
    }
  };
  visit(folder);
  return files;
}

interface Entry {
  name: string;
  kind: "file" | "folder" | "other";
}

function entries(root: string, folder: string): Entry[] {
  try {
    return readdirSync(join(root, folder), { withFileTypes: true }).map((entry): Entry => {
      const { name } = entry;
      if (entry.isSymbolicLink()) return { name, kind: linked(root, join(root, folder, name)) };
      return { name, kind: entry.isFile() ? "file" : entry.isDirectory() ? "folder" : "other" };
    });
  } catch {
    return []; // no such folder, or not ours to read
  }
}

/** What a link leads to, as Next.js follows it; but never out of the project, and not below another link (loops). */
function linked(root: string, path: string): Entry["kind"] {
  try {
    const target = realpathSync.native(path);
    const parent = dirname(path);
    if (!target.startsWith(root + sep) || `${parent}${sep}`.startsWith(target + sep)) return "other";
    if (!statSync(target).isDirectory()) return "file";
    return realpathSync.native(parent) === parent ? "folder" : "other";
  } catch {
    return "other";
  }
}
