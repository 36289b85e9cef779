import type { Receipt } from "../model/files.js";
import { change, receiptIfNew } from "./change.js";
import { plain, sameButFormatting, withLineEndsOf } from "./layout.js";
import type { Context, FileChange, RenderedFile } from "./types.js";

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
  if (before === file.text || sameButFormatting(before, file.text)) {
    return change(file, "identical", { before, receipt });
  }
  if (mode.force === true) {
    return change(file, "update", { before, after: file.text, receipt, note: "overwritten (--force)" });
  }
  if (stored === undefined) return foreign(file, before, context);
  const bases = [stored, ...[snapshot.otherReceipts.get(file.path)].filter((each) => each !== undefined)];
  if (bases.some((each) => sameButFormatting(before, each.base))) {
    return change(file, "update", { before, after: await inStyleOf(before, bases, file, context), receipt });
  }
  return edited(file, before, stored, receipt);
}

function foreign(file: RenderedFile, before: string, { snapshot }: Context): FileChange {
  const note = snapshot.brokenReceipts.has(file.path)
    ? "its receipt cannot be read, so it counts as yours"
    : "exists and is yours";
  return change(file, "foreign", { before, note });
}

function edited(file: RenderedFile, before: string, stored: Receipt, receipt: Receipt | undefined): FileChange {
  if (sameButFormatting(stored.base, file.text)) {
    return change(file, "identical", { before, receipt, note: "edited by you; nothing new" });
  }
  return change(file, "conflict", { before, note: "edited by you; not changed" });
}

async function inStyleOf(
  before: string,
  bases: readonly Receipt[],
  file: RenderedFile,
  context: Context,
): Promise<string> {
  const asWritten = bases.some((each) => plain(before) === each.base);
  const formatted = asWritten ? undefined : await context.format(file.path, file.text);
  return withLineEndsOf(before, plain(formatted ?? file.text));
}
