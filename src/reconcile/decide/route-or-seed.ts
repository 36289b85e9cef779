import { conflictSides, hasMarkerLine } from "../../text/conflict-markers.js";
import type { Receipt } from "../../model/files.js";
import { change, receiptIfNew } from "./change.js";
import { sameButFormatting } from "../text/layout.js";
import { renamedAlike } from "./renamed-alike.js";
import { isSame, updated } from "./update.js";
import { withoutReceipt } from "./without-receipt.js";
import type { Context, Edited, FileChange, RenderedFile } from "./types.js";

/** Routes and seeds: the user's, with a receipt of what we wrote. */
export async function ownedChange(file: RenderedFile, context: Context): Promise<FileChange> {
  const { snapshot, mode } = context;
  const before = snapshot.files.get(file.path);
  const stored = snapshot.receipts.get(file.path);
  const receipt = receiptIfNew(file, stored, snapshot.otherReceipts.has(file.path));
  if (before === undefined) {
    if (stored === undefined || mode.recreate === true) return change(file, "create", { after: file.text, receipt });
    return change(file, "deleted-by-user", { note: "you deleted it; --recreate writes it again" });
  }
  if (await isSame(file.path, before, file.text, context)) return change(file, "identical", { before, receipt });
  if (stored === undefined) return (await withoutReceipt(file, before, context)) ?? foreign(file, before, context);
  return withReceipt(file, before, stored, receipt, context);
}

async function withReceipt(
  file: RenderedFile,
  before: string,
  stored: Receipt,
  receipt: Receipt | undefined,
  context: Context,
): Promise<FileChange> {
  const other = context.snapshot.otherReceipts.get(file.path);
  const bases = other === undefined ? [stored] : [stored, other];
  // A merge in git may have left markers between two versions that are both ours.
  const versions = conflictSides(before).filter((each) => each !== undefined);
  if (await every(versions, (version) => some(bases, (base) => isSame(file.path, version, base.base, context)))) {
    return change(file, "update", {
      before,
      after: await updated(file, versions[0] ?? before, bases, context),
      receipt,
    });
  }
  const same =
    versions.length > 1 ? await sameFromBoth({ file, before, receipt }, versions, bases, context) : undefined;
  if (same !== undefined) return same;
  if (versions.length > 1 || (hasMarkerLine(before) && !(await context.codeTools()).isCode(file.path, before))) {
    return change(file, "conflict", { before, note: "carries conflict markers: finish that merge, then run again" });
  }
  if (await some(bases, (base) => isSame(file.path, base.base, file.text, context))) {
    return change(file, "identical", { before, receipt, note: "edited by you; nothing new" });
  }
  const renamed = await renamedAlike({ file, before, receipt }, stored, context);
  if (renamed !== undefined) return renamed;
  const { editedChange } = await context.codeTools();
  let first: FileChange | undefined;
  for (const base of bases) {
    const result = await editedChange({ file, before, base, receipt }, context);
    if (result.verdict !== "conflict") return result;
    first ??= result;
  }
  return first as FileChange;
}

/**
 * Two branches that each got something new into a route edited before them: brought up to date, both versions are the
 * same, so nothing is left of git's conflict. `undefined` when they differ.
 */
async function sameFromBoth(
  { file, before, receipt }: Omit<Edited, "base">,
  versions: readonly string[],
  bases: readonly Receipt[],
  context: Context,
): Promise<FileChange | undefined> {
  const { editedChange } = await context.codeTools();
  const results: string[] = [];
  for (const [index, version] of versions.entries()) {
    const base = bases[index] ?? bases[0];
    if (base === undefined) return undefined;
    const result = await editedChange({ file, before: version, base, receipt }, context);
    if (result.verdict === "conflict") return undefined;
    results.push(result.after ?? version);
  }
  const [first = "", ...others] = results;
  if (!others.every((each) => sameButFormatting(first, each))) return undefined;
  return change(file, "merge", { before, after: first, receipt, note: "ended the conflict that git left" });
}

async function some<T>(items: readonly T[], test: (item: T) => Promise<boolean>): Promise<boolean> {
  for (const item of items) if (await test(item)) return true;
  return false;
}

async function every<T>(items: readonly T[], test: (item: T) => Promise<boolean>): Promise<boolean> {
  return !(await some(items, async (item) => !(await test(item))));
}

function foreign(file: RenderedFile, before: string, { snapshot }: Context): FileChange {
  const note = snapshot.brokenReceipts.has(file.path)
    ? "its receipt cannot be read, so it counts as yours"
    : "exists and is yours";
  return change(file, "foreign", { before, note });
}
