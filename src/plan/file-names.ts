import type { Diagnostic } from "../model/diagnostic.js";
import type { FilePlan } from "../model/files.js";
import { DEFAULT_ROUTER } from "../model/routers/index.js";
import { between, named, type RoutedFile } from "./routed-file.js";

/** Windows' 260 characters for a path, less a usual project folder. macOS has 1024 bytes, Linux 4096. */
const LONG_PATH = 200;
const TOO_LONG_PATH = 900;

/**
 * What file systems make of the planned names: paths that differ in case only, and paths that are too long. The
 * contract of a route mirrors the path of its route file, so that it has the same problem, which is said once.
 */
export function nameProblems(files: readonly FilePlan[], byName: boolean): Diagnostic[] {
  const routes = new Set(files.filter(({ owner }) => owner === "route").map(({ routeId }) => routeId));
  const own = files.filter(({ owner, routeId }) => owner === "route" || !routes.has(routeId));
  const routed = (file: FilePlan): RoutedFile => asRoutedFile(file, byName);
  return [...caseProblems(own.map(routed)), ...lengthProblems(files.map(routed))];
}

function asRoutedFile({ path, routeId, origin }: FilePlan, byName: boolean): RoutedFile {
  return {
    router: DEFAULT_ROUTER,
    file: path,
    url: routeId,
    origin: origin ?? { file: path, pointer: "" },
    planned: true,
    byName,
  };
}

/**
 * Windows and macOS store `User.ts` and `user.ts` in one file, and on Linux Next.js 16 does not build with both
 * (TS1149), nor do they keep `Users/a.ts` beside `users/a.ts`: an error. They merge the folders `Users` and `users`, so that one of the URLs changes there; on Linux
 * both work: a warning about the routes of a spec, an error for a new route by name.
 */
export function caseProblems(files: readonly RoutedFile[]): Diagnostic[] {
  const spellings = new Map<string, { text: string; routed: RoutedFile }>();
  const reported = new Set<string>();
  const whole = new Map<string, RoutedFile>();
  const there = new Set(files.filter(({ planned }) => !planned).flatMap(({ file }) => prefixes(file)));
  return files.flatMap((routed) => {
    const twin = whole.get(routed.file.toLowerCase()) ?? routed;
    whole.set(routed.file.toLowerCase(), twin);
    if (twin.file !== routed.file && (routed.planned || twin.planned)) {
      return [caseProblem(routed, twin, routed.file, twin.file)];
    }
    for (const path of prefixes(routed.file)) {
      const folded = path.toLowerCase();
      const other = spellings.get(folded);
      if (!other) spellings.set(folded, { text: path, routed });
      if (!other || other.text === path || !(routed.planned || other.routed.planned)) continue;
      // Below two such folders everything differs; the folders are the problem.
      if (reported.has(path)) return [];
      reported.add(path);
      // The project may have both spellings already.
      const isChosen = [routed, other.routed].some(({ byName }) => byName === true) && !there.has(path);
      return [
        { ...caseProblem(routed, other.routed, path, other.text), ...(isChosen && { severity: "error" as const }) },
      ];
    }
    return [];
  });
}

function caseProblem(routed: RoutedFile, other: RoutedFile, path: string, otherPath: string): Diagnostic {
  const areFiles = path === routed.file && otherPath === other.file;
  const what = areFiles ? "names" : `folders (${path}, ${otherPath})`;
  return {
    ...between(routed, other, {
      code: "route-case",
      message: `${named(routed)} and ${named(other)} have ${what} that differ in case only.`,
      hint: areFiles
        ? "Windows and macOS store one of the two, and Next.js 16 does not build with both: rename one."
        : "Windows and macOS make one folder of them, so that one of the URLs is not found there: rename one.",
    }),
    severity: areFiles ? "error" : "warning",
  };
}

/** `a`, `a/b`, `a/b/c.ts` */
function prefixes(path: string): string[] {
  const ends = [...path.matchAll(/\//g)].map((match) => match.index);
  return [...ends.map((end) => path.slice(0, end)), path];
}

function lengthProblems(planned: readonly RoutedFile[]): Diagnostic[] {
  const long = planned.filter(({ file }) => file.length > LONG_PATH).sort((a, b) => b.file.length - a.file.length);
  const [longest] = long;
  if (!longest) return [];
  const length = longest.file.length;
  const tooLong = length > TOO_LONG_PATH;
  return [
    {
      code: "route-path-long",
      severity: tooLong ? "error" : "warning",
      message: `${long.length === 1 ? "A path is" : `${long.length} paths are`} longer than ${LONG_PATH} characters; the longest has ${length}: ${longest.file.slice(0, 80)}...`,
      hint: tooLong
        ? "File systems do not store it: shorten the route."
        : "Windows stores 260 with the project's folder: enable long paths there, or shorten the routes.",
      origin: longest.origin,
    },
  ];
}
