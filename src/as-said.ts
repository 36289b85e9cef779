import type { Project } from "./model/project.js";
import { operationKey } from "./model/route-spec.js";
import type { ReconcileMode } from "./reconcile/index.js";
import type { RouteSource, RunRequest } from "./request.js";

/** The project, with what its spec file says of it. */
export function projectAsSaid({ routerChosen, ...project }: Project, { language, router }: RouteSource): Project {
  const said = { ...project, ...(language && { language, isLanguageSaid: true }) };
  if (router !== undefined) return { ...said, router, isRouterSaid: true };
  return { ...said, ...(routerChosen && { routerChosen }) };
}

/** How files are decided about, with what the specs say about that. */
export function modeAsSaid(
  { reconcile: asked }: Pick<RunRequest, "reconcile">,
  { api, specs, covers }: RouteSource,
): ReconcileMode {
  const refused = api.refused.map((operation) => operationKey(operation, operation.path));
  return { ...asked, ...(specs && { specs }), ...(covers && { covers }), refused: new Set(refused) };
}
