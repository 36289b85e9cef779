import { conflictSides } from "../../text/conflict-markers.js";
import { areSignedApart, contractState, isAsWritten, type ContractState } from "../../text/signature.js";
import { change } from "./change.js";
import { kept } from "./forced.js";
import { sameButFormatting, withLineEndsOf } from "../text/layout.js";
import { inProjectFormat } from "./update.js";
import type { Context, FileChange, RenderedFile } from "./types.js";

/** Contracts are ours while their signature holds. */
export async function contractChange(file: RenderedFile, context: Context): Promise<FileChange> {
  const before = context.snapshot.files.get(file.path);
  if (before === undefined) return change(file, "create", { after: file.text });
  if (before === file.text || sameButFormatting(before, file.text)) return change(file, "identical", { before });
  const state = stateOf(before, file.path);
  if (state === "unsigned") {
    return change(file, "foreign", { before, note: "exists and carries no signature of ours; move it or use --force" });
  }
  if (state === "tampered") {
    return change(file, "tampered", {
      before,
      note: "was edited, by hand or by a linter, and is ours to rewrite: move your change elsewhere, then run again with --force",
    });
  }
  return change(file, "update", {
    before,
    after: await inStyleOf(before, file, context),
    ...(state === "merged" && kept(file.path, "merged by git, with conflicts", context.snapshot)),
  });
}

/**
 * A merge that left conflict markers between two of our own versions is ours to end. Where it put lines of both together
 * besides, they cannot be told from an edit any more: `merged`, of which a copy is kept.
 */
function stateOf(text: string, path: string): ContractState | "merged" {
  const [ours, theirs] = conflictSides(text);
  if (theirs === undefined) return contractState(text, path);
  if ([ours, theirs].every((side) => contractState(side, path) === "signed")) return "signed";
  return areSignedApart(ours, theirs, path) ? "merged" : "tampered";
}

async function inStyleOf(before: string, file: RenderedFile, context: Context): Promise<string> {
  const formatted = await inProjectFormat(file, before, isAsWritten(before), context);
  if (formatted !== undefined) return formatted;
  const { detectStyle, restyle } = await context.codeTools();
  return withLineEndsOf(before, restyle(file.text, detectStyle(before)));
}
