import { contractNameIn } from "../../text/imported-contract.js";
import { change, receiptOf } from "./change.js";
import { implementedContract } from "./own-routes.js";
import { isSame, updated } from "./update.js";
import type { Context, FileChange, RenderedFile } from "./types.js";

const NOT_KNOWN = "it has no receipt, so what of it you wrote cannot be told; look it over and --take ours";

/**
 * A route that implements its contract and whose receipt is lost. As it would be written, but for handlers it lacks, it
 * is ours again; in one that was edited missing handlers are inserted, and the rest is for the user to say.
 *
 * @returns `undefined` for a file that implements no contract of ours, or another
 */
export async function withoutReceipt(
  file: RenderedFile,
  before: string,
  context: Context,
): Promise<FileChange | undefined> {
  const name = contractNameIn(file.contract ?? "");
  if (name === undefined || (await implementedContract(file.path, before)) !== name) return undefined;
  const { baseWithout, editedChange } = await context.codeTools();
  const text = baseWithout(file.path, file.text, before);
  if (text === undefined) return change(file, "held", { before, unsettled: true, note: NOT_KNOWN });
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
    note: NOT_KNOWN,
  });
}
