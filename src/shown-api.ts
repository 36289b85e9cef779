import { isDeepStrictEqual } from "node:util";
import type { Diagnostic } from "./model/diagnostic.js";
import type { DocumentUse } from "./model/document-use.js";
import type { Project } from "./model/project.js";
import type { Snapshot } from "./model/snapshot.js";
import type { LibraryModule } from "./model/template.js";
import type { PlanOptions } from "./plan/index.js";
import { rememberedUses } from "./reconcile/decide/remembered.js";
import type { RouteSource, RunRequest } from "./request.js";
import { libraryModulesIn } from "./text/library-modules.js";

/**
 * The API of all specs, for a run of `generate`; nothing where no route shows it, and where the run is about another part
 * of a document than earlier ones were: what there is stays as it is then.
 */
export async function shownApi(
  project: Project,
  known: Snapshot,
  source: RouteSource,
  { plan: { templates }, readAll }: Pick<RunRequest, "plan" | "readAll">,
): Promise<{ shown?: NonNullable<PlanOptions["shown"]>; problems: readonly Diagnostic[] }> {
  const own = [...templates, ...(source.templates ?? []).map(({ info }) => info)];
  const named = own.filter(({ name }) => source.api.routes.some(({ template }) => template === name));
  const modules = new Set([...modulesIn(known), ...named.flatMap(({ library = [] }) => library)]);
  if (modules.size === 0 || readAll === undefined || choosesAnew(known, source)) return { problems: [] };
  if (readsAll(known, source)) return { shown: { api: source.api, modules }, problems: [] };
  const { api, diagnostics } = await readAll(project, source.uses ?? []);
  return { shown: { api, modules }, problems: diagnostics.filter(({ severity }) => severity === "error") };
}

/** What the project's own files import. */
function modulesIn({ files, contracts, aliases }: Snapshot): LibraryModule[] {
  return [...files].flatMap(([path, text]) => (contracts.has(path) ? [] : libraryModulesIn(text, aliases)));
}

function choosesAnew(known: Snapshot, { uses = [] }: RouteSource): boolean {
  const before = rememberedUses(known);
  const choice = ({ include, exclude, tag }: Partial<DocumentUse> = {}): unknown => [include, exclude, tag];
  return uses.some(({ use }) => {
    const remembered = before.get(use.file);
    return remembered !== undefined && !isDeepStrictEqual(choice(use), choice(remembered));
  });
}

function readsAll({ receipts, goneSpecs }: Snapshot, { specs = [], covers = [] }: RouteSource): boolean {
  const all = [...receipts.values()].flatMap((receipt) => receipt.specs ?? []);
  return all.every((spec) => specs.includes(spec) || covers.includes(spec) || goneSpecs.has(spec));
}
