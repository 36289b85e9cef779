import type { ExistingRoute, OwnRoute } from "../../model/project.js";
import { contractNameIn } from "../../text/imported-contract.js";
import type { Snapshot } from "./types.js";

/**
 * Which of the project's route files are ours, by file: those with a receipt, deleted ones included, and those that
 * implement a contract of ours, wherever they lie and whatever became of their receipts.
 *
 * @param snapshot with the texts of the routes
 */
export async function ownRoutes(
  existing: readonly ExistingRoute[],
  snapshot: Snapshot,
): Promise<Map<string, OwnRoute>> {
  const own = new Map<string, OwnRoute>();
  for (const { path, owner, contract = "" } of snapshot.receipts.values()) {
    const name = contractNameIn(contract);
    if (owner === "route") own.set(path, { ...(name !== undefined && { contract: name }), hasReceipt: true });
  }
  for (const { file } of existing) {
    const contract = own.has(file) ? undefined : await implementedContract(file, snapshot.files.get(file) ?? "");
    if (contract !== undefined) own.set(file, { contract, hasReceipt: false });
  }
  return own;
}

/** The contract that a route file gives to `defineRoute`; of one that does not parse, the one it imports. */
export async function implementedContract(path: string, text: string): Promise<string | undefined> {
  if (!/\bapi\/(?:[A-Za-z][\w-]*\/)?routes\//.test(text)) return undefined;
  const { implementedModules } = await import("../code/implemented.js");
  return implementedModules(path, text)
    .map(contractNameIn)
    .find((name) => name !== undefined);
}
