import type { Diagnostic } from "./model/diagnostic.js";
import type { Project } from "./model/project.js";
import type { Snapshot } from "./model/snapshot.js";
import type { PlanOptions } from "./plan/index.js";
import { followMoved } from "./reconcile/decide/follow.js";
import { mockedBefore } from "./reconcile/decide/mocked-before.js";
import { ownRoutes } from "./reconcile/decide/own-routes.js";
import { routersBefore } from "./reconcile/decide/routers-before.js";
import type { ReconcileMode } from "./reconcile/index.js";
import { slotsOfOthers } from "./reconcile/decide/slots.js";
import type { RouteSource, RunRequest } from "./request.js";
import { settingsThatDiffer } from "./settings-kept.js";
import { readDisk } from "./write/snapshot.js";

/** What earlier runs left, and what of it this run leaves as it is, unless it is said otherwise. */
export interface Before {
  known: Snapshot;
  plan: Pick<PlanOptions, "before" | "mock" | "own" | "slots">;
  /** What earlier runs said about its documents, and this one does not. */
  differences: Diagnostic[];
}

/** Reads the state, and every route of the project: wherever they lie, some may be of ours. */
export async function readBefore(
  { root, existingRoutes }: Project,
  mode: ReconcileMode,
  source: RouteSource,
  { commandWith }: Pick<RunRequest, "commandWith">,
): Promise<Before> {
  const seen = existingRoutes.map(({ file }) => file);
  const known = await followMoved(await readDisk(root, [], { state: true, seen }));
  const places = new Set(source.api.routes.map(({ document }) => document?.as));
  const own = await ownRoutes(existingRoutes, known);
  const plan = {
    mock: mockedBefore(known, mode),
    own,
    before: routersBefore(existingRoutes, own, known, mode),
    slots: slotsOfOthers(known, mode, places),
  };
  return { known, plan, differences: settingsThatDiffer(source, known, commandWith) };
}
