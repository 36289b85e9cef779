import { isAbsolute } from "node:path";
import type { ClientRoute } from "../model/client-path.js";
import { hasErrors, UserError, type Diagnostic } from "../model/diagnostic.js";
import { suggestion } from "../model/did-you-mean.js";
import type { AuthSlot, FilePlan, ReportOperation } from "../model/files.js";
import type { OwnRoute, Project, RoutersBefore } from "../model/project.js";
import { unservedMethod } from "../model/http.js";
import { quote } from "../model/quote.js";
import { routeUrl, segmentText } from "../model/route-path.js";
import { pathProblems } from "../model/route-rules.js";
import { routerNamed, ROUTERS, type RouterName } from "../model/routers/index.js";
import type { Api, RouteSpec } from "../model/route-spec.js";
import type { Json } from "../model/schema.js";
import type { TemplateInfo } from "../model/template.js";
import { planNamed, type NamedData } from "../targets/by-name.js";
import { routeSeeds, type RouteSeeds } from "../targets/route-seeds.js";
import type { Parts } from "../model/part.js";
import type { PlannedRoutes } from "../targets/spec.js";
import type { ShownApi } from "../targets/spec-document.js";
import { contractPath } from "../targets/spec-files.js";
import { collisionsAmong } from "./collisions.js";
import { placeRoutes } from "./places.js";
import { cutBodies, oldTarget, servedBy, unresolvedImports, unroutedLanguage } from "./unfit.js";
import { distinctRoutes } from "./same-route.js";
import { relativePath } from "../text/paths.js";
import type { Asked } from "../text/runtime-asked.js";

export interface PlanOptions {
  /** The templates a route may name, built in and the user's. */
  templates: readonly TemplateInfo[];
  /** What `--data` named, for templates that make code from records; `path` is absolute. */
  data?: { path: string; value: Json };
  /**
   * Operations answer the spec's examples until they are written, instead of 501: all (`true`), none, or, when nothing
   * was said, those that do already (`GET listUsers`).
   */
  mock?: boolean | ReadonlySet<string>;
  /** Routes of other documents answer examples. */
  isMockedElsewhere?: boolean;
  /** Slots of `auth.ts` that other documents need. */
  slots?: readonly AuthSlot[];
  /** Routes that clients know and that this run leaves alone. */
  clients?: readonly ClientRoute[];
  /** Files of routes that the user deleted: clients do not know them. */
  deleted?: ReadonlySet<string>;
  /** The routers that specs are served by until now. */
  before?: RoutersBefore;
  /** The API of all specs, where routes of the project show it or are to. */
  shown?: ShownApi;
  /** Which of the project's routes are ours, by file; absent where every route goes to its own place, as by name. */
  own?: ReadonlyMap<string, OwnRoute>;
  /** What earlier runs planned of specs, for a run that later ones are to know. */
  earlier?: Parts;
}

export interface PlanResult {
  /** Sorted by path. Not to be written when there is an error among the diagnostics or collisions. */
  files: FilePlan[];
  /** Every operation: the file that serves it, or why none does. In the order of the API. */
  operations: ReportOperation[];
  /** What is wrong with the routes; a route with an error has no files. */
  diagnostics: Diagnostic[];
  /** What the files, all of them planned, have against each other. */
  collisions: Diagnostic[];
  /** What later runs may plan alike; where they are to know. */
  made?: Parts;
}

/**
 * Which files serve the routes of an API in a project, held against each other by Next.js' routing rules before anything
 * is rendered. They are held against the project's other routes later, when it is known which of those stay.
 * Routes with a template become plain files, the others contract, route and seed files. Pure.
 */
export async function planFiles(api: Api, project: Project, options: PlanOptions): Promise<PlanResult> {
  const { routes: good, diagnostics } = usable(api.routes, project, options);
  const specifiedOnly = good.filter(isSpecified);
  diagnostics.push(
    ...unroutedLanguage(good, project),
    ...unresolvedImports(specifiedOnly, project),
    ...oldTarget(specifiedOnly, project),
    ...cutBodies(good, project, options.templates),
  );
  const placed = options.own === undefined ? good : placeRoutes(good, project, options.own);
  const { routes, refused, diagnostics: lost } = servedBy(placed, project);
  diagnostics.push(...lost);
  const named = routes.flatMap((route) => templatedFiles(route, project, options, diagnostics));
  const specified = await specFiles({ ...api, routes: routes.filter(isSpecified) }, project, options);
  const shown = await shownFiles(routes, project, options);
  const files = [...named, ...specified.files, ...shown].sort((a, b) => (a.path < b.path ? -1 : 1));
  diagnostics.push(...specified.diagnostics);
  const collisions = collisionsAmong(files, project, options.own === undefined);
  return {
    files,
    operations: operations({ ...api, routes, refused: [...api.refused, ...refused] }, files),
    diagnostics,
    collisions,
    ...(specified.made && { made: specified.made }),
  };
}

/** It has a contract, which imports and is imported; what a template makes stands by itself. */
function isSpecified({ template }: RouteSpec): boolean {
  return template === undefined;
}

/** Routes that can be planned at all, and what is wrong with the others. */
function usable(
  routes: readonly RouteSpec[],
  { router }: Project,
  { templates }: PlanOptions,
): { routes: RouteSpec[]; diagnostics: Diagnostic[] } {
  const distinct = distinctRoutes(routes);
  const diagnostics = [...distinct.diagnostics];
  const good = distinct.routes.filter((route) => {
    const problems = [
      ...pathProblems(route.path, route.id),
      ...routerProblems(route, router),
      ...methodProblems(route, router),
      ...templateProblems(route, templates),
    ];
    diagnostics.push(...problems.map((problem) => ({ ...problem, origin: route.origin })));
    return !hasErrors(problems);
  });
  return { routes: good, diagnostics };
}

/** What one router cannot serve although others can; documents' paths are laid out so that all can. */
function routerProblems({ id, path }: RouteSpec, router: RouterName): Diagnostic[] {
  return path.flatMap((segment): Diagnostic[] => {
    const why = segment.kind === "static" ? routerNamed(router).unservable(segment.text) : undefined;
    if (why === undefined) return [];
    const text = segmentText(segment);
    const others = ROUTERS.filter((other) => other.unservable(text) === undefined).map(({ name }) => name);
    return [
      {
        code: "route-not-in-router",
        severity: "error",
        message: `The route ${quote(id)} has the segment ${quote(text)}, which ${why}.`,
        hint: `Name it differently, or write for another router: --router ${others.join(" or ")}.`,
      },
    ];
  });
}

/** A route by name is made as it was asked for or not at all; operations of a document are refused one by one. */
function methodProblems({ template, operations: asked }: RouteSpec, router: RouterName): Diagnostic[] {
  const reasons = asked.map(({ method }) => unservedMethod(method, routerNamed(router)));
  return reasons.flatMap((message): Diagnostic[] => {
    if (message === undefined || template === undefined) return [];
    return [{ code: "method-not-routed", severity: "error", message }];
  });
}

function templateProblems({ id, template }: RouteSpec, templates: readonly TemplateInfo[]): Diagnostic[] {
  if (template === undefined || templates.some(({ name }) => name === template)) return [];
  const names = templates.map(({ name }) => name);
  const guess = suggestion(template, names);
  return [
    {
      code: "template-unknown",
      severity: "error",
      message: `The route ${quote(id)} names the template ${quote(template)}, which does not exist.`,
      hint: `${guess === undefined ? "" : `${guess} `}There are ${names.join(", ")}.`,
    },
  ];
}

/** A template that cannot make a route says so at the route. */
function templatedFiles(
  route: RouteSpec,
  project: Project,
  options: PlanOptions,
  diagnostics: Diagnostic[],
): FilePlan[] {
  try {
    return namedFiles(route, project, options);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const { message, hint } = error;
    const { origin } = route;
    diagnostics.push({ code: "template-unusable", severity: "error", message, ...(hint && { hint }), origin });
    return [];
  }
}

function namedFiles(route: RouteSpec, project: Project, { templates, data }: PlanOptions): FilePlan[] {
  const template = templates.find(({ name }) => name === route.template);
  if (!template) return [];
  const methods = route.operations.map(({ method }) => method);
  const at = route.placed?.at;
  const there = { ...project, router: at?.router ?? project.router };
  const files = planNamed(route, there, { template, methods, ...(data && { data: namedData(data, project) }) });
  return at === undefined
    ? files
    : files.map((file) => (file.routeId === routeUrl(route.path) ? { ...file, path: at.file, routeId: at.url } : file));
}

/**
 * The generated code imports the records from where they are, so they have to be where Next.js can reach them.
 *
 * @throws UserError when they are outside the project
 */
function namedData({ path, value }: { path: string; value: Json }, { root }: Project): NamedData {
  const file = relativePath(root, path);
  if (isAbsolute(file) || file.startsWith("../")) {
    throw new UserError(
      `The data file ${quote(path)} is outside the project ${quote(root)}.`,
      "Copy it into the project: the routes import it from where it is.",
    );
  }
  return { file, value };
}

/** Loaded only when a spec needs it: what follows emits types and schemas. */
async function specFiles(api: Api, project: Project, options: PlanOptions): Promise<PlannedRoutes> {
  if (api.routes.length === 0) return { files: [], diagnostics: [] };
  const { planSpec } = await import("../targets/spec.js");
  const seeds = seedsFor(api.routes, project, options.before);
  const { mock = false, isMockedElsewhere = false, slots = [], clients = [], deleted = new Set(), earlier } = options;
  return planSpec(api, project, {
    mock,
    isMockedElsewhere,
    slots,
    clients,
    deleted,
    seeds,
    ...(earlier && { earlier }),
  });
}

/** The modules of the runtime with what of them is asked for. */
export async function runtimeFiles(asked: Asked, project: Project): Promise<FilePlan[]> {
  const { runtimePlans } = await import("../targets/spec.js");
  return runtimePlans(asked, project);
}

/** Loaded only where a route shows the API. */
async function shownFiles(
  routes: readonly RouteSpec[],
  project: Project,
  { shown, templates }: PlanOptions,
): Promise<FilePlan[]> {
  if (shown === undefined) return [];
  const { documentPlans } = await import("../targets/spec.js");
  const planned = templates.filter(({ name }) => routes.some(({ template }) => template === name));
  const modules = new Set([...shown.modules, ...planned.flatMap(({ library = [] }) => library)]);
  return documentPlans({ ...shown, modules }, project);
}

/** The routes that stay beside those that are planned keep the seed they import. */
function seedsFor(
  routes: readonly RouteSpec[],
  { router }: Project,
  { main, staying }: RoutersBefore = { staying: [] },
): RouteSeeds {
  const planned = new Set(
    routes.map(({ path, placed, document }) => contractPath(placed?.contract ?? path, document?.as)),
  );
  const beside = staying.filter(({ contract }) => !planned.has(contract)).map((route) => route.router);
  const written = routes.map(({ placed }) => placed?.at?.router ?? router);
  const used = [...beside, ...written];
  return routeSeeds(used.find((name) => name === main) ?? used[0] ?? router, used);
}

function operations(api: Api, files: readonly FilePlan[]): ReportOperation[] {
  const byUrl = new Map(files.filter(({ owner }) => owner === "route").map(({ routeId, path }) => [routeId, path]));
  const served = api.routes.flatMap((route) => {
    const file = byUrl.get(route.placed?.at?.url ?? routeUrl(route.path));
    if (file === undefined) return [];
    return route.operations.map(({ method, path = route.id }): ReportOperation => ({ method, path, file }));
  });
  const refused = api.refused.map(({ method, path, reason, origin }) => ({ method, path, refused: reason, origin }));
  return [...served, ...refused];
}
