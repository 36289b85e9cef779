import { change } from "./change.js";
import { contractChange } from "./contract.js";
import { followWithReceipts } from "./follow.js";
import { overwritten } from "./forced.js";
import { goneChanges } from "./gone.js";
import { holdBack } from "./hold-back.js";
import { ownedChange } from "./route-or-seed.js";
import { refusedRoutes } from "./refused.js";
import type { Context, FileChange, RenderedFile } from "./types.js";

/** The verdicts of `generate`: contracts by their signature, routes and seeds by their receipt. By path, unsorted. */
export async function withReceipts(
  rendered: readonly RenderedFile[],
  context: Context,
): Promise<Map<string, FileChange>> {
  const changes = new Map<string, FileChange>();
  for (const file of rendered) changes.set(file.path, await decide(file, context));
  if (context.mode.partial !== true) {
    for (const each of await goneChanges(rendered, context)) changes.set(each.path, each);
  }
  if (context.mode.force === true) {
    for (const file of rendered) {
      const found = changes.get(file.path);
      if (found !== undefined) changes.set(file.path, overwritten(file, found, context.snapshot, true));
    }
  }
  for (const each of refusedRoutes(rendered, changes, context)) changes.set(each.path, each);
  await holdBack(changes, rendered, context);
  followWithReceipts(changes, context.snapshot);
  return changes;
}

function decide(file: RenderedFile, context: Context): FileChange | Promise<FileChange> {
  const opaque = context.snapshot.opaque.get(file.path);
  if (opaque !== undefined) return change(file, "foreign", { note: `left alone: it is ${opaque}` });
  return file.owner === "contract" ? contractChange(file, context) : ownedChange(file, context);
}
