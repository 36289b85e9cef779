import type { Receipt } from "../model/files.js";
import { contractState } from "../model/signature.js";
import { change } from "./change.js";
import { sameButFormatting } from "./layout.js";
import type { Context, FileChange, RenderedFile } from "./types.js";

/** What earlier runs wrote and this one no longer renders. */
export async function goneChanges(rendered: readonly RenderedFile[], context: Context): Promise<FileChange[]> {
  const planned = new Set(rendered.map((file) => file.path));
  const receipts = [...context.snapshot.receipts.values()].filter((receipt) => !planned.has(receipt.path));
  const contracts = [...context.snapshot.contracts].filter((path) => !planned.has(path));
  return [
    ...receipts.map((receipt) => goneFile(receipt, context)),
    ...contracts.map((path) => goneContract(path, context)),
  ];
}

function goneFile(receipt: Receipt, { snapshot, mode }: Context): FileChange {
  const before = snapshot.files.get(receipt.path);
  const opaque = snapshot.opaque.get(receipt.path);
  if (before === undefined && opaque === undefined) {
    return change(receipt, "remove", { receipt: null, note: "you deleted it already" });
  }
  const bases = [receipt, snapshot.otherReceipts.get(receipt.path)];
  const untouched = before !== undefined && bases.some((each) => each && sameButFormatting(before, each.base));
  if (untouched) return change(receipt, "remove", { before, receipt: null });
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
