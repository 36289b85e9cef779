import { emitContract, CONTRACT_HEADER } from "../emit/contract/index.js";
import type { ContractsScope } from "../emit/contract/scope.js";
import { emitModelFile } from "../emit/model/model-file.js";
import type { ContractDescription } from "../emit/operation/description.js";
import { describeContract } from "../emit/operation/index.js";
import { hardline, join } from "../emit/print/doc.js";
import { print } from "../emit/print/printer.js";
import { importDoc } from "../emit/print/imports.js";
import type { Examiner } from "../emit/sample/examples.js";
import type { Sampler } from "../emit/sample/sample.js";
import type { Budget } from "../emit/shape/budget.js";
import { modelName } from "../emit/shape/scope.js";
import type { ClientRoute } from "../model/client-path.js";
import type { Origin } from "../model/diagnostic.js";
import type { AuthSlot, FilePlan } from "../model/files.js";
import type { Project } from "../model/project.js";
import { routeUrl, type RoutePath } from "../model/route-path.js";
import type { DocumentUse } from "../model/document-use.js";
import type { Api, Placed, RouteSpec } from "../model/route-spec.js";
import { references } from "../model/schema-walk.js";
import { clientPaths } from "./client-path.js";
import { routeFile } from "./route-file.js";
import { routeSeeds, type RouteSeed, type RouteSeeds } from "./route-seeds.js";
import { contractPath, libraryFile, libraryImport } from "./spec-files.js";
import { examplesOfModel, examplesOfRoutes } from "./spec-examples.js";
import { handlerView, isUnwritten, type HandlerView } from "./spec-handlers.js";
import type { Part, Parts } from "../model/part.js";
import { contractPlan } from "./spec-library.js";
import { routeTestPlan } from "./spec-tests.js";

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
  /** What earlier runs planned; absent where no later one is to know. */
  earlier?: Parts;
}

/** The view of the routers' `route.ts.hbs`. */
export interface RouteFileView {
  imports: string;
  /** Several of the document's paths live in this file. */
  dispatches: boolean;
  routes: { contract: string; handlers: HandlerView[] }[];
}

export interface Planning {
  api: Api;
  project: Project;
  options: RoutesOptions;
  budget: Budget;
  sampleOf: Sampler;
  refuses: Examiner;
  /** What earlier runs planned, by keys. */
  known: ReadonlyMap<string | undefined, Part>;
  made: Part[];
}

/** The files of the paths that share a route. */
export function planServed(specs: readonly [RouteSpec, ...RouteSpec[]], scope: ContractsScope, all: Planning): Part {
  const { project, budget } = all;
  const { path, placed, origin, document, unknownFields = "strip" } = specs[0];
  budget.enter(origin);
  const { contract: named = path, at = { file: routeFile(path, project), url: routeUrl(path) } } = placed ?? {};
  const served = { named, at, origin, document, description: describeContract(specs, scope), specs };
  const contract = planContract(served, project, { ...scope, unknownFields });
  const route = planRoute(served, contract, all);
  const tests = testPlans(served, { ...contract, route, place: scope.place }, all);
  const diagnostics = [...contract.part.diagnostics, ...examplesOfRoutes(specs, all.refuses)];
  return { ...contract.part, diagnostics, files: [contract.plan, route, ...tests] };
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
  part: Omit<Part, "files">;
}

function planContract(
  { named, at, origin, document, description }: ServedRoute,
  project: Project,
  scope: ContractsScope,
): PlannedContract {
  const name = contractPath(named, document?.as);
  const { text, names, types, models, security } = emitContract(description, name, scope);
  scope.budget.spend(text.length);
  const plan = contractPlan(libraryFile(project, name), at.url, text);
  const part = { models: [...models], security, diagnostics: description.diagnostics };
  return { name, names, types, plan: { ...plan, operations: operationsOf(description), origin }, part };
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

/** The file of a model that is reached, directly or through others. */
export function planModel(id: string, { project, refuses }: Planning, scope: ContractsScope): Part {
  const model = scope.models.get(id);
  if (model === undefined) throw new Error(`there is no model ${id}`);
  const { origin } = model;
  scope.budget.enter(origin);
  const { text, diagnostics: own } = emitModelFile(model, scope);
  const diagnostics = [...own, ...examplesOfModel(model, refuses)];
  scope.budget.spend(text.length);
  const name = `${scope.place}models/${modelName(scope, id).file}`;
  const plan = contractPlan(libraryFile(project, name), `model:${id}`, `${CONTRACT_HEADER}\n${text}`);
  return { files: [{ ...plan, origin }], models: [...references(model.schema)], security: false, diagnostics };
}

export function seedsFor({ router }: Project, { seeds = routeSeeds(router) }: RoutesOptions): RouteSeeds {
  return seeds;
}
