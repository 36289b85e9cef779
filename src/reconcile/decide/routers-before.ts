import type { ExistingRoute, OwnRoute, RoutersBefore } from "../../model/project.js";
import { ROUTERS } from "../../model/routers/index.js";
import { sameButFormatting } from "../text/layout.js";
import { isOfOthers } from "./gone.js";
import type { ReconcileMode, Snapshot } from "./types.js";

/**
 * The routers that routes of specs go through before a run. Those stay that it does not look at, and those that are
 * edited: it removes no more than what is as it was written.
 */
export function routersBefore(
  existing: readonly ExistingRoute[],
  own: ReadonlyMap<string, OwnRoute>,
  snapshot: Snapshot,
  mode: ReconcileMode,
): RoutersBefore {
  const receipts = [...snapshot.receipts.values()];
  const main = ROUTERS.find(({ seed }) => receipts.some(({ template }) => template === seed));
  const stays = (file: string): boolean => {
    const receipt = snapshot.receipts.get(file);
    if (receipt === undefined || receipt.kept || mode.partial || isOfOthers(receipt, { snapshot, mode })) return true;
    return !sameButFormatting(snapshot.files.get(file) ?? "", receipt.base);
  };
  const staying = existing.flatMap(({ file, router }) => {
    const { contract } = own.get(file) ?? {};
    return contract !== undefined && stays(file) ? [{ router, contract }] : [];
  });
  return { ...(main && { main: main.name }), staying };
}
