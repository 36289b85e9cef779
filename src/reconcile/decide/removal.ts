import type { FileChange, Receipt, RenderedFile } from "../../model/files.js";
import type { Snapshot } from "../../model/snapshot.js";
import { importedContract } from "../../text/imported-contract.js";
import { receiptOf } from "./change.js";
import { contextOf } from "./context.js";
import { deleted } from "./forced.js";
import { goneChanges } from "./gone.js";
import { holdBack } from "./hold-back.js";

/**
 * What `remove` does with the files of some routes: deletes those that are as they were written, by receipt or else
 * equal to a render with the same flags; keeps edited ones as orphans unless forced. Their contracts go with them while
 * these are signed and untouched.
 *
 * @param rendered what the routes would be written as; only these paths are looked at
 */
export async function removalChanges(
  rendered: readonly RenderedFile[],
  snapshot: Snapshot,
  force: boolean,
): Promise<FileChange[]> {
  const present = rendered.filter((file) => snapshot.files.has(file.path) || snapshot.opaque.has(file.path));
  const receipts = new Map(present.map((file) => [file.path, receiptFor(file, snapshot)]));
  // A route that the user deleted leaves its contract behind.
  const contracts = rendered.flatMap((file) => receiptFor(file, snapshot).contract ?? []);
  const owned = new Set(contracts.filter((path) => snapshot.contracts.has(path)));
  const context = contextOf({
    rendered: [],
    snapshot: { ...snapshot, receipts, contracts: owned },
    mode: { receipts: true },
  });
  const gone = (await goneChanges([], context)).map((each) => (force ? deleted(each, snapshot) : each));
  const changes = new Map(gone.map((each) => [each.path, each]));
  await holdBack(changes, [], context);
  return [...changes.values()].map((change) => explained(change, snapshot));
}

/** The receipt of a file; of one without, what it would say. */
function receiptFor(file: RenderedFile, snapshot: Snapshot): Receipt {
  const stored = snapshot.receipts.get(file.path);
  if (stored !== undefined) return stored;
  const contract = importedContract(file.path, snapshot.files.get(file.path) ?? "");
  return receiptOf(contract === undefined ? file : { ...file, contract });
}

function explained(change: FileChange, snapshot: Snapshot): FileChange {
  if (change.verdict !== "orphan") return change;
  const note = snapshot.receipts.has(change.path)
    ? "edited since it was generated; --force deletes it"
    : "not as create-api-route writes it with these flags; give the -t and -m it was made with, or --force";
  return { ...change, note };
}
