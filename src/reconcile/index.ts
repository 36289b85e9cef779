import { change } from "./decide/change.js";
import { contextOf } from "./decide/context.js";
import type { Context, FileChange, ReconcileInput, RenderedFile } from "./decide/types.js";
import { isCodeFile } from "../text/paths.js";

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
async function byName(input: ReconcileInput): Promise<FileChange[]> {
  const { rendered, snapshot, mode } = input;
  const context = contextOf(input);
  const found: FileChange[] = [];
  for (const file of rendered) found.push(await decideByName(file, context));
  if (mode.force !== true) return found;
  const { overwritten } = await import("./decide/forced.js");
  return rendered.map((file, index) => overwritten(file, found[index] as FileChange, snapshot, false));
}

/** What routes that show the API import are contracts, by name too. */
async function decideByName(file: RenderedFile, context: Context): Promise<FileChange> {
  if (file.owner !== "contract" || context.snapshot.opaque.has(file.path)) return withoutReceipt(file, context);
  return (await import("./decide/contract.js")).contractChange(file, context);
}

async function withoutReceipt(file: RenderedFile, context: Context): Promise<FileChange> {
  const { snapshot, mode } = context;
  const opaque = snapshot.opaque.get(file.path);
  if (opaque !== undefined) return change(file, "foreign", { note: `left alone: it is ${opaque}`, undone: file.text });
  const before = snapshot.files.get(file.path);
  if (before === undefined) return change(file, "create", { after: file.text });
  if (before === file.text || (await isReformatted(file, before, context)))
    return change(file, "identical", { before });
  if (mode.isOurs?.(before) === true) return change(file, "update", { before, after: file.text });
  const note = "there already, with other code than this run writes; --diff shows it, --force overwrites it";
  return change(file, "foreign", { before, note, undone: file.text });
}

async function isReformatted({ path, text }: RenderedFile, before: string, context: Context): Promise<boolean> {
  return isCodeFile(path) && (await import("./decide/update.js")).isSame(path, before, text, context);
}

/** Whether two texts of a file differ in their format alone. Loads the parser. */
export async function isSameCode(path: string, a: string, b: string): Promise<boolean> {
  const { codeTools } = await import("./decide/load-code-tools.js");
  return codeTools.sameSyntax(path, a, b);
}
