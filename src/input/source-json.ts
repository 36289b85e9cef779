import type { Diagnostic } from "../model/diagnostic.js";
import { lazily } from "../model/lazily.js";
import { pointerTo, pointerTokens } from "../model/pointer.js";
import type { Json } from "../model/schema.js";
import { BUDGET, type LineAndColumn, type Parsed, type Spelling } from "./parsed.js";
import { exactNumbers } from "./source-json-numbers.js";

export type PositionAt = (offset: number) => LineAndColumn;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const COMMA = 0x2c;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;

/** The first character decides: YAML documents of ours and OpenAPI's never start as JSON does, except where they are JSON. */
export function looksLikeJson(text: string): boolean {
  const first = /\S/.exec(text)?.[0];
  return first === "{" || first === "[";
}

/**
 * JSON text to a value: `JSON.parse`, plus what it does not tell: duplicate keys, depth, integers beyond 2^53.
 *
 * @returns `undefined` for what is not JSON
 */
export async function readJson(text: string, file: string): Promise<Parsed | undefined> {
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
  const placeAt = placeFinder(text);
  const find = jsonLocator(text);
  const locate = (pointer: string) => placeAt(find(pointer).at);
  let hasOdd: boolean | undefined;
  const spelling: Spelling = (pointer) => {
    hasOdd ??= hasOddNumbers(text);
    return hasOdd ? writtenNumber(text, find(pointer).value) : undefined;
  };

  const found = measure(value);
  const failed = (code: string, message: string, pointer = ""): Parsed => ({
    locate,
    diagnostics: [{ code, severity: "error", message, origin: { file, pointer, ...locate(pointer) } }],
  });
  if (found.tooDeep !== undefined) {
    const message = `the document is nested more than ${BUDGET.depth} levels deep`;
    // Found in the text: on the way along the pointer each level would be scanned to its end.
    const origin = { file, pointer: found.tooDeep, ...placeAt(firstTooDeep(text)) };
    return { locate, diagnostics: [{ code: "too-deep", severity: "error", message, origin }] };
  }
  if (found.nodes > BUDGET.nodes) return failed("too-many-nodes", `the document has more than ${BUDGET.nodes} values`);

  // JSON.parse keeps the last of several equal keys, so a text with duplicates has more keys than its value.
  const diagnostics = countKeys(text) === found.keys ? [] : duplicateKeys(text, file, placeAt);
  if (!found.inexact) return { value, locate, spelling, diagnostics };
  const exact = await exactNumbers(text, file, placeAt);
  return { value: exact.value, locate, spelling, diagnostics: [...diagnostics, ...exact.diagnostics] };
}

/** Depth, values and keys of a value in one walk; stops at the first place that is too deep. */
function measure(root: Json): { nodes: number; keys: number; inexact: boolean; tooDeep?: string } {
  let nodes = 0;
  let keys = 0;
  /** Whether there is an integer beyond 2^53, which may have lost digits. */
  let inexact = false;
  /** Tokens of the place that is too deep, last first. */
  const tokens: (string | number)[] = [];
  /** Whether all of it is within the depth. */
  const walk = (value: Json, depth: number): boolean => {
    nodes++;
    if (typeof value === "number" && (value > Number.MAX_SAFE_INTEGER || value < -Number.MAX_SAFE_INTEGER))
      inexact = true;
    if (typeof value !== "object" || value === null) return true;
    if (depth > BUDGET.depth) return false;
    if (Array.isArray(value)) {
      for (let index = 0; index < value.length; index++) {
        if (walk(value[index]!, depth + 1)) continue;
        tokens.push(index);
        return false;
      }
      return true;
    }
    for (const key in value) {
      keys++;
      if (walk(value[key]!, depth + 1)) continue;
      tokens.push(key);
      return false;
    }
    return true;
  };
  if (walk(root, 1)) return { nodes, keys, inexact };
  return { nodes, keys, inexact, tooDeep: tokens.reduceRight<string>(pointerTo, "") };
}

/** Offset behind the closing quote of the string that opens at `start`. */
function stringEnd(text: string, start: number): number {
  for (let end = start + 1; ; end++) {
    end = text.indexOf('"', end);
    if (end === -1) return text.length;
    let slash = end - 1;
    while (text.charCodeAt(slash) === BACKSLASH) slash--;
    if ((end - slash) % 2 === 1) return end + 1;
  }
}

function skipSpace(text: string, offset: number): number {
  while (text.charCodeAt(offset) <= 0x20) offset++;
  return offset;
}

/** Object keys in a valid JSON text: strings before a colon. Hops from quote to quote, which costs little. */
function countKeys(text: string): number {
  let count = 0;
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at)) {
    at = skipSpace(text, stringEnd(text, at));
    if (text.charCodeAt(at) === COLON) count++;
  }
  return count;
}

/** Offset to line and column, both from 1. Where lines start is found out once, at the first question. */
export function placeFinder(text: string): (offset: number) => LineAndColumn {
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
    return { line: low + 1, column: offset - starts[low]! + 1 };
  };
}

/** The members of one container: where each is stated (key or item) and where its value begins. */
type Members = Map<string, { at: number; value: number }>;

/** Members of the object or list that opens at `start`, of valid JSON; `onKey` sees every key, duplicates too. */
function scanMembers(
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

function duplicateKeys(text: string, file: string, placeAt: PositionAt): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const visit = (start: number, pointer: string): void => {
    if (text[start] !== "{" && text[start] !== "[") return;
    const seen = new Map<string, number>();
    const onKey = (key: string, at: number): void => {
      const first = seen.get(key);
      if (first === undefined) return void seen.set(key, at);
      const place = pointerTo(pointer, key);
      diagnostics.push(duplicateKey(key, file, place, placeAt(at), placeAt(first)));
    };
    const members = scanMembers(text, start, { onKey });
    for (const [key, member] of members) visit(member.value, pointerTo(pointer, key));
  };
  visit(skipSpace(text, 0), "");
  return diagnostics;
}

export function duplicateKey(
  key: string,
  file: string,
  pointer: string,
  place: LineAndColumn,
  first: LineAndColumn,
): Diagnostic {
  return {
    code: "duplicate-key",
    severity: "error",
    message: `the key ${JSON.stringify(key)} is given twice, expected once`,
    hint: `it is first given in line ${first.line}; remove or rename one of the two`,
    origin: { file, pointer, ...place },
  };
}
