import { contractsScope } from "../emit/contract/scope.js";
import { examiner } from "../emit/sample/examples.js";
import { sampler } from "../emit/sample/sample.js";
import { apiScope } from "../emit/shape/scope.js";
import type { Diagnostic } from "../model/diagnostic.js";
import type { FilePlan } from "../model/files.js";
import { factsOf, type Project } from "../model/project.js";
import { ROUTER_NAMES } from "../model/routers/index.js";
import { routeUrl } from "../model/route-path.js";
import type { Api, RouteSpec } from "../model/route-spec.js";
import { planModel, planServed, seedsFor, type Planning, type RoutesOptions } from "./spec-route.js";
import { clientPlans, clientRoutes } from "./spec-client.js";
import { partKeys } from "./spec-parts.js";
import type { Part, Parts } from "../model/part.js";
import { byPlace, type PlacedApi } from "./spec-places.js";
import { withinBudget } from "./spec-budget.js";
import { libraryPlans, securityPlan } from "./spec-library.js";
import { helperPlans } from "./spec-tests.js";
import { authSlots, documentSecurity, slotProblems, type DocumentSecurity } from "./spec-security.js";

export interface PlannedRoutes {
  /** Sorted by path. */
  files: FilePlan[];
  /** What of the schemas could not be checked. */
  diagnostics: Diagnostic[];
  /** Where it was asked for. */
  made?: Parts;
}

export type { RouteFileView } from "./spec-route.js";
export { pathsPlan } from "./spec-client.js";
export { documentPlans } from "./spec-document.js";
export { runtimePlans } from "./spec-library.js";

/**
 * The files of all routes that come from a spec: the route files with the handlers to be written, their contracts, the
 * models those reach, what contracts call at run time, and the seeds; none of templates.
 */
export function planSpec(api: Api, project: Project, options: RoutesOptions): PlannedRoutes {
  const { earlier } = options;
  return withinBudget(
    api,
    (budget) => {
      budget.spend(earlier?.spent ?? 0);
      const known = new Map(earlier?.parts.map((part) => [part.key, part]));
      const tools = { sampleOf: sampler(api.models), refuses: examiner(api.models) };
      return planPlaces({ api, project, options, budget, ...tools, known, made: [] });
    },
    (diagnostic) => {
      const isAll = earlier === undefined || earlier.parts.length === 0;
      // What earlier runs took is more than it would be at once: that alone says whether it is too much.
      if (!isAll) return planSpec(api, project, { ...options, earlier: { parts: [], spent: 0 } });
      return { files: [], diagnostics: [diagnostic] };
    },
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
  const diagnostics = [...shared.diagnostics, ...slotProblems(slots)];
  const { made: parts, budget } = all;
  return { files, diagnostics, ...(options.earlier && { made: { parts, spent: budget.total } }) };
}

/** The contracts, models, security and route files of the documents that share a place. */
function planPlace(part: PlacedApi, all: Planning, shared: Shared): { files: FilePlan[]; security: DocumentSecurity } {
  const { project, api, options } = all;
  const security = documentSecurity(part);
  const slots = new Map(security.schemes.map(({ name, slot }) => [name, slot]));
  const scope = contractsScope(apiScope(part.models, {}, part.place, all.budget), { slots });
  const reached = { models: new Set<string>(), security: false };
  const files: FilePlan[] = [];
  const keys = options.earlier && partKeys(api.models, scope, saidOf(all));
  const add = (key: string | undefined, make: () => Part): void => {
    const made = { ...(all.known.get(key) ?? make()), key };
    all.made.push(made);
    files.push(...made.files);
    made.models.forEach((id) => reached.models.add(id));
    reached.security ||= made.security;
    shared.diagnostics.push(...made.diagnostics);
  };
  for (const routes of byUrl(part.routes)) add(keys?.of(routes), () => planServed(routes, scope, all));
  // A set may grow while it is walked: what is added is visited too.
  for (const id of reached.models) add(keys?.ofModel(id), () => planModel(id, all, scope));
  if (reached.security) files.push(securityPlan(security, project));
  return { files, security };
}

/** What the files planned so far refer to that is the same for all documents. */
interface Shared {
  diagnostics: Diagnostic[];
}

/** All that has a say in every file besides the spec. */
function saidOf({ project, options }: Planning): unknown {
  const { existingRoutes: _, ...said } = factsOf(project);
  const { mock, deleted } = options;
  const seeds = seedsFor(project, options);
  return [said, typeof mock === "boolean" ? mock : [...mock].sort(), deleted, ROUTER_NAMES.map(seeds.of)];
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
