import type { Project } from "../model/project.js";
import { segmentText, type RoutePath } from "../model/route-path.js";
import { importPath } from "../text/paths.js";

/** Ends of file names that test runners, TypeScript or bundlers take for something else when the file is imported. */
const MISLEADING = /\.(?=(?:d|test|spec|stories|module|json|css|node|wasm|[cm]?[jt]sx?)$)/i;

/**
 * Where a route's contract is, below `lib/api` and without extension: `routes/users/[id]`. It mirrors the route; only
 * an end like `.json` becomes `-json`.
 *
 * @param as the place of its document, if it has one of its own
 */
export function contractPath(path: RoutePath, as?: string): string {
  const segments = path.map(segmentText);
  const last = segments.at(-1);
  if (last === undefined || last === "index") segments.push("index");
  else segments[segments.length - 1] = last.replace(MISLEADING, "-");
  return `${as === undefined ? "" : `${as}/`}routes/${segments.join("/")}`;
}

/** A file of the API's library: `lib/api/runtime/body.ts`. */
export function libraryFile(project: Project, name: string): string {
  return `${project.dirs.lib}/api/${name}.${project.language}`;
}

/** How a route file imports a file of the API's library: by alias if the project has one, else relatively. */
export function libraryImport(project: Project, routeFile: string, name: string): string {
  const target = `${project.dirs.lib}/api/${name}`;
  const { alias } = project;
  const inside = alias && (alias.dir === "" ? target : below(target, alias.dir));
  if (alias && inside !== undefined) return `${alias.prefix}${inside}`;
  return importPath(routeFile, target);
}

function below(path: string, directory: string): string | undefined {
  return path.startsWith(`${directory}/`) ? path.slice(directory.length + 1) : undefined;
}
