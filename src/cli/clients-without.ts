import type { RenderedFile } from "../model/files.js";
import type { Project } from "../model/project.js";
import type { Snapshot } from "../model/snapshot.js";
import { planClientPaths } from "../plan/client-paths.js";
import { clientsAmong } from "../reconcile/decide/clients.js";
import { renderFiles } from "../render/index.js";

/** `paths.ts` of the clients that know some routes, without these. */
export async function clientsWithout(
  routes: ReadonlySet<string>,
  project: Project,
  snapshot: Snapshot,
): Promise<RenderedFile[]> {
  const gone = [...snapshot.receipts.values()].filter(({ path, client }) => client !== undefined && routes.has(path));
  if (gone.length === 0) return [];
  const places = new Set(gone.map(({ document }) => document?.as));
  const left = clientsAmong(snapshot, ({ path }) => !routes.has(path));
  return renderFiles(await planClientPaths(places, left, project), project);
}
