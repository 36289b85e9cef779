import type { AuthSlot } from "../../model/files.js";
import { isOfOthers } from "./gone.js";
import type { ReconcileMode, Snapshot } from "./types.js";

/**
 * Slots of `auth.ts` that belong to documents in places of their own which this run does not read, and which still have
 * routes: they stay, whoever writes the file.
 *
 * @param places of the documents of this run
 */
export function slotsOfOthers(
  snapshot: Snapshot,
  mode: ReconcileMode,
  places: ReadonlySet<string | undefined>,
): AuthSlot[] {
  const receipts = [...snapshot.receipts.values()];
  const others = receipts.filter((receipt) => receipt.owner === "route" && isOfOthers(receipt, { snapshot, mode }));
  const alive = new Set(others.map(({ document }) => document?.as));
  return receipts.flatMap(({ slots = [] }) => slots).filter(({ as }) => !places.has(as) && alive.has(as));
}
