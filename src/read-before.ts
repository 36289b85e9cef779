import type { Diagnostic } from "./model/diagnostic.js";
import type { Project } from "./model/project.js";
import type { Snapshot } from "./model/snapshot.js";
import type { PlanOptions } from "./plan/index.js";
import { clientsOfOthers, deletedRoutes } from "./reconcile/decide/clients.js";
import { followMoved } from "./reconcile/decide/follow.js";
import { isMockedElsewhere, mockedBefore } from "./reconcile/decide/mocked-before.js";
import { ownRoutes } from "./reconcile/decide/own-routes.js";
import { routersBefore } from "./reconcile/decide/routers-before.js";
import type { ReconcileMode } from "./reconcile/index.js";
import { slotsOfOthers } from "./reconcile/decide/slots.js";
import { routerOfFile } from "./model/routers/index.js";
import { withLasting } from "./lasting-settings.js";
import type { RouteSource, RunRequest } from "./request.js";
import { clientsThatStay, settingsThatDiffer } from "./settings-kept.js";
import { shownApi } from "./shown-api.js";
import { readDisk } from "./write/snapshot.js";

/** What earlier runs left, and what of it this run leaves as it is, unless it is said otherwise. */
export interface Before {
  known: Snapshot;
  /** What is read, with what holds of what earlier runs were told. */
  source: RouteSource;
  /** In the language and for the router of what they wrote. */
  project: Project;
  plan: Pick<PlanOptions, "before" | "mock" | "isMockedElsewhere" | "own" | "slots" | "clients" | "deleted" | "shown">;
  /** What earlier runs said about its documents, and this one does not. */
  differences: Diagnostic[];
}

/** Reads the state, and every route of the project: wherever they lie, some may be of ours. */
export async function readBefore(
  said: Project,
  mode: ReconcileMode,
  asRead: RouteSource,
  request: Pick<RunRequest, "commandWith" | "looks" | "plan" | "readAll">,
): Promise<Before> {
  const { root, existingRoutes } = said;
  const { commandWith, looks = false } = request;
  const seen = existingRoutes.map(({ file }) => file);
  const known = await followMoved(await readDisk(root, [], { state: true, seen, project: said }));
  const source = withLasting(asRead, known);
  const places = new Set(source.api.routes.map(({ document }) => document?.as));
  const own = await ownRoutes(existingRoutes, known);
  const { shown, problems } = await shownApi(said, known, source, request);
  const plan = {
    ...(shown && { shown }),
    mock: mockedBefore(known, mode),
    isMockedElsewhere: isMockedElsewhere(known, mode),
    own,
    before: routersBefore(existingRoutes, own, known, mode),
    slots: slotsOfOthers(known, mode, places),
    clients: clientsOfOthers(known, mode),
    deleted: deletedRoutes(known, mode),
  };
  const project = asBefore(said, known);
  // What flags chose of a spec file of ours is no reason not to show all of it.
  const uses = source.uses?.filter(({ isDocument }) => isDocument || !looks);
  const asked = { ...source, ...(uses && { uses }) };
  const told = [...settingsThatDiffer(asked, known, commandWith), ...(looks ? [] : clientsThatStay(source))];
  return { known, source, project, plan, differences: [...told, ...problems] };
}

/**
 * What nobody said is as earlier runs had it: the language of the seed that routes go through, while that is there, and
 * the router that all routes of specs are in.
 */
function asBefore(project: Project, { receipts, files }: Snapshot): Project {
  const there = [...receipts.values()].filter(({ path }) => files.has(path));
  const seeds = there.filter(({ owner, template }) => owner === "seed" && template.startsWith("seeds/define-"));
  const languages = new Set(seeds.map(({ path }) => (/\.jsx?$/.test(path) ? ("js" as const) : ("ts" as const))));
  const [language = project.language, other] = languages;
  const routers = new Set(there.flatMap(({ owner, path }) => (owner === "route" ? (routerOfFile(path) ?? []) : [])));
  const [router = project.router, another] = routers;
  const why = `the routes of earlier runs are in ${router}`;
  return {
    ...project,
    ...(project.isLanguageSaid !== true && other === undefined && { language }),
    ...(project.isRouterSaid !== true &&
      another === undefined &&
      router !== project.router && { router, routerChosen: { why, open: false } }),
  };
}
