import type { FileChange, RenderedFile } from "../../model/files.js";
import type { Snapshot } from "../../model/snapshot.js";
import { receiptOf } from "./change.js";
import { contextOf } from "./context.js";
import { goneChanges } from "./gone.js";
import { holdBack } from "./hold-back.js";

/**
 * What `remove` does with the files of some routes: deletes those that are as they were written, by receipt or else
 * equal to a render with the same flags; keeps edited ones as orphans unless forced.
 *
 * @param rendered what the routes would be written as; only these paths are looked at
 * @param contracts contract files that go with the routes, if they are signed and untouched
 */
export async function removalChanges(
  rendered: readonly RenderedFile[],
  contracts: readonly string[],
  snapshot: Snapshot,
  force: boolean,
): Promise<FileChange[]> {
  const present = rendered.filter((file) => snapshot.files.has(file.path) || snapshot.opaque.has(file.path));
  const receipts = new Map(present.map((file) => [file.path, snapshot.receipts.get(file.path) ?? receiptOf(file)]));
  const owned = new Set(contracts.filter((path) => snapshot.contracts.has(path)));
  const context = contextOf({
    rendered: [],
    snapshot: { ...snapshot, receipts, contracts: owned },
    mode: { receipts: true, prune: force },
  });
  const changes = new Map((await goneChanges([], context)).map((each) => [each.path, each]));
  await holdBack(changes, [], context);
  return [...changes.values()].map((change) => explained(change, snapshot));
}

function explained(change: FileChange, snapshot: Snapshot): FileChange {
  if (change.verdict !== "orphan") return change;
  const note = snapshot.receipts.has(change.path)
    ? "edited since it was generated; --force deletes it"
    : "not as create-api-route writes it with these flags; give the -t and -m it was made with, or --force";
  return { ...change, note };
}
