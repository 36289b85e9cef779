import { readdirSync, realpathSync, statSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import type { Diagnostic } from "../model/diagnostic.js";
import type { ExistingRoute, Project } from "../model/project.js";

type Where = Pick<Project, "root" | "dirs" | "pageExtensions">;

/**
 * Every file that Next.js serves at `/api` or below, sorted by file, and what is wrong with the others there.
 *
 * Pages Router: each file with a page extension is a route, also tests and files with a leading underscore
 * (https://nextjs.org/docs/pages/building-your-application/routing/api-routes). App Router: `route.*`, and `page.*`
 * which would collide; without groups `(x)`, slots `@x` and private folders `_x`
 * (https://nextjs.org/docs/app/getting-started/project-structure).
 */
export function findRoutes(where: Where): { routes: ExistingRoute[]; diagnostics: Diagnostic[] } {
  const { root, dirs } = where;
  const extensions = [...where.pageExtensions].sort((a, b) => b.length - a.length);
  const pages = [...filesBelow(root, `${dirs.pages}/api`, () => true), ...filesIn(root, dirs.pages, /^api\./)];
  const app = dirs.app === undefined ? [] : filesBelow(root, dirs.app, isServedByApp(dirs.app));
  const isDeclaration = (file: string) => file.endsWith(".d.ts");
  const routes = [
    ...pages.filter((file) => !isDeclaration(file)).flatMap((file) => pagesRoute(file, dirs.pages, extensions)),
    ...app.flatMap((file) => appRoute(file, dirs.app ?? "", extensions)),
  ];
  return {
    routes: routes.filter(({ url }) => /^\/api(\/|$)/.test(url)).sort((a, b) => (a.file < b.file ? -1 : 1)),
    diagnostics: pages.filter(isDeclaration).sort().map(declaration),
  };
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
function stem(file: string, extensions: readonly string[]): string | undefined {
  const extension = extensions.find((known) => file.endsWith(`.${known}`));
  return extension === undefined ? undefined : file.slice(0, -extension.length - 1);
}

function pagesRoute(file: string, pages: string, extensions: readonly string[]): ExistingRoute[] {
  const name = stem(file.slice(pages.length), extensions);
  if (name === undefined) return [];
  return [{ router: "pages", file, url: name.replace(/\/index$/, "") }];
}

function appRoute(file: string, app: string, extensions: readonly string[]): ExistingRoute[] {
  const name = stem(file.slice(app.length + 1), extensions)?.split("/");
  const leaf = name?.pop();
  if (!name || (leaf !== "route" && leaf !== "page")) return [];
  const segments = name.filter((segment) => !isInvisible(segment)).map((segment) => segment.replace(/%5F/g, "_"));
  return [{ router: "app", file, url: `/${segments.join("/")}` }];
}

/** Groups and slots are not part of the URL. */
function isInvisible(segment: string): boolean {
  return /^(\(.*\)|@.*)$/.test(segment);
}

/** Folders to go into: below `/api`, without private ones and intercepting routes, which never serve an API. */
function isServedByApp(app: string): (folder: string) => boolean {
  return (folder) => {
    const segments = folder.slice(app.length + 1).split("/");
    const visible = segments.find((segment) => !isInvisible(segment));
    const last = segments.at(-1) ?? "";
    return (visible === undefined || visible === "api") && !/^(_|\(\.+\).)/.test(last);
  };
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

function filesIn(root: string, folder: string, name: RegExp): string[] {
  return entries(root, folder)
    .filter((entry) => entry.kind === "file" && name.test(entry.name))
    .map((entry) => `${folder}/${entry.name}`);
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
