import { contractChange } from "./contract.js";
import { goneChanges } from "./gone.js";
import { ownedChange } from "./owned.js";
import { change } from "./change.js";
import type { Context, FileChange, ReconcileInput, RenderedFile } from "./types.js";

export type { ReconcileInput, ReconcileMode } from "./types.js";

/**
 * Holds what was rendered against what is on disk and decides about every file, from bytes alone. Writes nothing: a
 * dry run shows these changes, a real run hands them to `applyChanges`. Sorted by path.
 */
export async function reconcile(input: ReconcileInput): Promise<FileChange[]> {
  const { snapshot, mode } = input;
  const context: Context = { snapshot, mode, format: input.format ?? (async () => undefined) };
  const changes = new Map<string, FileChange>();
  for (const file of input.rendered) changes.set(file.path, await decide(file, context));
  if (mode.receipts && mode.partial !== true) {
    for (const each of await goneChanges(input.rendered, context)) changes.set(each.path, each);
  }
  return [...changes.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function decide(file: RenderedFile, context: Context): Promise<FileChange> {
  const opaque = context.snapshot.opaque.get(file.path);
  if (opaque !== undefined) return change(file, "foreign", { note: `left alone: it is ${opaque}` });
  if (!context.mode.receipts) return byName(file, context);
  return file.owner === "contract" ? contractChange(file, context) : ownedChange(file, context);
}

/** Routes by name leave no receipt: a file that is there is the user's. */
function byName(file: RenderedFile, { snapshot, mode }: Context): FileChange {
  const before = snapshot.files.get(file.path);
  if (before === undefined) return change(file, "create", { after: file.text });
  if (before === file.text) return change(file, "identical", { before });
  if (mode.force === true) return change(file, "update", { before, after: file.text, note: "overwritten (--force)" });
  return change(file, "foreign", { before, note: "exists and is yours; --force overwrites it" });
}
