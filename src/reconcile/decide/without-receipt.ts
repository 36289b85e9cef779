import { contractNameIn } from "../../text/imported-contract.js";
import { change, receiptOf } from "./change.js";
import { implementedContract } from "./own-routes.js";
import { isSame, updated } from "./update.js";
import type { Context, FileChange, RenderedFile } from "./types.js";

/** The receipt may be there, and not be what was written. */
function notKnown(path: string, { snapshot }: Context): string {
  const why = snapshot.brokenReceipts.has(path) ? "its receipt is damaged" : "it has no receipt";
  return `${why}, so what of it you wrote cannot be told; look it over and --take ours`;
}

/** What of a seed may go: it says so itself. */
const DISPENSABLE: ReadonlySet<string> = new Set(["openInDevelopment"]);

/**
 * A route that implements its contract and whose receipt is lost, or a seed with all that others import from it. As it
 * would be written, but for handlers and slots it lacks, it is ours again; in one that was edited these are inserted, and
 * the rest is for the user to say.
 *
 * @returns `undefined` for a file that implements no contract of ours, or another
 */
export async function withoutReceipt(
  file: RenderedFile,
  before: string,
  context: Context,
): Promise<FileChange | undefined> {
  const isOurs = file.owner === "seed" ? isSeed(file, before, context) : implementsIts(file, before);
  if (!(await isOurs)) return undefined;
  const { baseWithout, editedChange } = await context.codeTools();
  const text = baseWithout(file.path, file.text, before);
  if (text === undefined) return change(file, "held", { before, unsettled: true, note: notKnown(file.path, context) });
  const base = { ...receiptOf(file), base: text };
  const receipt = receiptOf(file);
  if (await isSame(file.path, before, text, context)) {
    return change(file, "update", { before, after: await updated(file, before, [base], context), receipt });
  }
  const keeping = { ...context, mode: { ...context.mode, conflict: "keep" as const } };
  const { verdict, after } = await editedChange({ file, before, base, receipt: undefined }, keeping);
  const isInserted = after !== undefined && verdict !== "conflict";
  if (isInserted && (await isSame(file.path, after, file.text, context))) {
    return change(file, "update", { before, after, receipt });
  }
  return change(file, isInserted ? "insert" : "held", {
    before,
    ...(isInserted && { after }),
    unsettled: true,
    note: notKnown(file.path, context),
  });
}

/** Whether a file implements the very contract that a route is written for. */
export async function implementsIts({ path, contract = "" }: RenderedFile, before: string): Promise<boolean> {
  const name = contractNameIn(contract);
  return name !== undefined && (await implementedContract(path, before)) === name;
}

async function isSeed({ path, text }: RenderedFile, before: string, { codeTools }: Context): Promise<boolean> {
  const { readModule } = await codeTools();
  const [wanted, there] = [text, before].map((each) => readModule(path, each).exported ?? new Set<string>());
  if (wanted === undefined || there === undefined) return false;
  return wanted.size > 0 && [...wanted].every((name) => there.has(name) || DISPENSABLE.has(name));
}
