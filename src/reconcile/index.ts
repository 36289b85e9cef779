import { change } from "./decide/change.js";
import { contextOf } from "./decide/context.js";
import type { FileChange, ReconcileInput, ReconcileMode, RenderedFile, Snapshot } from "./decide/types.js";

export type { ReconcileInput, ReconcileMode } from "./decide/types.js";

/**
 * Holds what was rendered against what is on disk and decides about every file, from bytes alone. Writes nothing: a
 * dry run shows these changes, a real run hands them to `applyChanges`. Sorted by path.
 */
export async function reconcile(input: ReconcileInput): Promise<FileChange[]> {
  const changes = input.mode.receipts
    ? [...(await (await import("./decide/index.js")).withReceipts(input.rendered, contextOf(input))).values()]
    : await byName(input);
  return changes.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Routes by name leave no receipt: a file that is there is the user's. */
async function byName({ rendered, snapshot, mode }: ReconcileInput): Promise<FileChange[]> {
  if (mode.force !== true) return rendered.map((file) => withoutReceipt(file, snapshot, mode));
  const { overwritten } = await import("./decide/forced.js");
  return rendered.map((file) => overwritten(file, withoutReceipt(file, snapshot, mode), snapshot, false));
}

function withoutReceipt(file: RenderedFile, snapshot: Snapshot, { isOurs }: ReconcileMode): FileChange {
  const opaque = snapshot.opaque.get(file.path);
  if (opaque !== undefined) return change(file, "foreign", { note: `left alone: it is ${opaque}`, undone: file.text });
  const before = snapshot.files.get(file.path);
  if (before === undefined) return change(file, "create", { after: file.text });
  if (before === file.text) return change(file, "identical", { before });
  if (isOurs?.(before) === true) return change(file, "update", { before, after: file.text });
  const note = "there already with other code, and yours; --diff shows how it differs, --force overwrites it";
  return change(file, "foreign", { before, note, undone: file.text });
}

/** Whether two texts of a file differ in their format alone. Loads the parser. */
export async function isSameCode(path: string, a: string, b: string): Promise<boolean> {
  const { codeTools } = await import("./decide/load-code-tools.js");
  return codeTools.sameSyntax(path, a, b);
}
