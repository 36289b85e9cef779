import type { FileChange } from "../../model/files.js";
import { change } from "./change.js";
import { duplicates } from "../merge/duplicates.js";
import { lostImports, mergeEdited, type Disputed } from "./edited.js";
import { plain, withLineEndsOf } from "../text/layout.js";
import { conflictOf, isClean, isSettledByHand, rejected, settled, withMarkers } from "../merge/lines.js";
import { isParsed, parse } from "../code/parse.js";
import type { Context, Edited } from "./types.js";

/** A route or seed that the user edited and whose render changed: insert, merge or conflict. */
export async function editedChange(edited: Edited, context: Context): Promise<FileChange> {
  const result = await mergeEdited(edited, context);
  return "verdict" in result ? result : conflictChange(edited, result, context);
}

/** What is left of a conflict, as `--conflict` says: the file untouched, markers in it, or a `.rej` beside it. */
function conflictChange(edited: Edited, { ours, regions, note }: Disputed, context: Context): FileChange {
  const { file, before, receipt } = edited;
  const names = { path: file.path, before: edited.base.base, now: file.text };
  if (isSettledByHand(context.snapshot.conflicts.get(file.path), regions, names)) {
    const settled = {
      before,
      after: ours === before ? undefined : ours,
      receipt,
      note: "conflict settled by your edit",
    };
    return change(file, ours === before ? "identical" : "merge", settled);
  }
  const conflict = { ...conflictOf(regions, names), ours };
  const asked = context.mode.conflict ?? "keep";
  const patch = asked === "rej" ? rejected(regions, file.path) : undefined;
  switch (isTaken(file.path, patch, context) ? "taken" : asked) {
    case "keep":
      return change(file, "conflict", { before, conflict, note });
    case "taken":
      return change(file, "conflict", { before, conflict, note: `${file.path}.rej ${IS_TAKEN}` });
    case "markers":
      return change(file, "conflict", {
        before,
        after: withLineEndsOf(before, withMarkers(regions, names)),
        receipt,
        conflict: { ...conflict, kept: "markers" },
        note: "conflict markers were left in the file, as asked",
      });
    case "rej":
      return change(file, "conflict", {
        before,
        after: ours,
        receipt,
        conflict: { ...conflict, kept: "rej", rejected: patch },
        note: `what did not fit is in ${file.path}.rej`,
      });
  }
}

const IS_TAKEN = "is there already and stays: delete it, then run again";

/** Whether something else is in the place of a `.rej`: nothing tells whose it is, or what of it is still to be done. */
function isTaken(path: string, patch: string | undefined, { snapshot: { rejected } }: Context): boolean {
  return patch !== undefined && rejected?.has(path) === true && rejected.get(path) !== patch;
}

/**
 * Settles a conflict for one side: the conflicting places only, everything else of both sides is kept.
 *
 * @returns `undefined` when the result would not be valid code
 */
export async function takeSide(edited: Edited, side: "ours" | "theirs", context: Context): Promise<string | undefined> {
  const { path } = edited.file;
  const result = await mergeEdited(edited, context);
  if ("verdict" in result) return result.after ?? edited.before;
  if (side === "ours") return result.ours;
  if (result.theirs !== undefined) return result.theirs;
  const { regions, next } = result;
  const taken = isClean(regions) ? next.text : settled(regions, "theirs");
  const code = parse(path, taken);
  const valid =
    isParsed(code) && isParsed(next) && lostImports(next, code).length === 0 && duplicates(code).length === 0;
  return valid ? withLineEndsOf(edited.before, plain(taken)) : undefined;
}
