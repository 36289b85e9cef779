import { canonicalText } from "../../text/canonical.js";
import { byKey } from "./by-key.js";
import {
  CHANGED,
  disagree,
  indentAt,
  isFirstOnLine,
  mayBeThere,
  NOTHING,
  takeOut,
  type Draft,
  type Effect,
} from "./splice.js";
import { indented, lift, type Lifted } from "./lift.js";
import { bodyOf, entriesOf, nestedObject, type Entries, type Entry } from "./entries.js";
import { changeList, type Piece } from "./comma-lists.js";
import { mergeLines } from "./merge-lines.js";

/** What an object literal is. */
export interface Subject {
  /** For messages: `users`, `config`. */
  name: string;
  /** Its functions' generated bodies (501, an example) only hold the place of what the user writes. */
  placeholders: boolean;
}

/**
 * Brings one object literal of the user's file from `base` to `next`, key by key. What the user wrote stays; where
 * both sides changed the same thing it is a conflict.
 */
export function mergeEntries(draft: Draft, objects: Objects, what: Subject): readonly Effect[] {
  const { base, next, disk } = objects;
  const [added, gone] = [new Map<number, Piece[]>(), new Map<number, number>()];
  const items = { base: base.items, next: next.items, disk: disk.items };
  const effects = byKey(items, ({ key }) => key).flatMap((fate): readonly Effect[] => {
    const { disk: own } = fate;
    if (fate.kind === "added") {
      const entry = fate.next;
      if (own !== undefined) return alreadyThere(draft, { next, entry, disk, own }, inside(what, entry));
      if (hasKey(disk, entry)) return NOTHING;
      const add = (): readonly Effect[] => {
        collect(added, predecessorOf(disk, next, entry), pieceOf(draft, next, entry));
        return NOTHING;
      };
      return disk.untold === undefined ? add() : mayBeThere(draft, inside(what, entry).name, disk.untold, add);
    } else if (own !== undefined && fate.kind === "kept") {
      const [old, entry] = [fate.base, fate.next];
      if (withComments(base, old) === withComments(next, entry)) return NOTHING;
      return mergeEntry(draft, { base, old, next, entry, disk, own }, inside(what, entry));
    } else if (own !== undefined && fate.kind === "gone") {
      const old = fate.base;
      const take = (start: number): readonly Effect[] => (gone.set(disk.items.indexOf(own), start), NOTHING);
      if (codeOf(base, old) !== codeOf(disk, own)) {
        return disagree(draft, inside(what, old).name, () => take(own.lead));
      }
      return take(withComments(base, old) === withComments(disk, own) ? own.lead : own.start);
    }
    return NOTHING;
  });
  return [...effects, ...changeList(draft, disk.list, { gone, added }, draft.style.trailingCommas)];
}

/** One object literal in the three versions of a file. */
export type Objects = Record<"base" | "next" | "disk", Entries>;

function hasKey({ keys }: Entries, { key = "" }: Entry): boolean {
  return keys.has(key);
}

function inside({ name, placeholders }: Subject, { key = "" }: Entry): Subject {
  return { name: `${name}.${key}`, placeholders };
}

/** A key that the user added before the spec did: handlers are welcome as they are, settings have to agree. */
function alreadyThere(draft: Draft, versions: NewVersions, what: Subject): readonly Effect[] {
  const { next, entry, disk, own } = versions;
  if (codeOf(next, entry) === codeOf(disk, own) || bodyOf(entry) !== undefined) return NOTHING;
  const [nextObject, diskObject] = [nestedObject(entry), nestedObject(own)];
  if (nextObject === undefined || diskObject === undefined) {
    return disagree(draft, what.name, () => replace(draft, own.start, own.end, entry.start, entry.end));
  }
  const [wanted, present] = [entriesOf(next.source, nextObject), entriesOf(disk.source, diskObject)];
  return mergeEntries(draft, { base: withoutItems(wanted), next: wanted, disk: present }, what);
}

/** The same object before there was anything in it. */
export function withoutItems(entries: Entries): Entries {
  return { ...entries, items: [], keys: new Set() };
}

/** Behind its nearest predecessor in the render, but before anything that may hold the same key. */
function predecessorOf(disk: Entries, next: Entries, entry: Entry): number {
  let after = -1;
  const index = next.items.indexOf(entry);
  for (const before of next.items.slice(0, index).reverse()) {
    after = disk.items.findIndex((each) => each.key !== undefined && each.key === before.key);
    if (after >= 0) break;
  }
  if (after < 0) {
    const hasSuccessor = next.items.slice(index + 1).some((each) => disk.items.some((own) => own.key === each.key));
    if (!hasSuccessor) after = disk.items.length - 1;
  }
  return disk.firstUnknown === undefined ? after : Math.min(after, disk.firstUnknown - 1);
}

function collect(added: Map<number, Piece[]>, after: number, piece: Piece): void {
  added.set(after, [...(added.get(after) ?? []), piece]);
}

function pieceOf(draft: Draft, next: Entries, entry: Entry): Piece {
  const before = next.items[next.items.indexOf(entry) - 1];
  const gap = before === undefined ? "" : next.source.text.slice(before.end, entry.lead);
  return { ...lift(draft, entry.lead, entry.end), apart: /\n[ \t]*\n/.test(gap) };
}

/** Text of an entry with its comments, without its formatting. */
function withComments(entries: Entries, entry: Entry): string {
  return canonicalText(entries.source.text.slice(entry.lead, entry.end));
}

function codeOf(entries: Entries, entry: Entry): string {
  return canonicalText(entries.source.text.slice(entry.start, entry.end));
}

interface EntryVersions {
  base: Entries;
  old: Entry;
  next: Entries;
  entry: Entry;
  disk: Entries;
  own: Entry;
}

/** What the old render did not have. */
type NewVersions = Omit<EntryVersions, "base" | "old">;

/** An entry that the new render changed. */
function mergeEntry(draft: Draft, versions: EntryVersions, what: Subject): readonly Effect[] {
  const { base, old, next, entry, disk, own } = versions;
  if (withComments(disk, own) === withComments(next, entry)) return NOTHING;
  if (withComments(disk, own) === withComments(base, old)) {
    return replace(draft, own.lead, own.end, entry.lead, entry.end);
  }
  return [...mergeComment(draft, versions), ...mergeCode(draft, versions, what)];
}

function mergeCode(draft: Draft, versions: EntryVersions, what: Subject): readonly Effect[] {
  const { base, old, next, entry, disk, own } = versions;
  if (codeOf(base, old) === codeOf(next, entry) || codeOf(disk, own) === codeOf(next, entry)) return NOTHING;
  if (codeOf(disk, own) === codeOf(base, old)) return replace(draft, own.start, own.end, entry.start, entry.end);
  const objects = [nestedObject(old), nestedObject(entry), nestedObject(own)] as const;
  if (objects[0] !== undefined && objects[1] !== undefined && objects[2] !== undefined) {
    const [a, b, c] = objects;
    const inner = { base: entriesOf(base.source, a), next: entriesOf(next.source, b), disk: entriesOf(disk.source, c) };
    return mergeEntries(draft, inner, what);
  }
  return mergeFunction(draft, versions, what);
}

/** The comment above an entry follows the spec while the user has not touched it. */
function mergeComment(draft: Draft, { base, old, next, entry, disk, own }: EntryVersions): readonly Effect[] {
  const [a, b, c] = [lead(base, old), lead(next, entry), lead(disk, own)];
  if (a === b || b === c || a !== c) return NOTHING;
  if (b === "") return takeOut(draft, own.lead, endOfLead(disk, own));
  const indent = indentAt(draft.disk.text, own.start);
  const text = indented(draft, lift(draft, entry.lead, endOfLead(next, entry)).lines, indent).slice(indent.length);
  if (c === "" && !isFirstOnLine(draft.disk.text, own.start)) return NOTHING;
  if (c === "") draft.magic.appendLeft(own.start, text + draft.eol + indent);
  else draft.magic.update(own.lead, endOfLead(disk, own), text);
  return CHANGED;
}

function lead(entries: Entries, entry: Entry): string {
  return canonicalText(entries.source.text.slice(entry.lead, entry.start));
}

function endOfLead(entries: Entries, entry: Entry): number {
  return entry.lead + entries.source.text.slice(entry.lead, entry.start).trimEnd().length;
}

/**
 * A handler both sides changed. What is generated as a body (501, or an example) only holds the place: once the user
 * has changed it, it is theirs, and the contract's types show what no longer fits. Written anew, so is the way it takes
 * its arguments.
 */
function mergeFunction(draft: Draft, versions: EntryVersions, { name, placeholders }: Subject): readonly Effect[] {
  const { base, old, next, entry, disk, own } = versions;
  const dispute = (): readonly Effect[] =>
    disagree(draft, name, () => replace(draft, own.lead, own.end, entry.lead, entry.end));
  const [a, b, c] = [bodyOf(old), bodyOf(entry), bodyOf(own)];
  if (a === undefined || b === undefined) return dispute();
  // Not written here any more: `GET: listUsers`.
  if (c === undefined) return NOTHING;
  const [oldBody, newBody, ownBody] = [slice(base, a), slice(next, b), slice(disk, c)];
  const oldHead = head(base, old, a.start);
  const newHead = head(next, entry, b.start);
  const ownHead = head(disk, own, c.start);
  const sameBody = canonicalText(oldBody) === canonicalText(newBody);
  if (canonicalText(ownBody) === canonicalText(oldBody)) {
    const replaced = sameBody ? NOTHING : replace(draft, c.start, c.end, b.start, b.end);
    return oldHead === newHead || ownHead === newHead ? replaced : [...replaced, ...dispute()];
  }
  if (isReplaced(oldBody, ownBody)) return NOTHING;
  const followsHead = oldHead !== newHead && ownHead !== newHead;
  if (followsHead && ownHead !== oldHead) return dispute();
  const effects = followsHead ? replace(draft, own.start, c.start, entry.start, b.start) : NOTHING;
  if (placeholders || sameBody) return effects;
  return [...effects, ...(mergeBody(draft, lift(draft, b.start, b.end), oldBody, c) ?? dispute())];
}

function slice(entries: Entries, place: { start: number; end: number }): string {
  return entries.source.text.slice(place.start, place.end);
}

function head(entries: Entries, entry: Entry, body: number): string {
  return canonicalText(entries.source.text.slice(entry.start, body));
}

/** No line of the stub is left, but for those that say nothing (`}`, `});`). */
function isReplaced(stub: string, body: string): boolean {
  const left = new Set(body.split(/\r?\n/).map((line) => canonicalText(line)));
  return !stub.split("\n").some((line) => {
    const code = canonicalText(line);
    return /\w/.test(code) && left.has(code);
  });
}

/** @returns `undefined` when the lines do not merge */
function mergeBody(
  draft: Draft,
  { lines, needs }: Lifted,
  oldBody: string,
  own: { start: number; end: number },
): readonly Effect[] | undefined {
  const { text } = draft.disk;
  const indent = indentAt(text, own.start);
  const ours = text
    .slice(own.start, own.end)
    .split(/\r?\n/)
    .map((line, index) => (index === 0 ? line : outdent(line, indent)));
  const merged = mergeLines(ours, outdentAll(oldBody), lines);
  if (merged === undefined) return undefined;
  draft.magic.update(own.start, own.end, indented(draft, merged, indent).slice(indent.length));
  return [...CHANGED, ...needs];
}

function outdentAll(text: string): string[] {
  const lines = text.split("\n");
  const indent = /^[ \t]*/.exec(lines.at(-1) ?? "")?.[0] ?? "";
  return lines.map((line, index) => (index === 0 ? line : outdent(line, indent)));
}

function outdent(line: string, indent: string): string {
  return line.startsWith(indent) ? line.slice(indent.length) : line.trimStart();
}

/** Puts a part of the new render in the place of an untouched part of the file. */
function replace(draft: Draft, start: number, end: number, from: number, to: number): readonly Effect[] {
  const indent = indentAt(draft.disk.text, start);
  const { lines, needs } = lift(draft, from, to);
  draft.magic.update(start, end, indented(draft, lines, indent).slice(indent.length));
  return [...CHANGED, ...needs];
}
