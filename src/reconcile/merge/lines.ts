import { diff3Merge, diffIndices } from "node-diff3";
import { canonicalText } from "../../text/canonical.js";
import type { Conflict } from "../../model/files.js";
import { isAsWritten, signedDiff3 } from "../../text/own-diff3.js";
import { shortHash } from "../../text/short-hash.js";
import { plain } from "../text/layout.js";

/** A stretch of lines that both sides agree on or one side alone changed, or one that both changed. */
export type Region = { merged: string[] } | { ours: string[]; base: string[]; theirs: string[] };

/** Three-way merge of texts by lines, LF. Lines that differ by formatting alone are not a conflict. */
export function mergeTexts(ours: string, base: string, theirs: string): Region[] {
  const [a, o, b] = [lines(ours), lines(base), lines(theirs)];
  return diff3Merge(a, o, b, { excludeFalseConflicts: true }).map((region): Region => {
    if (region.conflict === undefined) return { merged: region.ok ?? [] };
    const { a: mine, o: old, b: now } = region.conflict;
    const [x, y, z] = [codeOf(mine), codeOf(old), codeOf(now)];
    if (x === z || y === z) return { merged: mine };
    if (x === y) return { merged: now };
    return { ours: mine, base: old, theirs: now };
  });
}

/**
 * Where two versions of one merge differ, each with one side's way of what both changed. Whatever else was merged is
 * the same in both, so nothing but the conflicts is shown, whole.
 */
export function disagreements(ours: string, base: string, theirs: string): Region[] {
  const [a, o, b] = [lines(ours), lines(base), lines(theirs)];
  const inBase = linesOfBase(a, o);
  const regions: Region[] = [];
  let at = 0;
  for (const { buffer1, buffer2Content } of diffIndices(a, b)) {
    const [start, length] = buffer1;
    const chunk = { ours: a.slice(start, start + length), theirs: [...buffer2Content] };
    const shift = slide(chunk, a.slice(start + length));
    regions.push({ merged: a.slice(at, start + shift) });
    at = start + shift + length;
    regions.push({ ...chunk, base: o.slice(...inBase(start + shift, at)) });
  }
  return [...regions, { merged: a.slice(at) }];
}

/**
 * Lines that one side alone has and that begin with the end of something (`},`) are moved down to where they are a
 * whole: the same texts, easier to read.
 *
 * @param rest what follows in both
 * @returns by how many lines
 */
function slide({ ours, theirs }: { ours: string[]; theirs: string[] }, rest: readonly string[]): number {
  const side = theirs.length === 0 ? ours : ours.length === 0 ? theirs : [];
  // Where theirs moves, ours has to have the same lines in front of the place.
  let shift = 0;
  while (side.length > 0 && side[0] === rest[shift] && /^\s*[}\])]/.test(side[0] ?? "")) {
    side.push(side.shift() as string);
    shift++;
  }
  return shift;
}

/** The lines of `base` that a range of `text` stands for: those between what is the same before and behind it. */
function linesOfBase(text: string[], base: string[]): (start: number, end: number) => [number, number] {
  // By line of `text`: where it is in `base`.
  const found = new Map<number, number>();
  let [x, y] = [0, 0];
  for (const { buffer1, buffer2 } of [
    ...diffIndices(text, base),
    { buffer1: [text.length, 0], buffer2: [base.length, 0] },
  ]) {
    while (x < (buffer1[0] ?? 0)) found.set(x++, y++);
    [x, y] = [x + (buffer1[1] ?? 0), y + (buffer2[1] ?? 0)];
  }
  return (start, end) => {
    let [before, behind] = [start - 1, end];
    while (before >= 0 && !found.has(before)) before--;
    while (behind < text.length && !found.has(behind)) behind++;
    return [before < 0 ? 0 : (found.get(before) ?? 0) + 1, found.get(behind) ?? base.length];
  };
}

function lines(text: string): string[] {
  return plain(text).split("\n");
}

function codeOf(chunk: readonly string[]): string {
  return canonicalText(chunk.join("\n"));
}

export function isClean(regions: readonly Region[]): boolean {
  return regions.every((region) => "merged" in region);
}

/** The text with each conflict settled for one side. */
export function settled(regions: readonly Region[], side: "ours" | "theirs"): string {
  return regions.flatMap((region) => ("merged" in region ? region.merged : region[side])).join("\n");
}

/** Whether every line that is in `ours` and not in `base` is in `result` too, as often, white space aside. */
export function keepsLines(ours: string, base: string, result: string): boolean {
  const left = counted(result);
  const old = counted(base);
  for (const [line, count] of counted(ours)) {
    const needed = count - (old.get(line) ?? 0);
    if (needed > 0 && (left.get(line) ?? 0) < needed) return false;
  }
  return true;
}

function counted(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of lines(text)) {
    const key = line.trim();
    if (key !== "") counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** What the sides of a merge are called. The renders are named by their text, so that a later run knows what it was. */
export interface Names {
  path: string;
  before: string;
  now: string;
}

/** The three sides in diff3 form. */
export function conflictOf(regions: readonly Region[], names: Names): Conflict {
  const hunks: string[] = [];
  const diff3 = regions.flatMap((region) => {
    if ("merged" in region) return region.merged;
    const hunk = marked(region, names);
    hunks.push(hunk.join("\n"));
    return hunk;
  });
  // Of a file that could not be understood the whole would be shown: that says nothing.
  const isWhole = regions.every((region) => !("merged" in region) || region.merged.join("") === "");
  return { diff3: signedDiff3(`${diff3.join("\n").replace(/\n+$/, "")}\n`), hunk: isWhole ? "" : hunks.join("\n") };
}

/** Text with conflict markers, for those who ask for them in the file. */
export function withMarkers(regions: readonly Region[], names: Names): string {
  return regions.flatMap((region) => ("merged" in region ? region.merged : marked(region, names))).join("\n");
}

function marked(region: { ours: string[]; base: string[]; theirs: string[] }, names: Names): string[] {
  return [
    `<<<<<<< yours: ${names.path}`,
    ...region.ours,
    `||||||| generated before ${shortHash(names.before)}`,
    ...region.base,
    "=======",
    ...region.theirs,
    `>>>>>>> generated now ${shortHash(names.now)}`,
  ];
}

/** What could not be applied, as a unified diff against the user's lines (the `.rej` of patch(1)). */
export function rejected(regions: readonly Region[], path: string): string {
  const out = [`--- ${path}`, `+++ ${path} (generated now)`];
  let line = 1;
  for (const region of regions) {
    if ("merged" in region) {
      line += region.merged.length;
      continue;
    }
    out.push(`@@ -${line},${region.base.length} +${line},${region.theirs.length} @@`);
    out.push(...region.base.map((each) => `-${each}`), ...region.theirs.map((each) => `+${each}`));
    line += region.ours.length;
  }
  return `${out.join("\n")}\n`;
}

/**
 * Whether the user has settled a conflict by editing the file: it was about the same render, and none of the places
 * that conflict now is as it was.
 *
 * @param stored text of the `.diff3` of the last run
 */
export function isSettledByHand(stored: string | undefined, regions: readonly Region[], names: Names): boolean {
  if (stored === undefined || !isAsWritten(stored)) return false;
  const about = [`generated before ${shortHash(names.before)}`, `generated now ${shortHash(names.now)}`];
  if (!about.every((each) => stored.includes(each))) return false;
  const known = new Set(hunksIn(stored).map(subjectOf));
  const open = regions.filter((region) => "ours" in region);
  const own = open.filter((region) => !isImports(region));
  return (own.length > 0 ? own : open).every((region) => !known.has(subjectOf(region)));
}

/** The conflicts in a `.diff3`. */
function hunksIn(text: string): { ours: string[]; theirs: string[] }[] {
  const hunks = text.matchAll(/^<{7} yours: .*\n([^]*?)^\|{7} [^]*?^={7}\n([^]*?)^>{7} /gm);
  return [...hunks].map(([, ours = "", theirs = ""]) => ({ ours: ours.split("\n"), theirs: theirs.split("\n") }));
}

/** Imports follow what is decided below them. */
function isImports({ ours, theirs }: { ours: string[]; theirs: string[] }): boolean {
  return [...ours, ...theirs].every((line) => line.trim() === "" || /^import\b.*["'];?$/.test(line));
}

/** What a conflict is about, wherever exactly it begins and however it is formatted. */
function subjectOf({ ours, theirs }: { ours: string[]; theirs: string[] }): string {
  return JSON.stringify([ours, theirs].map((side) => codeOf(side.filter((line) => /\w/.test(line)))));
}
