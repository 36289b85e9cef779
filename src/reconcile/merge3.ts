import { createHash } from "node:crypto";
import { diff3Merge } from "node-diff3";
import { canonicalText } from "../model/canonical.js";
import type { Conflict } from "../model/files.js";
import { plain } from "./layout.js";

/** A stretch of lines that both sides agree on or one side alone changed, or one that both changed. */
export type Region = { merged: string[] } | { ours: string[]; base: string[]; theirs: string[] };

/** Three-way merge of texts by lines, LF. Lines that differ by formatting alone are no conflict. */
export function mergeTexts(ours: string, base: string, theirs: string): Region[] {
  const [a, o, b] = [lines(ours), lines(base), lines(theirs)];
  return diff3Merge(a, o, b, { excludeFalseConflicts: true }).map((region): Region => {
    if (region.conflict === undefined) return { merged: region.ok ?? [] };
    const { a: mine, o: old, b: now } = region.conflict;
    const [x, y, z] = [said(mine), said(old), said(now)];
    if (x === z || y === z) return { merged: mine };
    if (x === y) return { merged: now };
    return { ours: mine, base: old, theirs: now };
  });
}

/** The same with conflicts no longer than they have to be: what both sides begin or end with alike is outside. */
export function narrowed(regions: readonly Region[]): Region[] {
  const result: Region[] = [];
  for (const region of regions) {
    if ("merged" in region) {
      const merged = [...region.merged];
      const last = result.at(-1);
      const sliding = last !== undefined && "ours" in last ? slide(last, merged) : [];
      if (sliding.length > 0) result.splice(-1, 0, { merged: sliding });
      result.push({ merged });
      continue;
    }
    const { ours, theirs } = region;
    const shorter = Math.min(ours.length, theirs.length);
    let head = 0;
    while (head < shorter && ours[head] === theirs[head]) head++;
    let tail = 0;
    while (tail < shorter - head && ours.at(-1 - tail) === theirs.at(-1 - tail)) tail++;
    const inner = (side: string[]): string[] => side.slice(head, side.length - tail);
    const rest = ours.slice(ours.length - tail);
    const conflict = { ours: inner(ours), base: [...region.base], theirs: inner(theirs) };
    result.push({ merged: [...ours.slice(0, head), ...slide(conflict, rest)] }, conflict);
    if (rest.length > 0) result.push({ merged: rest });
  }
  return result;
}

/**
 * Lines that one side alone has and that begin with the end of something (`},`) are moved down to where they are a
 * whole: the same texts, easier to read.
 *
 * @param rest what follows; loses what the conflict takes in
 * @returns what the conflict leaves in front of it
 */
function slide(conflict: { ours: string[]; base: string[]; theirs: string[] }, rest: string[]): string[] {
  const left: string[] = [];
  const side = conflict.theirs.length === 0 ? conflict.ours : conflict.ours.length === 0 ? conflict.theirs : [];
  while (side.length > 0 && side[0] === rest[0] && /^\s*[}\])]/.test(side[0] ?? "")) {
    const line = rest.shift() as string;
    left.push(side.shift() as string);
    side.push(line);
    conflict.base.push(line);
  }
  return left;
}

function lines(text: string): string[] {
  return plain(text).split("\n");
}

function said(chunk: readonly string[]): string {
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
  return { diff3: `${diff3.join("\n").replace(/\n+$/, "")}\n`, hunk: hunks.join("\n") };
}

/** Text with conflict markers, for those who ask for them in the file. */
export function withMarkers(regions: readonly Region[], names: Names): string {
  return regions.flatMap((region) => ("merged" in region ? region.merged : marked(region, names))).join("\n");
}

function marked(region: { ours: string[]; base: string[]; theirs: string[] }, names: Names): string[] {
  return [
    `<<<<<<< yours: ${names.path}`,
    ...region.ours,
    `||||||| generated before ${renderName(names.before)}`,
    ...region.base,
    "=======",
    ...region.theirs,
    `>>>>>>> generated now ${renderName(names.now)}`,
  ];
}

/** A short name for a render. */
function renderName(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
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
  if (stored === undefined) return false;
  const about = [`generated before ${renderName(names.before)}\n`, `generated now ${renderName(names.now)}\n`];
  if (!about.every((each) => stored.includes(each))) return false;
  return regions.every((region) => "merged" in region || !stored.includes(`${marked(region, names).join("\n")}\n`));
}
