import type { Draft, Effect } from "./splice.js";
import { indented, type Lifted } from "./lift.js";
import {
  CHANGED,
  INSERTED,
  behindLineComments,
  indentAt,
  isFirstOnLine,
  leadStart,
  lineStart,
  takeOut,
} from "./splice.js";

/** Things between brackets, separated by commas: properties, arguments, imported names. */
export interface List {
  /** Behind the opening bracket. */
  open: number;
  /** Of the closing bracket. */
  close: number;
  items: { start: number; end: number }[];
  /** Index of the item behind which, at most, something may be put (-1: at the head); of the last one when left out. */
  last?: number;
}

/** Something to put into a list. */
export interface Piece extends Lifted {
  /** A blank line before it (or behind it, at the head of the list). */
  apart: boolean;
}

/**
 * Puts pieces behind item `after` (-1: at the head); in a list written on one line as far behind as they may be. There,
 * pieces of one line stay in it.
 *
 * @param trailing whether the last item gets a comma where the list does not show it
 */
export function insertIntoList(
  draft: Draft,
  list: List,
  after: number,
  pieces: readonly Piece[],
  trailing: boolean,
): readonly Effect[] {
  const oneLine = isOnOneLine(draft, list);
  if (list.items.length === 0) insertIntoEmpty(draft, list, pieces, trailing);
  else if (oneLine && pieces.every((piece) => piece.lines.length === 1)) insertInline(draft, list, pieces);
  else if (oneLine && lastOf(list) < list.items.length - 1) insertBefore(draft, list, lastOf(list) + 1, pieces);
  else if (after < 0 && !oneLine) insertAtHead(draft, list, pieces);
  else insertBehind(draft, list, oneLine ? list.items.length - 1 : after, pieces, trailing);
  return [...INSERTED, ...needsOf(pieces)];
}

function needsOf(pieces: readonly Piece[]): Effect[] {
  return pieces.flatMap(({ needs }) => needs);
}

function lastOf({ items, last = items.length - 1 }: List): number {
  return last;
}

function insertInline(draft: Draft, list: List, pieces: readonly Piece[]): void {
  const texts = pieces.map(({ lines }) => lines[0] ?? "");
  const before = list.items[lastOf(list)];
  if (before !== undefined) draft.magic.appendLeft(before.end, texts.map((text) => `, ${text}`).join(""));
  else draft.magic.appendLeft(afterBlanks(draft, list.open), texts.map((text) => `${text}, `).join(""));
}

/** Pieces of several lines before an item of a list written on one: it gets a line of its own, with what follows. */
function insertBefore(draft: Draft, list: List, index: number, pieces: readonly Piece[]): void {
  const { text } = draft.disk;
  const outer = indentAt(text, list.open);
  const inner = outer + draft.style.indent;
  const before = list.items[index - 1];
  const start = before === undefined ? list.open : (commaBehind(draft, before.end, list.close) ?? before.end) + 1;
  const end = list.open + text.slice(list.open, list.close).trimEnd().length;
  const comma = draft.style.trailingCommas && text[end - 1] !== "," ? "," : "";
  draft.magic.remove(start, afterBlanks(draft, start)).remove(end, list.close);
  draft.magic.appendLeft(start, `${draft.eol}${join(draft, pieces, inner)},${draft.eol}${inner}`);
  draft.magic.appendLeft(list.close, `${comma}${draft.eol}${outer}`);
}

function afterBlanks({ disk: { text } }: Draft, offset: number): number {
  let at = offset;
  while (/[ \t]/.test(text[at] ?? "")) at++;
  return at;
}

function insertIntoEmpty(draft: Draft, list: List, pieces: readonly Piece[], trailing: boolean): void {
  const { text } = draft.disk;
  const outer = indentAt(text, list.open);
  const body = join(draft, pieces, outer + draft.style.indent) + (trailing ? "," : "");
  if (isFirstOnLine(text, list.close)) {
    draft.magic.appendLeft(lineStart(text, list.close), body + draft.eol);
  } else draft.magic.appendLeft(list.close, `${draft.eol}${body}${draft.eol}${outer}`);
}

function insertAtHead(draft: Draft, list: List, pieces: readonly Piece[]): void {
  const { text } = draft.disk;
  const first = list.items[0] as List["items"][number];
  const start = leadStart(draft.disk, first, list.open);
  const blank = pieces[0]?.apart === true ? draft.eol : "";
  const body = join(draft, pieces, itemIndent(draft, list));
  if (isFirstOnLine(text, start)) {
    draft.magic.appendLeft(lineStart(text, start), `${body},${draft.eol}${blank}`);
  } else draft.magic.appendLeft(list.open, `${draft.eol}${body},`);
}

function insertBehind(draft: Draft, list: List, after: number, pieces: readonly Piece[], trailing: boolean): void {
  const { text } = draft.disk;
  const item = list.items[after] as List["items"][number];
  const isLast = after === list.items.length - 1;
  const comma = commaBehind(draft, item.end, list.close);
  if (comma === undefined) draft.magic.appendLeft(item.end, ",");
  const from = comma === undefined ? item.end : comma + 1;
  const place = Math.min(behindLineComments(draft.disk, from), list.close);
  const blank = pieces[0]?.apart === true ? draft.eol : "";
  const closesHere = isLast && !text.slice(place, list.close).includes("\n");
  const ends = !isLast || (comma !== undefined ? true : trailing && closesHere);
  const outer = closesHere ? draft.eol + indentAt(text, list.open) : "";
  const body = join(draft, pieces, itemIndent(draft, list)) + (ends ? "," : "");
  // What follows on the line of a closing bracket moves to the line below; a blank before it would be left over.
  if (closesHere && text.slice(place, list.close).trim() === "" && place < list.close)
    draft.magic.remove(place, list.close);
  draft.magic.appendLeft(place, draft.eol + blank + body + outer);
}

/** What is to become of a list: both by the index of an item. */
export interface ListChange {
  /** Items that go, with where each begins (its own comments included). */
  gone: ReadonlyMap<number, number>;
  /** What goes behind which item (-1: at the head). */
  added: ReadonlyMap<number, readonly Piece[]>;
}

/** Takes items out and puts pieces in; those that come behind an item that goes take its place. */
export function changeList(
  draft: Draft,
  list: List,
  { gone, added }: ListChange,
  trailing: boolean,
): readonly Effect[] {
  const places = isOnOneLine(draft, list) ? atEnd(list, added) : added;
  const replaced = [...places].flatMap(([after, pieces]) =>
    gone.has(after) ? replaceInList(draft, list, after, pieces, gone) : [],
  );
  const inPlace = [...places].filter(([after]) => gone.has(after)).flatMap(([, pieces]) => needsOf(pieces));
  const left = [...gone].filter(([index]) => !replaced.includes(index));
  const kept = [...places].filter(([after]) => !gone.has(after));
  return [
    ...(replaced.length > 0 ? [...CHANGED, ...inPlace] : []),
    ...runsOf(draft, list, new Map(left)).flatMap(([start, last]) => removeFromList(draft, list, last, start)),
    ...kept.flatMap(([after, pieces]) => insertIntoList(draft, list, after, pieces, trailing)),
  ];
}

/** Items that go one behind the other: where the first begins, and the index of the last. */
function runsOf(draft: Draft, list: List, gone: ListChange["gone"]): [start: number, last: number][] {
  const runs: [start: number, last: number][] = [];
  for (const [index, start] of [...gone].sort(([one], [other]) => one - other)) {
    const run = runs.at(-1);
    const before = list.items[index - 1];
    const between = before && draft.disk.text.slice(before.end, start).trim();
    if (run?.[1] === index - 1 && between === ",") run[1] = index;
    else runs.push([start, index]);
  }
  return runs;
}

function atEnd(list: List, added: ListChange["added"]): ListChange["added"] {
  const pieces = [...added.values()].flat();
  return pieces.length === 0 ? added : new Map([[lastOf(list), pieces]]);
}

/**
 * Puts pieces in the place of item `last` and of those right before it that go as well.
 *
 * @returns the items whose place was taken
 */
function replaceInList(
  draft: Draft,
  list: List,
  last: number,
  pieces: readonly Piece[],
  gone: ReadonlyMap<number, number>,
): number[] {
  const { text } = draft.disk;
  const taken = [last];
  const startOf = (index: number): number => gone.get(index) as number;
  const endOf = (index: number): number => (list.items[index] as List["items"][number]).end;
  for (let index = last - 1; gone.has(index); index--) {
    if (text.slice(endOf(index), startOf(index + 1)).trim() !== ",") break;
    taken.push(index);
  }
  const start = startOf(taken.at(-1) as number);
  if (isOnOneLine(draft, list) && pieces.some(({ lines }) => lines.length > 1)) {
    breakOpen(draft, list, { start, end: endOf(last) }, pieces);
  } else {
    const indent = indentAt(text, start);
    const body = isOnOneLine(draft, list)
      ? pieces.map(({ lines }) => lines[0] ?? "").join(", ")
      : join(draft, pieces, indent).slice(indent.length);
    draft.magic.update(start, endOf(last), body);
  }
  return taken;
}

/** Pieces of several lines at the end of a list that was written on one. */
function breakOpen(draft: Draft, list: List, at: { start: number; end: number }, pieces: readonly Piece[]): void {
  const { text } = draft.disk;
  const outer = indentAt(text, list.open);
  const comma = draft.style.trailingCommas ? "," : "";
  const start = list.open + text.slice(list.open, at.start).trimEnd().length;
  const rest = text.slice(at.end, list.close);
  const end = at.end + (/^,?\s*/.exec(rest)?.[0].length ?? 0);
  const body = join(draft, pieces, outer + draft.style.indent);
  draft.magic.update(start, end, draft.eol + body + comma + draft.eol + outer);
}

function isOnOneLine({ disk }: Draft, list: List): boolean {
  return !disk.text.slice(list.open, list.close).includes("\n");
}

/** Takes item `index` out, from `start` (of its own comments, or of items before it) to its comma. */
export function removeFromList(draft: Draft, list: List, index: number, start: number): readonly Effect[] {
  const item = list.items[index] as List["items"][number];
  const comma = commaBehind(draft, item.end, list.close);
  return takeOut(draft, start, comma === undefined ? item.end : comma + 1);
}

/** Where the comma behind an item is, if there is one. */
function commaBehind(draft: Draft, from: number, close: number): number | undefined {
  const { text, comments } = draft.disk;
  for (let at = from; at < close; at++) {
    const comment = comments.find((each) => each.start === at);
    if (comment !== undefined) at = comment.end - 1;
    else if (text[at] === ",") return at;
    else if (/\S/.test(text[at] as string)) return undefined;
  }
  return undefined;
}

function itemIndent(draft: Draft, list: List): string {
  const { text } = draft.disk;
  const own = list.items.find((item) => isFirstOnLine(text, item.start));
  return own === undefined ? indentAt(text, list.open) + draft.style.indent : indentAt(text, own.start);
}

function join(draft: Draft, pieces: readonly Piece[], indent: string): string {
  return pieces
    .map((piece, index) => {
      const blank = index > 0 && piece.apart ? draft.eol : "";
      return blank + indented(draft, piece.lines, indent);
    })
    .join(`,${draft.eol}`);
}
