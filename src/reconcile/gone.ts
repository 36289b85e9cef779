import type { Receipt } from "../model/files.js";
import { contractState } from "../model/signature.js";
import { change } from "./change.js";
import { sameButFormatting } from "./layout.js";
import type { Context, FileChange, ReconcileMode, RenderedFile, Snapshot } from "./types.js";

/** What earlier runs wrote and this one no longer renders. */
export async function goneChanges(rendered: readonly RenderedFile[], context: Context): Promise<FileChange[]> {
  const planned = new Set(rendered.map((file) => file.path));
  const unplanned = [...context.snapshot.receipts.values()].filter((receipt) => !planned.has(receipt.path));
  const receipts = unplanned.filter((receipt) => !isOfOthers(receipt, context));
  // Which contracts the routes of other specs need is not known here, so none is gone while there are such routes.
  const shared = receipts.length < unplanned.length;
  const contracts = shared ? [] : [...context.snapshot.contracts].filter((path) => !planned.has(path));
  return [
    ...receipts.map((receipt) => goneFile(receipt, context)),
    ...contracts.map((path) => goneContract(path, context)),
  ];
}

/** Written by a run with other spec files, of which one is still there. */
function isOfOthers({ specs }: Receipt, { snapshot, mode }: Pick<Context, "snapshot" | "mode">): boolean {
  if (specs === undefined || mode.specs === undefined || specs.join() === mode.specs.join()) return false;
  return specs.some((spec) => !snapshot.goneSpecs.has(spec));
}

/**
 * Files of earlier runs that a run removes unless it plans them again: they stand in no new route's way.
 * An edited one stays where it is, so it does.
 */
export function leavingFiles(snapshot: Snapshot, mode: ReconcileMode): Set<string> {
  if (mode.partial === true) return new Set();
  const own = [...snapshot.receipts.values()].filter((receipt) => !isOfOthers(receipt, { snapshot, mode }));
  const leaving = own.filter((receipt) => mode.prune === true || isUntouched(receipt, snapshot));
  return new Set(leaving.map((receipt) => receipt.path));
}

function isUntouched(receipt: Receipt, snapshot: Snapshot): boolean {
  const text = snapshot.files.get(receipt.path);
  const bases = [receipt, snapshot.otherReceipts.get(receipt.path)];
  return text !== undefined && bases.some((each) => each !== undefined && sameButFormatting(text, each.base));
}

function goneFile(receipt: Receipt, { snapshot, mode }: Context): FileChange {
  const before = snapshot.files.get(receipt.path);
  const opaque = snapshot.opaque.get(receipt.path);
  if (before === undefined && opaque === undefined) {
    return change(receipt, "remove", { receipt: null, note: "you deleted it already" });
  }
  if (isUntouched(receipt, snapshot)) return change(receipt, "remove", { before, receipt: null });
  if (mode.prune === true && before !== undefined) {
    return change(receipt, "remove", { before, receipt: null, note: "edited by you; removed (--prune)" });
  }
  return change(receipt, "orphan", { before, note: "edited by you and no longer in the spec; --prune deletes it" });
}

function goneContract(path: string, { snapshot, mode }: Context): FileChange {
  const before = snapshot.files.get(path) as string;
  const file = { path, owner: "contract" as const, routeId: "" };
  if (contractState(before) === "signed") return change(file, "remove", { before });
  if (mode.prune === true) return change(file, "remove", { before, note: "edited by you; removed (--prune)" });
  return change(file, "orphan", { before, note: "edited by you and no longer needed; --prune deletes it" });
}
