import { lazily } from "../model/lazily.js";
import { pointerTokens } from "../model/pointer.js";
import { BUDGET, type LineAndColumn, type Spelling } from "./parsed.js";
import type { JsonText } from "./source-json-narrow.js";

export type PositionAt = (offset: number) => LineAndColumn;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
export const COLON = 0x3a;
const COMMA = 0x2c;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;

/** The length of `\uXXXX`. */
const ESCAPE = 6;

/** Where everything in a valid JSON text stands, and how numbers are written there. */
export function jsonPlaces({ text, escapes }: JsonText): {
  placeAt: PositionAt;
  locate: (pointer: string) => LineAndColumn;
  spelling: Spelling;
} {
  const placeAt = placeFinder(text, escapes);
  const find = jsonLocator(text);
  let hasOdd: boolean | undefined;
  return {
    placeAt,
    locate: (pointer) => placeAt(find(pointer).at),
    spelling(pointer) {
      hasOdd ??= hasOddNumbers(text);
      return hasOdd ? writtenNumber(text, find(pointer).value) : undefined;
    },
  };
}

/** Offset behind the closing quote of the string that opens at `start`. */
export function stringEnd(text: string, start: number): number {
  for (let end = start + 1; ; end++) {
    end = text.indexOf('"', end);
    if (end === -1) return text.length;
    let slash = end - 1;
    while (text.charCodeAt(slash) === BACKSLASH) slash--;
    if ((end - slash) % 2 === 1) return end + 1;
  }
}

export function skipSpace(text: string, offset: number): number {
  while (text.charCodeAt(offset) <= 0x20) offset++;
  return offset;
}

/**
 * Offset to line and column, both from 1. Where lines start is found out once, at the first question.
 *
 * @param escapes see {@link JsonText}: each counts as the one character that it stands for
 */
export function placeFinder(text: string, escapes: readonly number[] = []): PositionAt {
  let starts: number[] | undefined;
  return (offset) => {
    if (starts === undefined) {
      starts = [0];
      for (let next = text.indexOf("\n"); next !== -1; next = text.indexOf("\n", next + 1)) starts.push(next + 1);
    }
    let low = 0;
    for (let high = starts.length; high - low > 1;) {
      const middle = (low + high) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle;
    }
    const start = starts[low]!;
    const before = escapes.filter((at) => at >= start && at < offset).length;
    return { line: low + 1, column: offset - start + 1 - before * (ESCAPE - 1) };
  };
}

/** The members of one container: where each is stated (key or item) and where its value begins. */
type Members = Map<string, { at: number; value: number }>;

/** Members of the object or list that opens at `start`, of valid JSON; `onKey` sees every key, duplicates too. */
export function scanMembers(
  text: string,
  start: number,
  { onKey, ends }: { onKey?: (key: string, at: number) => void; ends?: ReadonlyMap<number, number> } = {},
): Members {
  const members: Members = new Map();
  const isObject = text[start] === "{";
  let at = skipSpace(text, start + 1);
  for (let index = 0; text[at] !== "}" && text[at] !== "]" && at < text.length; index++) {
    const stated = at;
    let key = String(index);
    if (isObject) {
      const end = stringEnd(text, at);
      key = JSON.parse(text.slice(at, end)) as string;
      at = skipSpace(text, skipSpace(text, end) + 1);
      onKey?.(key, stated);
    }
    members.set(key, { at: stated, value: at });
    at = skipSpace(text, ends?.get(at) ?? valueEnd(text, at));
    if (text[at] === ",") at = skipSpace(text, at + 1);
  }
  return members;
}

/** Offset of the first value that is nested too deep. */
export function firstTooDeep(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = stringEnd(text, at) - 1;
    else if (code === OPEN_BRACE || code === OPEN_BRACKET) {
      if (++depth > BUDGET.depth) return at;
    } else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) depth--;
  }
  return text.length;
}

/** Offset behind the value that begins at `start`. */
function valueEnd(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      at = stringEnd(text, at) - 1;
      if (depth === 0) return at + 1;
    } else if (code === OPEN_BRACE || code === OPEN_BRACKET) {
      depth++;
    } else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) {
      // A number or word ends before the bracket of what it is in.
      if (depth === 0) return at;
      if (--depth === 0) return at + 1;
    } else if (depth === 0 && (code === COMMA || code <= 0x20)) {
      return at;
    }
  }
  return text.length;
}

/** Numbers that may be spelled otherwise than JavaScript does: `1.10`, `1e3`, `-0`. One that is within a text does no harm. */
const NUMBERS = /[:,[]\s*(-?\d+(?:[.eE][\d.eE+-]*|(?<=-0|\d{16})))(?=\s*[,}\]])/g;

/** Whether it has to be looked up how a number is written, which takes a walk through much of the text. */
function hasOddNumbers(text: string): boolean {
  for (const [, number = ""] of text.matchAll(NUMBERS)) if (String(Number(number)) !== number) return true;
  return false;
}

/** Containers that it takes long to find the end of, in characters. */
const LARGE = 1000;

/** Where large containers begin, and the offsets behind them: all in one walk, where each level would be walked through again. */
function largeContainers(text: string): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  const open: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = stringEnd(text, at) - 1;
    else if (code === OPEN_BRACE || code === OPEN_BRACKET) open.push(at);
    else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) {
      const start = open.pop();
      if (start !== undefined && at - start > LARGE) ends.set(start, at + 1);
    }
  }
  return ends;
}

/** The number or boolean that begins at an offset, as it is written. */
function writtenNumber(text: string, start: number | undefined): string | undefined {
  if (start === undefined) return undefined;
  const written = text.slice(start, valueEnd(text, start));
  return /^[-\dtf]/.test(written) ? written : undefined;
}

/**
 * Offsets on demand, of the key or item that a pointer names or of the nearest to it, where what is not there is passed over (a
 * short form has no `properties`), and of what it names: containers on the way are scanned once and remembered.
 */
function jsonLocator(text: string): (pointer: string) => { at: number; value?: number } {
  const scanned = new Map<number, Members>();
  const ends = lazily(() => largeContainers(text));
  return (pointer) => {
    let value = skipSpace(text, 0);
    let at = value;
    let isThere = true;
    for (const token of pointerTokens(pointer)) {
      if (text[value] !== "{" && text[value] !== "[") return { at };
      let members = scanned.get(value);
      if (members === undefined) scanned.set(value, (members = scanMembers(text, value, { ends: ends() })));
      const member = members.get(token);
      isThere &&= member !== undefined;
      if (member !== undefined) ({ at, value } = member);
    }
    return isThere ? { at, value } : { at };
  };
}
