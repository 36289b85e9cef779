import { getSortedRoutes } from "next/dist/shared/lib/router/utils/sorted-routes.js";
import { isDeviceName } from "../../src/model/device-names.js";

/** What Windows forbids in a name, and what Next.js does not find in a URL. */
const FORBIDDEN = /[<>:"|?*\\{}#\u0000-\u0020\u007f-\uffff]/;
const LONGEST_SEGMENT = 255;

/**
 * What is wrong with a tree of files: for Next.js' own route sorter, for Windows, for a file system without case.
 *
 * @param pages the folder of the Pages Router, relative as the paths are
 * @param warned the user was told of folders that differ in case only, which no renaming of ours can mend
 */
export function treeProblems(paths: readonly string[], pages: string, warned = false): string[] {
  return [...routingProblems(paths, pages), ...paths.flatMap(nameProblems), ...caseProblems(paths, warned)];
}

function routingProblems(paths: readonly string[], pages: string): string[] {
  const urls = paths.filter((path) => path.startsWith(`${pages}/`)).map((path) => urlOf(path.slice(pages.length)));
  const seen = new Set<string>();
  const twice = urls.filter((url) => seen.size === seen.add(url).size).map((url) => `two files serve ${url}`);
  try {
    getSortedRoutes(urls);
    return twice;
  } catch (error) {
    return [...twice, `Next.js does not route it: ${(error as Error).message}`];
  }
}

/** `/api/users/index.ts` -> `/api/users` (https://nextjs.org/docs/pages/building-your-application/routing). */
function urlOf(file: string): string {
  return file.replace(/\.[jt]s$/, "").replace(/\/index$/, "");
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
