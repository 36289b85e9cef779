import type { Receipt } from "../../model/files.js";
import { contractNameIn } from "../../text/imported-contract.js";
import { renamedExports } from "./renamed.js";
import type { Context, Edited, FileChange } from "./types.js";

/**
 * A route that the user moved to the very path to which the spec moved it, or whose document got a place of its own:
 * another contract is implemented there, of which it takes the names, and whatever else is new. `undefined` for any other route, and where its edits do not fit.
 *
 * @param stored the receipt, which followed the file
 */
export async function renamedAlike(
  { file, before, receipt }: Omit<Edited, "base">,
  stored: Receipt,
  context: Context,
): Promise<FileChange | undefined> {
  const [old, now] = [stored.contract, file.contract];
  if (old === undefined || now === undefined || contractNameIn(old) === contractNameIn(now)) return undefined;
  const { relocated, editedChange } = await context.codeTools();
  const names = renamedExports(context.snapshot.files.get(old) ?? "", context.rendered(now) ?? "");
  const move = { from: file.path, to: file.path, like: file.text, names };
  const [disk, base] = [relocated(before, move), relocated(stored.base, move)];
  if (disk === undefined || base === undefined) return undefined;
  const result = await editedChange({ file, before: disk, base: { ...stored, base }, receipt }, context);
  if (result.verdict === "conflict") return undefined;
  const { after = disk, verdict } = result;
  const note = `has the names of its new contract, ${now}`;
  return { ...result, before, after, note, verdict: verdict === "identical" ? "merge" : verdict };
}
