import { change } from "./change.js";
import type { Context, FileChange, ReconcileInput, RenderedFile } from "./types.js";

export type { ReconcileInput, ReconcileMode } from "./types.js";

/**
 * Holds what was rendered against what is on disk and decides about every file, from bytes alone. Writes nothing: a
 * dry run shows these changes, a real run hands them to `applyChanges`. Sorted by path.
 */
export async function reconcile(input: ReconcileInput): Promise<FileChange[]> {
  const { rendered, snapshot, mode } = input;
  const context: Context = { snapshot, mode, format: input.format ?? (async () => undefined) };
  const changes = new Map<string, FileChange>();
  const decide = mode.receipts ? (await import("./with-receipts.js")).withReceipts : byName;
  for (const file of rendered) {
    const opaque = snapshot.opaque.get(file.path);
    const note = `left alone: it is ${opaque ?? ""}`;
    changes.set(file.path, opaque ? change(file, "foreign", { note }) : await decide(file, context));
  }
  if (mode.receipts && mode.partial !== true) {
    const { goneChanges } = await import("./gone.js");
    for (const each of await goneChanges(rendered, context)) changes.set(each.path, each);
  }
  return [...changes.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Routes by name leave no receipt: a file that is there is the user's. */
function byName(file: RenderedFile, { snapshot, mode }: Context): FileChange {
  const before = snapshot.files.get(file.path);
  if (before === undefined) return change(file, "create", { after: file.text });
  if (before === file.text) return change(file, "identical", { before });
  if (mode.force === true) return change(file, "update", { before, after: file.text, note: "overwritten (--force)" });
  return change(file, "foreign", { before, note: "exists and is yours; --force overwrites it" });
}
