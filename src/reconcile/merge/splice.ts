import MagicString from "magic-string";
import type { Imported } from "../code/bindings.js";
import type { ParsedFile } from "../code/parse.js";
import type { Style } from "../text/style.js";
import { namesHere, type NameHere } from "./names-here.js";

/**
 * The user's file being changed: splices at offsets of what is on disk, so that nothing else moves. What is put in is
 * lifted from `next`, the new render, already written in the file's style.
 */
export interface Draft {
  disk: ParsedFile;
  next: ParsedFile;
  magic: MagicString;
  style: Style;
  /** Line end of the file. */
  eol: string;
  /** Whose side is taken where they disagree. */
  prefer: Side;
  /** What the render's imports are called in the user's file, by their names in the render. */
  names: ReadonlyMap<string, NameHere>;
}

export interface DraftOptions {
  style: Style;
  prefer?: Side;
}

export type Side = "ours" | "theirs";

/** What was done to the file: every splice returns it, so that the right word can be found for all together. */
export type Effect =
  | { kind: "insert" }
  | { kind: "change" }
  /** What is left to the user once this is done. */
  | { kind: "note"; text: string }
  /** What was put in needs an import that the file lacks; it is called `local` there. */
  | { kind: "need"; wanted: Imported; local: string }
  /** User and render disagree; `about` says in the user's words what about. */
  | {
      kind: "conflict";
      about: string;
      /** The code of which nobody knows whether it has what this is about; absent where both changed it. */
      unknown?: string;
    };

export const INSERTED: readonly Effect[] = [{ kind: "insert" }];
export const CHANGED: readonly Effect[] = [{ kind: "change" }];
export const NOTHING: readonly Effect[] = [];

/** User and render disagree about `what`; `takeTheirs` puts the render's side in the place of the user's. */
export function disagree(draft: Draft, what: string, takeTheirs: () => readonly Effect[]): readonly Effect[] {
  return [{ kind: "conflict", about: what }, ...(draft.prefer === "theirs" ? takeTheirs() : [])];
}

/**
 * Nobody knows whether the user has `what` already, so that there is no place for it: `unknown` is the code that may
 * have it, `insert` puts it where it gives way at run time.
 */
export function mayBeThere(
  draft: Draft,
  what: string,
  unknown: string,
  insert: () => readonly Effect[],
): readonly Effect[] {
  return [{ kind: "conflict", about: what, unknown }, ...(draft.prefer === "theirs" ? insert() : [])];
}

export function startDraft(disk: ParsedFile, next: ParsedFile, { style, prefer = "ours" }: DraftOptions): Draft {
  return {
    disk,
    next,
    magic: new MagicString(disk.text),
    style,
    eol: /\r\n/.test(disk.text) ? "\r\n" : "\n",
    prefer,
    names: namesHere(disk, next),
  };
}

/** White space that the line of `offset` begins with. */
export function indentAt(text: string, offset: number): string {
  const start = lineStart(text, offset);
  return /^[ \t]*/.exec(text.slice(start))?.[0] ?? "";
}

export function lineStart(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && text[at - 1] !== "\n" && text[at - 1] !== "\r") at--;
  return at === 0 && text.startsWith("\uFEFF") ? Math.min(1, offset) : at;
}

/** Offset of the line break (or the end of the text) at or behind `offset`. */
export function lineEnd(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && text[at] !== "\n" && text[at] !== "\r") at++;
  return at;
}

/** Behind the line break at `offset`. */
export function afterBreak(text: string, offset: number): number {
  if (text.startsWith("\r\n", offset)) return offset + 2;
  return offset < text.length ? offset + 1 : offset;
}

/** Whether nothing but white space stands before `offset` on its line. */
export function isFirstOnLine(text: string, offset: number): boolean {
  return text.slice(lineStart(text, offset), offset).trim() === "";
}

/** Behind white space and comments that follow `offset` on its line, when nothing else follows; else `offset`. */
export function behindLineComments(source: ParsedFile, offset: number): number {
  const end = lineEnd(source.text, offset);
  let at = offset;
  for (;;) {
    while (at < end && /[ \t]/.test(source.text[at] as string)) at++;
    if (at >= end) return end;
    const comment = source.comments.find((each) => each.start === at);
    if (comment === undefined || comment.end > end) return offset;
    at = comment.end;
  }
}

/**
 * Where `node`'s own comments begin: those right above it, without a blank line in between, but not before `floor`.
 * `node`'s start when it has none.
 */
export function leadStart(source: ParsedFile, node: { start: number }, floor: number): number {
  let start = node.start;
  for (const comment of [...source.comments].reverse()) {
    if (comment.end > start) continue;
    if (comment.start < floor || !isFirstOnLine(source.text, comment.start)) break;
    const gap = source.text.slice(comment.end, start);
    if (gap.trim() !== "" || (gap.match(/\n/g) ?? []).length > 1) break;
    start = comment.start;
  }
  return start;
}

/**
 * Takes out a range; when nothing else is on its lines, the lines with it, and not two blank lines left in a row, nor one
 * inside of a bracket.
 */
export function takeOut(draft: Draft, start: number, end: number): readonly Effect[] {
  const { text } = draft.disk;
  const last = lineEnd(text, end);
  if (!isFirstOnLine(text, start) || text.slice(end, last).trim() !== "") {
    draft.magic.remove(start, end);
    return CHANGED;
  }
  let from = lineStart(text, start);
  let to = afterBreak(text, last);
  const before = text.slice(0, from);
  const blank = /(?<=^|\n)[ \t]*\r?\n$/.exec(before);
  const next = lineEnd(text, to);
  const below = text.slice(to, next).trim();
  if ((blank || /[{(]\s*$/.test(before)) && to < text.length && below === "") to = afterBreak(text, next);
  else if (blank && /^[)\]}]/.test(below)) from = blank.index;
  if (to > from) draft.magic.remove(from, to);
  return CHANGED;
}
