import { normalizeAppPath } from "next/dist/shared/lib/router/utils/app-paths.js";
import { getSortedRoutes } from "next/dist/shared/lib/router/utils/sorted-routes.js";
import { isDeviceName } from "../../src/model/device-names.js";
import type { RouterName } from "../../src/model/routers/index.js";

/** What Windows forbids in a name, and what Next.js does not find in a URL. */
const FORBIDDEN = /[<>:"|?*\\{}#\u0000-\u0020\u007f-\uffff]/;
/**
 * Private folders, slots, groups and intercepting routes of the App Router, and files that are no routes
 * (https://nextjs.org/docs/app/getting-started/project-structure).
 */
const UNROUTED = /\/(?:_|@|\()|(?<!\/route)\.[jt]s$/;
const LONGEST_SEGMENT = 255;

/**
 * What is wrong with a tree of files: for Next.js' own route sorter, for Windows, for a file system without case.
 *
 * @param router whose folder, `pages` or `app`, the routes lie in
 * @param warned the user was told of folders that differ in case only, which no renaming of ours can mend
 */
export function treeProblems(paths: readonly string[], router: RouterName, warned = false): string[] {
  return [...routingProblems(paths, router), ...paths.flatMap(nameProblems), ...caseProblems(paths, warned)];
}

function routingProblems(paths: readonly string[], router: RouterName): string[] {
  const files = paths.filter((path) => path.startsWith(`${router}/`));
  const urls = files.map((path) => urlOf(path.slice(router.length), router));
  const lost = router === "app" ? files.filter((path) => UNROUTED.test(path)) : [];
  const seen = new Set<string>();
  const problems = [
    ...urls.filter((url) => seen.size === seen.add(url).size).map((url) => `two files serve ${url}`),
    ...lost.map((path) => `${path} is not the route its name says`),
  ];
  try {
    getSortedRoutes(urls);
    return problems;
  } catch (error) {
    return [...problems, `Next.js does not route it: ${(error as Error).message}`];
  }
}

/**
 * `/api/users/index.ts` -> `/api/users` (https://nextjs.org/docs/pages/building-your-application/routing);
 * `/api/users/route.ts` -> `/api/users`, by Next.js' own function.
 */
function urlOf(file: string, router: RouterName): string {
  const name = file.replace(/\.[jt]s$/, "");
  return router === "app" ? normalizeAppPath(name) : name.replace(/\/index$/, "");
}

function nameProblems(path: string): string[] {
  return path.split("/").flatMap((name) => {
    if (FORBIDDEN.test(name)) return [`${path}: ${JSON.stringify(name)} is not portable`];
    if (/[. ]$/.test(name) || name === "") return [`${path}: a name ends in a dot or is empty`];
    if (isDeviceName(name)) return [`${path}: ${name} is a device of Windows`];
    return Buffer.byteLength(name) > LONGEST_SEGMENT ? [`${path}: a name of more than ${LONGEST_SEGMENT} bytes`] : [];
  });
}

/** Windows and macOS put `users/a.ts` and `Users/b.ts` into one folder. */
function caseProblems(paths: readonly string[], warned: boolean): string[] {
  const spellings = new Map<string, string>();
  const problems = new Set<string>();
  for (const path of paths) {
    for (let end = path.indexOf("/"); ; end = path.indexOf("/", end + 1)) {
      const part = end < 0 ? path : path.slice(0, end);
      const other = spellings.get(part.toLowerCase());
      if (other === undefined) spellings.set(part.toLowerCase(), part);
      else if (end < 0 || (other !== part && !warned))
        problems.add(`${other} and ${part} are one where case is not told`);
      if (end < 0) break;
    }
  }
  return [...problems];
}
