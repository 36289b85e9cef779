import type { ClientRoute } from "../../model/client-path.js";
import type { Receipt } from "../../model/files.js";
import { isOfOthers } from "./gone.js";
import type { ReconcileMode, Snapshot } from "./types.js";

/**
 * Routes that clients know by receipts, and that a run leaves as they are: those of documents that it does not read, and
 * where it is about some routes, the others. Those that it plans too it knows better.
 */
export function clientsOfOthers(snapshot: Snapshot, mode: ReconcileMode): ClientRoute[] {
  return clientsAmong(snapshot, (receipt) => mode.partial === true || isOfOthers(receipt, { snapshot, mode }));
}

/** Routes that clients know by receipts and that are served. */
export function clientsAmong(snapshot: Snapshot, isMeant: (receipt: Receipt) => boolean): ClientRoute[] {
  return [...snapshot.receipts.values()].flatMap((receipt): ClientRoute[] => {
    const { path, client: paths, contract, document } = receipt;
    if (paths === undefined || contract === undefined || !isMeant(receipt)) return [];
    if (!snapshot.files.has(path) || !snapshot.contracts.has(contract)) return [];
    return [{ contract, paths, ...(document?.as !== undefined && { as: document.as }) }];
  });
}

/** Routes that the user deleted: nobody is to call them. */
export function deletedRoutes({ receipts, files }: Snapshot, { recreate = false }: ReconcileMode): Set<string> {
  return new Set(recreate ? [] : [...receipts.keys()].filter((path) => !files.has(path)));
}
