import { emitContract, CONTRACT_HEADER } from "../emit/contract/index.js";
import { contractsScope, type ContractsScope } from "../emit/contract/scope.js";
import { emitModelFile } from "../emit/model/model-file.js";
import type { ContractDescription } from "../emit/operation/description.js";
import { describeContract } from "../emit/operation/index.js";
import { hardline, join } from "../emit/print/doc.js";
import { print } from "../emit/print/printer.js";
import { importDoc } from "../emit/print/imports.js";
import { sampler, type Sampler } from "../emit/sample/sample.js";
import type { Budget } from "../emit/shape/budget.js";
import { apiScope, modelName } from "../emit/shape/scope.js";
import type { ClientRoute } from "../model/client-path.js";
import type { Diagnostic, Origin } from "../model/diagnostic.js";
import type { AuthSlot, FilePlan } from "../model/files.js";
import type { Project } from "../model/project.js";
import { routeUrl, type RoutePath } from "../model/route-path.js";
import type { DocumentUse } from "../model/document-use.js";
import type { Api, Placed, RouteSpec } from "../model/route-spec.js";
import { references } from "../model/schema-walk.js";
import { clientPaths } from "./client-path.js";
import { routeFile } from "./route-file.js";
import { routeSeeds, type RouteSeed, type RouteSeeds } from "./route-seeds.js";
import { clientPlans, clientRoutes } from "./spec-client.js";
import { contractPath, libraryFile, libraryImport } from "./spec-files.js";
import { handlerView, isUnwritten, type HandlerView } from "./spec-handlers.js";
import { byPlace, type PlacedApi } from "./spec-places.js";
import { withinBudget } from "./spec-budget.js";
import { contractPlan, libraryPlans, securityPlan } from "./spec-library.js";
import { helperPlans, routeTestPlan } from "./spec-tests.js";
import { authSlots, documentSecurity, slotProblems, type DocumentSecurity } from "./spec-security.js";

export interface RoutesOptions {
  /** Whether handlers answer the spec's examples instead of 501, or which: `GET listUsers`. */
  mock: boolean | ReadonlySet<string>;
  /** Routes of other documents answer examples. */
  isMockedElsewhere?: boolean;
  /** Slots of `auth.ts` that other documents need. */
  slots?: readonly AuthSlot[];
  /** Routes that clients know and that are not planned here. */
  clients?: readonly ClientRoute[];
  /** Files of routes that clients are not to know. */
  deleted?: ReadonlySet<string>;
  /** Default: there are no other routers' routes. */
  seeds?: RouteSeeds;
}

export interface PlannedRoutes {
  /** Sorted by path. */
  files: FilePlan[];
  /** What of the schemas could not be checked. */
  diagnostics: Diagnostic[];
}

export { pathsPlan } from "./spec-client.js";
export { documentPlans } from "./spec-document.js";
export { runtimePlans } from "./spec-library.js";

/** The view of the routers' `route.ts.hbs`. */
export interface RouteFileView {
  imports: string;
  /** Several of the document's paths live in this file. */
  dispatches: boolean;
  routes: { contract: string; handlers: HandlerView[] }[];
}

/**
 * The files of all routes that come from a spec: the route files with the handlers to be written, their contracts, the
 * models those reach, what contracts call at run time, and the seeds; none of templates.
 */
export function planSpec(api: Api, project: Project, options: RoutesOptions): PlannedRoutes {
  return withinBudget(
    api,
    (budget) => planPlaces({ api, project, options, budget, sampleOf: sampler(api.models) }),
    (diagnostic) => ({ files: [], diagnostics: [diagnostic] }),
  );
}

function planPlaces(all: Planning): PlannedRoutes {
  const { api, project, options } = all;
  const files: FilePlan[] = [];
  const shared: Shared = { diagnostics: [] };
  const security: DocumentSecurity[] = [];
  for (const part of byPlace(api)) {
    const planned = planPlace(part, all, shared);
    files.push(...planned.files);
    if (planned.files.length > 0) security.push(planned.security);
  }
  if (files.length === 0) return { files, diagnostics: [] };
  files.push(...helperPlans(files, project));
  const isMocked = options.isMockedElsewhere === true || files.some(({ mocked = [] }) => mocked.length > 0);
  const client = clientPlans(clientRoutes(files, options), project);
  const slots = [...authSlots(security), ...(options.slots ?? [])];
  files.push(...client);
  files.push(...libraryPlans(slots, project, files, seedsFor(project, options).all, isMocked));
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { files, diagnostics: [...shared.diagnostics, ...slotProblems(slots)] };
}

function seedsFor({ router }: Project, { seeds = routeSeeds(router) }: RoutesOptions): RouteSeeds {
  return seeds;
}

/** The contracts, models, security and route files of the documents that share a place. */
function planPlace(part: PlacedApi, all: Planning, shared: Shared): { files: FilePlan[]; security: DocumentSecurity } {
  const { project } = all;
  const security = documentSecurity(part);
  const slots = new Map(security.schemes.map(({ name, slot }) => [name, slot]));
  const scope = contractsScope(apiScope(part.models, {}, part.place, all.budget), { slots });
  const reached: Reached = { ...shared, models: new Set(), security: false };
  const files: FilePlan[] = [];
  for (const routes of byUrl(part.routes)) {
    const { path, placed, origin, document, unknownFields = "strip" } = routes[0];
    all.budget.enter(origin);
    const { contract: named = path, at = { file: routeFile(path, project), url: routeUrl(path) } } = placed ?? {};
    const served = { named, at, origin, document, description: describeContract(routes, scope), specs: routes };
    const contract = planContract(served, project, { ...scope, unknownFields }, reached);
    const route = planRoute(served, contract, all);
    files.push(contract.plan, route, ...testPlans(served, { ...contract, route, place: part.place }, all));
  }
  files.push(...planModels(project, scope, reached));
  if (reached.security) files.push(securityPlan(security, project));
  return { files, security };
}

interface Planning {
  api: Api;
  project: Project;
  options: RoutesOptions;
  budget: Budget;
  sampleOf: Sampler;
}

/** What the files planned so far refer to that is the same for all documents. */
interface Shared {
  diagnostics: Diagnostic[];
}

/** And of their own place. */
interface Reached extends Shared {
  /** Ids. */
  models: Set<string>;
  /** What it asks of callers. */
  security: boolean;
}

/** The document's paths that share a Next.js route, by its URL pattern; those without operations have nothing to serve. */
function byUrl(routes: readonly RouteSpec[]): Iterable<[RouteSpec, ...RouteSpec[]]> {
  const groups = new Map<string, [RouteSpec, ...RouteSpec[]]>();
  for (const route of routes) {
    if (route.template !== undefined || route.operations.length === 0) continue;
    const url = routeUrl(route.path);
    const group = groups.get(url);
    if (group === undefined) groups.set(url, [route]);
    else group.push(route);
  }
  return groups.values();
}

/** One Next.js route, and what it is to answer. */
interface ServedRoute {
  /** What its contract goes by. */
  named: RoutePath;
  /** The file that serves it, its URL pattern, and the router it is in when that is not the one that is written for. */
  at: NonNullable<Placed["at"]>;
  origin: Origin;
  document: DocumentUse | undefined;
  description: ContractDescription;
  /** What it describes. */
  specs: readonly RouteSpec[];
}

/** The contract of a route, as its route file needs to know it. */
interface PlannedContract {
  /** See {@link contractPath}. */
  name: string;
  plan: FilePlan;
  /** What it exports for each of the document's paths. */
  names: readonly string[];
  /** The types of their operations. */
  types: readonly string[];
}

function planContract(
  { named, at, origin, document, description }: ServedRoute,
  project: Project,
  scope: ContractsScope,
  reached: Reached,
): PlannedContract {
  const name = contractPath(named, document?.as);
  const { text, names, types, models, security } = emitContract(description, name, scope);
  scope.budget.spend(text.length);
  models.forEach((id) => reached.models.add(id));
  reached.security ||= security;
  reached.diagnostics.push(...description.diagnostics);
  const plan = contractPlan(libraryFile(project, name), at.url, text);
  return { name, names, types, plan: { ...plan, operations: operationsOf(description), origin } };
}

function planRoute(
  { at, origin, document, description, specs }: ServedRoute,
  contract: PlannedContract,
  { project, options, budget, sampleOf }: Planning,
): FilePlan {
  const { file, url, router = project.router } = at;
  const { routes } = description;
  const level = routes.length > 1 ? 2 : 1;
  const mocked: string[] = [];
  const views = routes.map(({ operations }, index) => ({
    contract: contract.names[index] ?? "",
    handlers: operations.map((operation) => {
      const { key } = operation;
      const mock = typeof options.mock === "boolean" ? options.mock : options.mock.has(key);
      const handler = handlerView(operation, sampleOf, { mock, level });
      if (!isUnwritten(handler)) mocked.push(key);
      budget.spend(handler.statement.length);
      return handler;
    }),
  }));
  const view: RouteFileView = {
    imports: routeImports(
      { file, contract: contract.name, seed: seedsFor(project, options).of(router) },
      views,
      project,
    ),
    dispatches: routes.length > 1,
    routes: views,
  };
  return {
    path: file,
    owner: "route",
    routeId: url,
    contract: contract.plan.path,
    template: `${router}/route`,
    view,
    operations: operationsOf(description),
    ...(mocked.length > 0 && { mocked: mocked.sort() }),
    ...(document && { document }),
    ...(specs[0]?.client && { client: clientPaths(specs, description, contract.types) }),
    origin,
  };
}

/** The test of a route, where it gets one. */
function testPlans(
  { specs, at, description, document }: ServedRoute,
  { route, name, place }: { route: FilePlan; name: string; place: string },
  { project, options, sampleOf }: Planning,
): FilePlan[] {
  if (specs[0]?.withTests !== true || options.deleted?.has(route.path) === true) return [];
  const { file, url, router = project.router } = at;
  const operations = description.routes.map((each) => each.operations);
  const paths = (route.client ?? []).map(({ path }, index) => ({ path, operations: operations[index] ?? [] }));
  const plan = routeTestPlan({ file, url, router, contract: name, place, paths }, project, sampleOf);
  return [document === undefined ? plan : { ...plan, document }];
}

/** @param of what the file is, and what it imports of `lib/api` */
function routeImports(
  of: { file: string; contract: string; seed: RouteSeed },
  routes: RouteFileView["routes"],
  project: Project,
): string {
  const { file, contract, seed } = of;
  const isStub = routes.some(({ handlers }) => handlers.some(isUnwritten));
  const imports = [
    {
      from: libraryImport(project, file, seed.module),
      types: [],
      values: ["defineRoute", ...(routes.length > 1 ? ["dispatchRoutes"] : []), ...(isStub ? ["NotImplemented"] : [])],
    },
    { from: libraryImport(project, file, contract), types: [], values: routes.map((route) => route.contract) },
  ];
  return print(join(hardline, imports.map(importDoc)));
}

function operationsOf({ routes }: ContractDescription): string[] {
  return routes.flatMap(({ operations }) => operations.map(({ key }) => key)).sort();
}

/** Files for all models that are reached, directly or through others. */
function planModels(project: Project, scope: ContractsScope, reached: Reached): FilePlan[] {
  const plans: FilePlan[] = [];
  for (const id of reached.models) {
    // A set may grow while it is walked: what is added is visited too.
    const model = scope.models.get(id);
    if (model === undefined) throw new Error(`there is no model ${id}`);
    references(model.schema).forEach((reference) => reached.models.add(reference));
    scope.budget.enter(model.origin);
    const { text, diagnostics } = emitModelFile(model, scope);
    scope.budget.spend(text.length);
    reached.diagnostics.push(...diagnostics);
    const name = `${scope.place}models/${modelName(scope, id).file}`;
    const plan = contractPlan(libraryFile(project, name), `model:${id}`, `${CONTRACT_HEADER}\n${text}`);
    plans.push({ ...plan, origin: model.origin });
  }
  return plans;
}
