import type { FilePlan } from "../model/files.js";
import type { Project } from "../model/project.js";
import type { Api } from "../model/route-spec.js";
import { libraryFile } from "./spec-files.js";
import { securitySchemes, securityText, slotViews } from "./spec-security.js";

/** Modules of `templates/runtime` that `define-route.ts` and `auth.ts` reach themselves. */
const CORE = [
  "authorize",
  "body",
  "coerce",
  "contract",
  "find-operation",
  "pairs",
  "parameters",
  "problem",
  "read-request",
  "respond",
];

/** Further modules that those used by contracts import. */
const NEEDS: Readonly<Record<string, readonly string[]>> = { checks: ["zod"], multipart: ["form"] };

/**
 * What contracts call at run time, and the two seeds.
 *
 * @param used modules below `runtime/` that contracts and models import
 */
export function libraryPlans(api: Api, project: Project, used: ReadonlySet<string>): FilePlan[] {
  const schemes = securitySchemes(api);
  const modules = new Set([...CORE, ...[...used].flatMap((module) => [module, ...(NEEDS[module] ?? [])])]);
  const runtime = [...modules].map((module): FilePlan => ({
    ...contractPlan(libraryFile(project, `runtime/${module}`), `runtime:${module}`, ""),
    template: `runtime/${module}`,
    view: {},
  }));
  const security = contractPlan(libraryFile(project, "runtime/security"), "runtime:security", securityText(schemes));
  const seeds = [seedPlan(project, "auth", { slots: slotViews(schemes) }), seedPlan(project, "define-route", {})];
  return [...runtime, security, ...seeds];
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
