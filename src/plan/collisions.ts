import type { Diagnostic } from "../model/diagnostic.js";
import type { FilePlan, RenderedFile } from "../model/files.js";
import type { ExistingRoute, Project } from "../model/project.js";
import { DEFAULT_ROUTER, ROUTER_NAMES } from "../model/routers/index.js";
import { caseProblems, nameProblems } from "./file-names.js";
import { between, named, type RoutedFile } from "./routed-file.js";
import { slugProblems } from "./slug-tree.js";

/**
 * Holds the files of a plan against each other, by the rules of Next.js 12 to 16 for both routers and those of every
 * common file system, so that nothing is written that would not build, not start or not arrive on another machine. Each
 * problem is one diagnostic that names both places.
 *
 * Takes time proportional to the number of files.
 *
 * @param byName whoever runs this named the routes, and can name them otherwise
 */
export function collisionsAmong(
  files: readonly FilePlan[],
  project: Pick<Project, "dirs">,
  byName = false,
): Diagnostic[] {
  const routes = files.filter(({ owner }) => owner === "route").map((file) => plannedFile(file, project));
  return [...sameFile(routes), ...sameUrl(routes), ...slugProblems(routes), ...nameProblems(files, byName)];
}

/**
 * Holds routes that a run writes, or goes on having, against those that the project has besides, by the same rules.
 * Problems among those routes themselves are found by {@link collisionsAmong} and left out here.
 *
 * @param project with those of its routes that are there after the run
 */
export function collisionsWithExisting(
  routes: readonly PlannedRoute[],
  project: Pick<Project, "dirs" | "existingRoutes" | "nextMajor" | "exportedBy" | "exportsAtTimes" | "publicFiles">,
): Diagnostic[] {
  if (routes.length === 0) return [];
  const paths = new Set(routes.map(({ path }) => path));
  const existing = project.existingRoutes.filter(({ file }) => !paths.has(file)).map(existingFile);
  const files = [...existing, ...routes.map((route) => plannedFile(route, project))];
  const existingFiles = new Set(existing.map(({ file }) => file));
  const isAboutExisting = ({ origin, related = [] }: Diagnostic): boolean =>
    [origin, ...related].some((at) => at !== undefined && existingFiles.has(at.file));
  const found = [...sameUrl(files), ...slugProblems(files), ...caseProblems(files)];
  const planned = files.slice(existing.length);
  return [
    ...found.filter(isAboutExisting),
    ...behindPublicFiles(planned, project.publicFiles ?? []),
    ...notExported(planned, project),
    ...apiAsPage(existing, project.nextMajor),
  ];
}

/** A route that a run writes or goes on having. */
type PlannedRoute = Pick<RenderedFile, "path" | "routeId" | "origin"> & Pick<RoutedFile, "byName">;

function plannedFile(
  { path, routeId, origin, byName = false }: PlannedRoute,
  { dirs }: Pick<Project, "dirs">,
): RoutedFile {
  const router = ROUTER_NAMES.find((name) => path.startsWith(`${dirs[name]}/`)) ?? DEFAULT_ROUTER;
  return { router, file: path, url: routeId, origin: origin ?? { file: path, pointer: "" }, planned: true, byName };
}

function existingFile({ router, file, url }: ExistingRoute): RoutedFile {
  return { router, file, url, origin: { file, pointer: "" }, planned: false };
}

function sameFile(planned: readonly RoutedFile[]): Diagnostic[] {
  const first = new Map<string, RoutedFile>();
  return planned.flatMap((routed) => {
    const other = first.get(routed.file);
    if (other) return [between(routed, other, twiceProblem(routed))];
    first.set(routed.file, routed);
    return [];
  });
}

function twiceProblem({ url, file }: RoutedFile): { code: string; message: string; hint: string } {
  return {
    code: "route-stated-twice",
    message: `Two routes would be written to ${file}: ${url} is stated twice.`,
    hint: "State it once, with all its methods.",
  };
}

/** Next.js picks one of several files for a URL, often silently, or refuses to build. */
function sameUrl(files: readonly RoutedFile[]): Diagnostic[] {
  const first = new Map<string, RoutedFile>();
  return files.flatMap((routed) => {
    const other = first.get(routed.url);
    if (!other) first.set(routed.url, routed);
    if (!other || !routed.planned || other.file === routed.file) return [];
    const message = `${named(routed)} and ${named(other)} both serve ${routed.url}.`;
    if (routed.router !== other.router) {
      return [
        between(routed, other, {
          code: "route-in-both-routers",
          message,
          hint: "Next.js does not build a URL that both routers serve: remove one of the two.",
        }),
      ];
    }
    const hint =
      "Next.js uses one of them without a word, or does not build: remove one, or name the route differently.";
    return [between(routed, other, { code: "route-served-twice", message, hint })];
  });
}

/** Next.js answers GET with the file, and in the App Router nothing else at all. */
function behindPublicFiles(planned: readonly RoutedFile[], publicFiles: readonly string[]): Diagnostic[] {
  const files = new Map(publicFiles.map((file) => [file.slice("public".length), file]));
  return planned.flatMap((routed) => {
    const file = files.get(routed.url);
    if (file === undefined) return [];
    const other: RoutedFile = { ...routed, file, origin: { file, pointer: "" }, planned: false };
    const message = `${named(routed)} and ${named(other)} both serve ${routed.url}.`;
    const hint = "Next.js answers GET with the file in public, whatever the route says: remove or rename one.";
    return [between(routed, other, { code: "route-behind-public-file", message, hint })];
  });
}

/**
 * An export has no server: of the App Router Next.js runs GET once, fails to build where that depends on the request, and
 * drops the rest silently; of the Pages Router it drops all, and `next dev` serves them.
 */
function notExported(
  planned: readonly RoutedFile[],
  { exportedBy, exportsAtTimes = false }: Pick<Project, "exportedBy" | "exportsAtTimes">,
): Diagnostic[] {
  const first = planned.find(({ router }) => router === "app") ?? planned[0];
  if (first === undefined || exportedBy === undefined) return [];
  const isApp = first.router === "app";
  const [need, it] = planned.length > 1 ? [`and ${planned.length - 1} more need`, "them"] : ["needs", "it"];
  const result = isApp
    ? `Next.js would not build ${it}, or leave ${it} out without a word`
    : `next build leaves ${it} out`;
  const says = exportsAtTimes ? "may say" : "says";
  return [
    {
      code: "route-not-exported",
      severity: isApp && !exportsAtTimes ? "error" : "warning",
      message: `${named(first)} ${need} a server, and ${exportedBy} ${says} output: "export", which has none.`,
      hint: `${result}${exportsAtTimes ? " where it does." : ": take the setting out."}`,
      origin: first.origin,
      related: [{ file: exportedBy, pointer: "" }],
    },
  ];
}

/** `pages/api.ts` is an API route up to Next.js 15; 16 takes it for a page and answers 500. */
function apiAsPage(existing: readonly RoutedFile[], nextMajor: number | undefined): Diagnostic[] {
  if (nextMajor === undefined || nextMajor < 16) return [];
  return existing
    .filter(({ router, file }) => router === "pages" && /(^|\/)pages\/api\.[^/]+$/.test(file))
    .map(({ file, origin }) => ({
      code: "pages-api-file",
      severity: "warning",
      message: `Next.js ${nextMajor} takes ${file} for a page and answers 500.`,
      hint: `Move it to ${file.replace(/api\.([^/]+)$/, "api/index.$1")}.`,
      origin,
    }));
}
