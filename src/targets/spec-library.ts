import type { FilePlan } from "../model/files.js";
import type { Project } from "../model/project.js";
import type { Api } from "../model/route-spec.js";
import { runtimeImports } from "../runtime-imports.js";
import { libraryFile } from "./spec-files.js";
import { securitySchemes, securityText, slotViews } from "./spec-security.js";

/**
 * What contracts call at run time, and the two seeds.
 *
 * @param used modules below `runtime/` that contracts and models import
 */
export function libraryPlans(api: Api, project: Project, used: ReadonlySet<string>): FilePlan[] {
  const schemes = securitySchemes(api);
  const seeds = [seedPlan(project, "auth", { slots: slotViews(schemes) }), seedPlan(project, "define-route", {})];
  const modules = runtimeModules(used, seeds);
  const runtime = modules.map((module): FilePlan => {
    const path = libraryFile(project, `runtime/${module}`);
    const plan = contractPlan(path, `runtime:${module}`, module === SECURITY ? securityText(schemes) : "");
    return module === SECURITY ? plan : { ...plan, template: `runtime/${module}`, view: {} };
  });
  return [...runtime, ...seeds];
}

/** The module of `runtime/` that is written for each API; all others are the same everywhere. */
const SECURITY = "security";

/** The modules that contracts, models and seeds import, and those that these import in turn. */
function runtimeModules(used: ReadonlySet<string>, seeds: readonly FilePlan[]): string[] {
  const imports = runtimeImports();
  const modules = new Set([...used, ...seeds.flatMap(({ template }) => imports[template] ?? [])]);
  // A set may grow while it is walked: what is added is visited too.
  for (const module of modules) imports[`runtime/${module}`]?.forEach((other) => modules.add(other));
  return [...modules];
}

/** A file that is emitted, not templated. */
export function contractPlan(path: string, routeId: string, text: string): FilePlan {
  return { path, owner: "contract", routeId, template: "contract", view: text, operations: [] };
}

function seedPlan(project: Project, name: string, view: unknown): FilePlan {
  return {
    path: libraryFile(project, name),
    owner: "seed",
    routeId: `seed:${name}`,
    template: `seeds/${name}`,
    view,
    operations: [],
  };
}
