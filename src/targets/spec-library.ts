import { SECURITY_MODULE } from "../emit/contract/scope.js";
import type { AuthSlot, FilePlan } from "../model/files.js";
import type { Project } from "../model/project.js";
import { runtimeImports } from "../runtime-imports.js";
import type { RouteSeed } from "./route-seeds.js";
import { libraryFile } from "./spec-files.js";
import { securityText, slotViews, sorted, type DocumentSecurity } from "./spec-security.js";

/**
 * What contracts call at run time, and the seeds, the same for all documents: `auth.ts` where an operation of any asks
 * for something.
 *
 * @param slots of `auth.ts`
 * @param used modules below `runtime/` that contracts and models import
 * @param routeSeeds what routes go through
 * @param isOpenInDevelopment whether everybody is let in
 */
export function libraryPlans(
  slots: readonly AuthSlot[],
  project: Project,
  used: ReadonlySet<string>,
  routeSeeds: readonly RouteSeed[],
  isOpenInDevelopment: boolean,
): FilePlan[] {
  const view = { slots: slotViews(slots), isOpenInDevelopment };
  const auth = { module: AUTH, template: `seeds/${AUTH}` };
  const seeds = [
    ...(slots.length === 0 ? [] : [{ ...seedPlan(project, auth, view), slots: sorted(slots) }]),
    ...routeSeeds.map((seed) => seedPlan(project, seed, {})),
  ];
  const needed = new Set([...used, ...seeds.flatMap(({ template }) => runtimeImports()[template] ?? [])]);
  return [...runtimePlans(needed, project), ...seeds];
}

/** Modules below `runtime/`, and those that these import in turn. */
export function runtimePlans(used: ReadonlySet<string>, project: Project): FilePlan[] {
  const imports = runtimeImports();
  const modules = new Set(used);
  // A set may grow while it is walked: what is added is visited too.
  for (const module of modules) imports[`runtime/${module}`]?.forEach((other) => modules.add(other));
  return [...modules].map((module) => {
    const plan = contractPlan(libraryFile(project, `runtime/${module}`), `runtime:${module}`, "");
    return { ...plan, template: `runtime/${module}`, view: {} };
  });
}

/** The seed with the slots. */
const AUTH = "auth";

/** What the schemes of the documents in one place mean. */
export function securityPlan(security: DocumentSecurity, project: Project): FilePlan {
  const file = libraryFile(project, `${security.place}${SECURITY_MODULE}`);
  return contractPlan(file, `security:${security.place}`, securityText(security, libraryFile(project, AUTH)));
}

/** A file that is emitted, not templated. */
export function contractPlan(path: string, routeId: string, text: string): FilePlan {
  return { path, owner: "contract", routeId, template: "contract", view: text, operations: [] };
}

/** A file that is written once. */
export function seedPlan(project: Project, { module, template }: RouteSeed, view: unknown): FilePlan {
  return {
    path: libraryFile(project, module),
    owner: "seed",
    routeId: `seed:${module}`,
    template,
    view,
    operations: [],
  };
}
