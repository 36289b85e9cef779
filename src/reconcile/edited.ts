import { conflictSides, hasConflictMarkers } from "../model/conflict-markers.js";
import type { Receipt } from "../model/files.js";
import { change } from "./change.js";
import { duplicates } from "./duplicates.js";
import { plain, withLineEndsOf } from "./layout.js";
import {
  conflictOf,
  isClean,
  isSettledByHand,
  keepsLines,
  mergeTexts,
  rejected,
  settled,
  withMarkers,
  type Region,
} from "./merge3.js";
import { isSource, parse } from "./parse.js";
import { mergeStructured, type Structured } from "./structured.js";
import { detectStyle, restyle, type Style } from "./style.js";
import type { Context, FileChange, RenderedFile } from "./types.js";

/** One user's file, what we wrote last, and what we would write now. */
export interface Edited {
  file: RenderedFile;
  /** On disk. */
  before: string;
  base: Receipt;
  receipt: Receipt | undefined;
}

/** A route or seed that the user edited and whose render changed: insert, merge or conflict. */
export async function editedChange(edited: Edited, context: Context): Promise<FileChange> {
  const sides = await styledSides(edited, context);
  const structured = mergeStructured(edited.file.path, sides, { style: sides.style, keepOurs: false });
  const taken = takenFrom(edited, structured);
  if (taken !== undefined) return taken;
  const regions = mergeTexts(sides.disk, sides.base, sides.next);
  const merged = settled(regions, "ours");
  if (isClean(regions) && isSound(edited.file.path, sides, merged)) return asMerge(edited, merged);
  return conflicting(edited, sides, shown(regions, sides), structured, context);
}

/** The three texts, the two renders written as the file is. */
interface Sides {
  disk: string;
  base: string;
  next: string;
  style: Style;
}

async function styledSides({ file, before, base }: Edited, context: Context): Promise<Sides> {
  const style = detectStyle(before);
  const raw = { base: restyle(base.base, style), next: restyle(file.text, style) };
  const formatted = {
    base: await context.format(file.path, base.base),
    next: await context.format(file.path, file.text),
  };
  if (formatted.base === undefined || formatted.next === undefined) return { disk: before, ...raw, style };
  const candidate = { base: restyle(plain(formatted.base), style), next: restyle(plain(formatted.next), style) };
  // The project's formatter may be there without ever having run over this file.
  const nearer = shared(candidate.base, before) >= shared(raw.base, before) ? candidate : raw;
  return { disk: before, ...nearer, style };
}

function shared(a: string, b: string): number {
  const lines = new Set(plain(a).split("\n"));
  return plain(b)
    .split("\n")
    .filter((line) => lines.has(line)).length;
}

function takenFrom(edited: Edited, structured: Structured): FileChange | undefined {
  const { file, before, receipt } = edited;
  if (structured.kind === "same")
    return change(file, "identical", { before, receipt, note: "edited by you; nothing to add" });
  if (structured.kind !== "insert" && structured.kind !== "merge") return undefined;
  return change(file, structured.kind, { before, after: structured.text, receipt });
}

function asMerge({ file, before, receipt }: Edited, merged: string): FileChange {
  if (merged === plain(before))
    return change(file, "identical", { before, receipt, note: "edited by you; nothing to add" });
  return change(file, "merge", { before, after: withLineEndsOf(before, merged), receipt });
}

/** Parses, declares nothing twice that was not there twice before, and has every line that only the user has. */
function isSound(path: string, sides: Sides, merged: string): boolean {
  const result = parse(path, merged);
  if (!isSource(result)) return false;
  const known = [sides.disk, sides.next]
    .map((text) => parse(path, text))
    .filter(isSource)
    .flatMap(duplicates);
  return duplicates(result).every((each) => known.includes(each)) && keepsLines(sides.disk, sides.base, merged);
}

/** A merge that is clean by lines but not sound is shown as one conflict over the whole file. */
function shown(regions: Region[], { disk, base, next }: Sides): Region[] {
  if (!isClean(regions)) return regions;
  const [ours, old, theirs] = [disk, base, next].map((text) => plain(text).replace(/\n$/, "").split("\n"));
  return [{ ours: ours ?? [], base: old ?? [], theirs: theirs ?? [] }, { merged: [""] }];
}

function conflicting(
  edited: Edited,
  sides: Sides,
  regions: Region[],
  structured: Structured,
  { snapshot, mode }: Context,
): FileChange {
  const { file, before, receipt } = edited;
  const { path, text: now } = file;
  if (isSettledByHand(snapshot.conflicts.get(path), regions, path, now)) {
    const ours = keepingOurs(edited, sides, regions);
    return change(file, ours === before ? "identical" : "merge", {
      before,
      after: ours,
      receipt,
      note: "conflict settled by your edit",
    });
  }
  const conflict = conflictOf(regions, path, now);
  const note = noteFor(path, before, structured);
  switch (mode.conflict ?? "keep") {
    case "keep":
      return change(file, "conflict", { before, conflict, note });
    case "markers":
      return change(file, "conflict", {
        before,
        after: withLineEndsOf(before, withMarkers(regions, path, now)),
        receipt,
        conflict: { ...conflict, kept: "markers" },
        note: "conflict markers were left in the file, as asked",
      });
    case "rej":
      return change(file, "conflict", {
        before,
        after: keepingOurs(edited, sides, regions),
        receipt,
        conflict: { ...conflict, kept: "rej", rejected: rejected(regions, path) },
        note: `what did not fit is in ${path}.rej`,
      });
  }
}

/** The file with all that could be merged, and the user's side of what could not. */
export function keepingOurs({ file, before }: Edited, sides: Sides, regions: Region[]): string {
  const structured = mergeStructured(file.path, sides, { style: sides.style, keepOurs: true });
  if ("text" in structured) return structured.text;
  const merged = settled(regions, "ours");
  return isSound(file.path, sides, merged) ? withLineEndsOf(before, merged) : before;
}

function noteFor(path: string, before: string, structured: Structured): string {
  const parsed = parse(path, before);
  if (!isSource(parsed)) return `does not parse: ${parsed.problem}`;
  if (structured.kind === "conflict") return `you and the spec both changed ${structured.about.join(", ")}`;
  return "you and the spec changed the same lines";
}

/**
 * Settles a conflict for one side: the conflicting places only, everything else of both sides is kept.
 *
 * @returns `undefined` when the result would not be valid code
 */
export async function takeSide(edited: Edited, side: "ours" | "theirs", context: Context): Promise<string | undefined> {
  const sides = await styledSides(edited, context);
  const regions = mergeTexts(sides.disk, sides.base, sides.next);
  if (side === "ours") return keepingOurs(edited, sides, regions);
  const taken = isClean(regions) ? sides.next : settled(regions, "theirs");
  return isSource(parse(edited.file.path, taken)) ? withLineEndsOf(edited.before, plain(taken)) : undefined;
}

/** A merge in git left markers between two versions: each of them as we wrote it? Then nobody's edit is in the file. */
export function bothSides(text: string, isUnedited: (side: string) => boolean): "unedited" | "edited" | "no markers" {
  if (!hasConflictMarkers(text)) return "no markers";
  return conflictSides(text).every((side) => side !== undefined && isUnedited(side)) ? "unedited" : "edited";
}
