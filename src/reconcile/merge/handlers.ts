import { canonicalText } from "../../text/canonical.js";
import { disagree, indentAt, indented, isFirstOnLine, lift, takeOut, type Draft } from "./splice.js";
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
 * both sides changed the same thing the draft gets a conflict.
 */
export function mergeEntries(draft: Draft, base: Entries, next: Entries, disk: Entries, what: Subject): void {
  const added = new Map<number, Piece[]>();
  for (const entry of next.items) {
    if (entry.key === undefined) continue;
    const old = find(base, entry.key);
    const own = find(disk, entry.key);
    if (old === undefined) {
      if (own !== undefined) alreadyThere(draft, { next, entry, disk, own }, inside(what, entry.key));
      else if (!disk.keys.has(entry.key)) collect(added, predecessorOf(disk, next, entry), pieceOf(draft, next, entry));
    } else if (own !== undefined && withComments(base, old) !== withComments(next, entry)) {
      mergeEntry(draft, { base, old, next, entry, disk, own }, inside(what, entry.key));
    }
  }
  const gone = new Map<number, number>();
  for (const old of base.items) {
    if (old.key === undefined || find(next, old.key) !== undefined) continue;
    const own = find(disk, old.key);
    if (own === undefined) continue;
    const take = (start: number): unknown => gone.set(disk.items.indexOf(own), start);
    if (codeOf(base, old) !== codeOf(disk, own)) disagree(draft, inside(what, old.key).name, () => take(own.lead));
    else take(withComments(base, old) === withComments(disk, own) ? own.lead : own.start);
  }
  changeList(draft, disk.list, { gone, added }, draft.style.trailingCommas);
}

function inside({ name, placeholders }: Subject, key: string): Subject {
  return { name: `${name}.${key}`, placeholders };
}

function find(entries: Entries, key: string): Entry | undefined {
  return entries.items.find((entry) => entry.key === key);
}

/** A key that the user added before the spec did: handlers are welcome as they are, settings have to agree. */
function alreadyThere(draft: Draft, versions: NewVersions, what: Subject): void {
  const { next, entry, disk, own } = versions;
  if (codeOf(next, entry) === codeOf(disk, own) || bodyOf(entry) !== undefined) return;
  const [nextObject, diskObject] = [nestedObject(entry), nestedObject(own)];
  if (nextObject === undefined || diskObject === undefined) {
    disagree(draft, what.name, () => replace(draft, own.start, own.end, entry.start, entry.end));
    return;
  }
  const none: Entries = { ...entriesOf(next.source, nextObject), items: [], keys: new Set() };
  mergeEntries(draft, none, entriesOf(next.source, nextObject), entriesOf(disk.source, diskObject), what);
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
  return { lines: lift(draft, entry.lead, entry.end), apart: /\n[ \t]*\n/.test(gap) };
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
function mergeEntry(draft: Draft, versions: EntryVersions, what: Subject): void {
  const { base, old, next, entry, disk, own } = versions;
  if (withComments(disk, own) === withComments(next, entry)) return;
  if (withComments(disk, own) === withComments(base, old)) {
    replace(draft, own.lead, own.end, entry.lead, entry.end);
    return;
  }
  mergeComment(draft, versions);
  if (codeOf(base, old) === codeOf(next, entry) || codeOf(disk, own) === codeOf(next, entry)) return;
  if (codeOf(disk, own) === codeOf(base, old)) {
    replace(draft, own.start, own.end, entry.start, entry.end);
    return;
  }
  const objects = [nestedObject(old), nestedObject(entry), nestedObject(own)] as const;
  if (objects[0] !== undefined && objects[1] !== undefined && objects[2] !== undefined) {
    const [a, b, c] = objects;
    mergeEntries(draft, entriesOf(base.source, a), entriesOf(next.source, b), entriesOf(disk.source, c), what);
    return;
  }
  if (!mergeFunction(draft, versions, what)) {
    disagree(draft, what.name, () => replace(draft, own.lead, own.end, entry.lead, entry.end));
  }
}

/** The comment above an entry follows the spec while the user has not touched it. */
function mergeComment(draft: Draft, { base, old, next, entry, disk, own }: EntryVersions): void {
  const [a, b, c] = [lead(base, old), lead(next, entry), lead(disk, own)];
  if (a === b || b === c || a !== c) return;
  if (b === "") {
    takeOut(draft, own.lead, endOfLead(disk, own));
    return;
  }
  const indent = indentAt(draft.disk.text, own.start);
  const text = indented(draft, lift(draft, entry.lead, endOfLead(next, entry)), indent).slice(indent.length);
  if (c === "" && !isFirstOnLine(draft.disk.text, own.start)) return;
  draft.changed = true;
  if (c === "") draft.magic.appendLeft(own.start, text + draft.eol + indent);
  else draft.magic.update(own.lead, endOfLead(disk, own), text);
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
 *
 * @returns whether that was possible
 */
function mergeFunction(
  draft: Draft,
  { base, old, next, entry, disk, own }: EntryVersions,
  { placeholders }: Subject,
): boolean {
  const [a, b, c] = [bodyOf(old), bodyOf(entry), bodyOf(own)];
  if (a === undefined || b === undefined) return false;
  // Not written here any more: `GET: listUsers`.
  if (c === undefined) return true;
  const [oldBody, newBody, ownBody] = [slice(base, a), slice(next, b), slice(disk, c)];
  const oldHead = head(base, old, a.start);
  const newHead = head(next, entry, b.start);
  const ownHead = head(disk, own, c.start);
  const untouched = canonicalText(ownBody) === canonicalText(oldBody);
  if (!untouched && isReplaced(oldBody, ownBody)) return true;
  if (untouched) {
    if (canonicalText(oldBody) !== canonicalText(newBody)) replace(draft, c.start, c.end, b.start, b.end);
    return oldHead === newHead || ownHead === newHead;
  }
  if (oldHead !== newHead && ownHead !== newHead) {
    if (ownHead !== oldHead) return false;
    replace(draft, own.start, c.start, entry.start, b.start);
  }
  if (placeholders || canonicalText(oldBody) === canonicalText(newBody)) return true;
  return mergeBody(draft, lift(draft, b.start, b.end), oldBody, c);
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

function mergeBody(draft: Draft, lifted: string[], oldBody: string, own: { start: number; end: number }): boolean {
  const { text } = draft.disk;
  const indent = indentAt(text, own.start);
  const ours = text
    .slice(own.start, own.end)
    .split(/\r?\n/)
    .map((line, index) => (index === 0 ? line : outdent(line, indent)));
  const merged = mergeLines(ours, outdentAll(oldBody), lifted);
  if (merged === undefined) return false;
  draft.changed = true;
  draft.magic.update(own.start, own.end, indented(draft, merged, indent).slice(indent.length));
  return true;
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
function replace(draft: Draft, start: number, end: number, from: number, to: number): void {
  const indent = indentAt(draft.disk.text, start);
  const text = indented(draft, lift(draft, from, to), indent).slice(indent.length);
  draft.changed = true;
  draft.magic.update(start, end, text);
}
