import { SECURITY_MODULE } from "../emit/contract/scope.js";
import type { AuthSlot, FilePlan } from "../model/files.js";
import type { Project } from "../model/project.js";
import { runtimeSources } from "../runtime-sources.js";
import { askedInContracts, type Asked } from "../text/runtime-asked.js";
import type { RouteSeed } from "./route-seeds.js";
import { cutRuntime } from "./runtime/cut.js";
import { libraryFile } from "./spec-files.js";
import { securityText, slotViews, sorted, type DocumentSecurity } from "./spec-security.js";

/**
 * What contracts call at run time, and the seeds, the same for all documents: `auth.ts` where an operation of any asks
 * for something.
 *
 * @param slots of `auth.ts`
 * @param files what is planned besides
 * @param routeSeeds what routes go through
 * @param isOpenInDevelopment whether everybody is let in
 */
export function libraryPlans(
  slots: readonly AuthSlot[],
  project: Project,
  files: readonly FilePlan[],
  routeSeeds: readonly RouteSeed[],
  isOpenInDevelopment: boolean,
): FilePlan[] {
  const view = { slots: slotViews(slots), isOpenInDevelopment };
  const auth = { module: AUTH, template: `seeds/${AUTH}` };
  const seeds = [
    ...(slots.length === 0 ? [] : [{ ...seedPlan(project, auth, view), slots: sorted(slots) }]),
    ...routeSeeds.map((seed) => seedPlan(project, seed, {})),
  ];
  const sources = runtimeSources();
  const texts = [...files, ...seeds].map(({ view, template }) => (typeof view === "string" ? view : sources[template]));
  const asked = askedInContracts(texts.filter((text) => text !== undefined));
  return [...runtimePlans(asked, project, sources), ...seeds];
}

/** What of the runtime is asked for, in its modules. */
export function runtimePlans(asked: Asked, project: Project, sources = runtimeSources()): FilePlan[] {
  return cutRuntime(sources, asked).map(({ name, text }) => {
    const plan = contractPlan(libraryFile(project, `runtime/${name}`), `runtime:${name}`, text);
    return { ...plan, template: `runtime/${name}` };
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
