import { posix } from "node:path";
import type { Project } from "../model/project.js";
import { firstExisting, readText } from "./files.js";

/**
 * The file through which requests go first: `proxy` (since Next.js 16) or `middleware`, beside the routers' folders
 * (https://nextjs.org/docs/app/api-reference/file-conventions/proxy).
 */
export function findProxy(
  root: string,
  { dirs, pageExtensions, nextMajor = 16 }: Pick<Project, "dirs" | "pageExtensions" | "nextMajor">,
): Project["proxy"] {
  const folder = posix.dirname(dirs.app);
  const conventions = nextMajor < 16 ? ["middleware"] : ["proxy", "middleware"];
  const names = conventions.flatMap((name) => pageExtensions.map((extension) => `${name}.${extension}`));
  const file = firstExisting(
    root,
    names.map((name) => posix.join(folder, name)),
  );
  return file === undefined ? undefined : { file, seesApi: seesApi(readText(root, file) ?? "") };
}

/** By the sources of its `matcher`: without one it sees all. */
function seesApi(text: string): boolean {
  const sources = sourcesOf(text).filter((source) => source.startsWith("/"));
  return sources.length === 0 || sources.some(mayMatchApi);
}

/** Whether a route of the API may be what a source means, as path-to-regexp reads it: by its first segment. */
function mayMatchApi(source: string): boolean {
  const start = source.startsWith("/(") ? source : source.replace(/(?<=.)\/.*/, "");
  const pattern = start
    .replaceAll("\\\\", "\\")
    .replace(/:\w+(\()?/g, (_, paren: string | undefined) => paren ?? "([^/]+)");
  try {
    return new RegExp(`^${pattern}(?:/|$)`).test("/api/a");
  } catch {
    return true;
  }
}

/** The texts of `matcher: "/a"` and `matcher: ["/a", { source: "/b", has: [{ ... }] }]`: not what its conditions hold. */
function sourcesOf(text: string): string[] {
  const sources: string[] = [];
  const [start, after = ""] = /\bmatcher["']?\s*:([^]*)/.exec(text) ?? [];
  if (start === undefined) return sources;
  let depth = 0;
  const parts = /\/\/[^\n]*|\/\*[^]*?\*\/|(["']?\bsource["']?\s*:\s*)?(["'`])((?:(?!\2)[^\n])*)\2|[[({})\]]/g;
  for (const [part, named, , literal] of after.matchAll(parts)) {
    if (part.startsWith("/")) continue;
    if (literal === undefined) depth += /[[({]/.test(part) ? 1 : -1;
    else if (depth < 2 || named !== undefined) sources.push(literal);
    if (depth < 1) break;
  }
  return sources;
}
