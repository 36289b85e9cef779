import type { ClientRoute } from "../model/client-path.js";
import type { FilePlan } from "../model/files.js";
import type { Project } from "../model/project.js";

/** `paths.ts` of some places, with those of the routes that lie there. Loads what writes contracts. */
export async function planClientPaths(
  places: Iterable<string | undefined>,
  routes: readonly ClientRoute[],
  project: Project,
): Promise<FilePlan[]> {
  const { pathsPlan } = await import("../targets/spec.js");
  return [...places].map((as) => pathsPlan(as, routes, project));
}
