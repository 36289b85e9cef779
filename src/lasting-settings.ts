import { policies } from "./input/document-use.js";
import { DOCUMENT_SETTINGS, LASTING, type DocumentUse, type SpecUse } from "./model/document-use.js";
import type { Snapshot } from "./model/snapshot.js";
import { rememberedUses } from "./reconcile/decide/remembered.js";
import type { RouteSource } from "./request.js";

/**
 * The source, with what a flag of an earlier run added to its documents: that holds until a flag or a spec file says
 * otherwise, as a run that says nothing about it means no change.
 */
export function withLasting<T extends RouteSource>(source: T, known: Snapshot): T {
  const { uses = [], api } = source;
  const remembered = rememberedUses(known);
  const lasting = uses.map((each): SpecUse => ({
    ...each,
    use: asBefore(each, remembered.get(each.use.file), source),
  }));
  if (lasting.every(({ use }, index) => use === uses[index]?.use)) return source;
  const byFile = new Map(lasting.map(({ use }) => [use.file, use]));
  // Routes of spec files of ours do not say of which they are.
  const [own, another] = lasting.flatMap(({ use, isDocument }) => (isDocument ? [] : [use]));
  const routes = api.routes.map((route) => {
    const use = byFile.get(route.document?.file ?? (another ? "" : (own?.file ?? "")));
    return use?.flags === undefined ? route : { ...route, document: use, ...policies(use) };
  });
  return { ...source, uses: lasting, api: { ...api, routes } };
}

function asBefore(
  { use, isDocument, stated = [] }: SpecUse,
  before: DocumentUse | undefined,
  { said = [], specs = [] }: RouteSource,
): DocumentUse {
  // What a spec file said of it is gone with the line that said so.
  const isNamed = isDocument && specs.includes(use.file);
  const kept = LASTING.filter((key) => {
    const isSaid = said.includes(key) || stated.includes(key);
    return !isSaid && before?.[key] === true && (isNamed || before.flags?.includes(key) === true);
  });
  if (kept.length === 0) return use;
  const flags = DOCUMENT_SETTINGS.filter((key) => use.flags?.includes(key) || kept.some((each) => each === key));
  return { ...use, ...Object.fromEntries(kept.map((key) => [key, true])), flags };
}
