import { isDeepStrictEqual } from "node:util";
import type { FileChange, Receipt, RenderedFile, Verdict } from "../../model/files.js";

/** A change of a file; keys without a value are left out. */
export function change(
  { path, owner, routeId, contract }: Pick<RenderedFile, "path" | "owner" | "routeId" | "contract">,
  verdict: Verdict,
  rest: Partial<
    Pick<
      FileChange,
      | "before"
      | "after"
      | "receipt"
      | "note"
      | "todo"
      | "conflict"
      | "replaced"
      | "goes"
      | "unsettled"
      | "settled"
      | "undone"
      | "movedFrom"
      | "movedTo"
      | "canMove"
    >
  > = {},
): FileChange {
  const result: FileChange = { path, owner, routeId, ...(contract !== undefined && { contract }), verdict };
  return Object.assign(result, Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)));
}

/** The receipt that says: `file` was generated last. */
export function receiptOf(file: RenderedFile): Receipt {
  return {
    version: 1,
    path: file.path,
    owner: file.owner === "seed" ? "seed" : "route",
    routeId: file.routeId,
    ...(file.contract !== undefined && { contract: file.contract }),
    template: file.template,
    operations: [...file.operations],
    ...(file.mocked && { mocked: [...file.mocked] }),
    ...(file.specs && { specs: [...file.specs] }),
    ...(file.document && { document: file.document }),
    ...(file.slots && { slots: file.slots }),
    ...(file.client && { client: file.client }),
    base: file.text,
  };
}

/** The new receipt, or `undefined` when the stored one already says the same. */
export function receiptIfNew(file: RenderedFile, stored: Receipt | undefined, keptInTwo = false): Receipt | undefined {
  const receipt = { ...receiptOf(file), ...(stored?.freshFor && { freshFor: stored.freshFor }) };
  if (stored === undefined || keptInTwo) return receipt;
  // Also what only one of them has is a difference: where nothing is stored of a flag, it is new.
  return isDeepStrictEqual(receipt, stored) ? undefined : receipt;
}
