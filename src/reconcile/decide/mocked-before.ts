import { isOfOthers } from "./gone.js";
import type { ReconcileMode, Snapshot } from "./types.js";

/**
 * Operations whose handler answers the spec's example (`GET listUsers`), by the receipts of the same specs: it stays so
 * until a run says otherwise.
 */
export function mockedBefore(snapshot: Snapshot, mode: ReconcileMode): ReadonlySet<string> {
  const receipts = [...snapshot.receipts.values(), ...snapshot.otherReceipts.values()];
  const own = receipts.filter((receipt) => !isOfOthers(receipt, { snapshot, mode }));
  return new Set(own.flatMap(({ mocked = [] }) => mocked));
}

/** Whether handlers of other specs answer examples: in development everybody is let in, as long as one does. */
export function isMockedElsewhere(snapshot: Snapshot, mode: ReconcileMode): boolean {
  const mocked = [...snapshot.receipts.values()].filter((receipt) => (receipt.mocked ?? []).length > 0);
  return mocked.some((receipt) => isOfOthers(receipt, { snapshot, mode }));
}
