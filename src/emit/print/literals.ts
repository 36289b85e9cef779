import { lazily } from "../../model/lazily.js";
import { isObject, type Json } from "../../model/schema.js";
import type { Doc, GroupId } from "./doc.js";
import { fill, group, hardline, ifBreak, indent, indentIfBreak, join, line, softline } from "./doc.js";
import { commentLines, type CommentPart } from "./comment.js";
import { characterClass, KEY_PART, KEY_START } from "./unicode-tables.js";

/**
 * The only way spec text reaches generated source: one encoder per kind of position. Whatever the text, each returns
 * exactly one token (or one comment, or one literal expression) of the shape it promises.
 */

/**
 * Characters that never appear raw in a literal: controls, U+2028/9, bidirectional and zero-width formatting (source
 * that reads differently than it runs), non-characters, and lone surrogates (not encodable as UTF-8).
 */
const UNSAFE =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202f\u205f-\u206f\u3164\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\u{e0000}-\u{e0fff}]|\p{Surrogate}/gu;

/** Text that needs no thought, as most does. */
const PLAIN_TEXT = /^[\w \-./:#@,;()+*]*$/;

const SHORT_ESCAPES: Record<string, string> = {
  "\b": "\\b",
  "\f": "\\f",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "\v": "\\v",
};

/** A string literal, also usable as a literal type, in the quotes Prettier prefers: those that need fewer escapes. */
export function stringLiteral(text: string): string {
  if (PLAIN_TEXT.test(text)) return `"${text}"`;
  const quote = preferredQuote(text);
  const escaped = text
    .replace(/\\/g, "\\\\")
    .replaceAll(quote, `\\${quote}`)
    .replace(UNSAFE, escapeCharacter)
    // An HTML parser must not see the end or the start of a script in code that is inlined into a page.
    .replace(/<(?=\/script|script|!--)/gi, "\\x3C");
  return `${quote}${escaped}${quote}`;
}

function preferredQuote(text: string): '"' | "'" {
  let double = 0;
  let single = 0;
  for (const character of text) {
    if (character === '"') double++;
    else if (character === "'") single++;
  }
  return double > single ? "'" : '"';
}

function escapeCharacter(character: string): string {
  const short = SHORT_ESCAPES[character];
  if (short !== undefined) return short;
  const code = character.codePointAt(0) as number;
  return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, "0")}`;
}

/** ES5 identifier names, which Prettier writes without quotes. */
const PLAIN_KEY = /^[$_A-Za-z][$\w]*$/;
const es5Key = lazily(() => {
  const start = `$_A-Za-z${characterClass(KEY_START)}`;
  return new RegExp(`^[${start}][${start}0-9${characterClass(KEY_PART)}]*$`, "u");
});

/**
 * A property's name in an object literal or an object type. `__proto__` is written computed: as a plain or quoted key
 * it would set the prototype of an object literal instead of defining a property.
 */
export function propertyKey(text: string): string {
  if (text === "__proto__") return '["__proto__"]';
  if (PLAIN_KEY.test(text) || (es5Key().test(text) && text.search(UNSAFE) === -1)) return text;
  return stringLiteral(text);
}

/** `.name`, or `["not a name"]`, after an expression. */
export function propertyAccess(text: string): string {
  return PLAIN_KEY.test(text) && text !== "__proto__" ? `.${text}` : `[${stringLiteral(text)}]`;
}

/**
 * A number as Prettier writes it. A bigint that no double is becomes the double that `JSON.parse` would make of it, in the
 * digits JavaScript has for it: others are lost, and linters refuse them (no-loss-of-precision).
 */
export function numberLiteral(value: number | bigint): string {
  if (typeof value === "bigint") return numberLiteral(Number(value));
  if (value === Infinity) return "1e999";
  if (value === -Infinity) return "-1e999";
  if (Object.is(value, -0)) return "-0";
  return String(value).replace("e+", "e");
}

/**
 * Whether a number of the spec survives as a JavaScript number without losing a digit. So does 9223372036854776000, which
 * is how JavaScript writes 2 ** 63.
 */
export function isExactNumber(value: number | bigint): boolean {
  const double = Number(value);
  if (typeof value === "number" || !Number.isFinite(double)) return Number.isFinite(double);
  return String(double) === String(value) || BigInt(double) === value;
}

/** A regular expression literal; `source` must be valid with `flags`, as `pattern.ts` makes sure. */
export function regexLiteral(source: string, flags: string): string {
  const body = source === "" ? "(?:)" : withNeededEscapes(source).replace(UNSAFE, escapeInRegex);
  return `/${body}/${flags}`;
}

/**
 * Every `/` outside of classes escaped, and within a class only what means something else without: what linters call
 * useless they take away, and the file would count as edited (Biome's noUselessEscapeInRegex, ESLint's no-useless-escape).
 */
function withNeededEscapes(source: string): string {
  /** Behind `[` or `[^`; absent outside of classes. */
  let start: number | undefined;
  return source.replace(/\\[^]|\[\^?|[\]/]/g, (token, at: number) => {
    if (start === undefined) {
      if (token.startsWith("[")) start = at + token.length;
      return token === "/" ? "\\/" : token;
    }
    if (token === "]") start = undefined;
    const isLast = source[at + 2] === "]";
    const isUseless = token === "\\-" ? at === start || isLast : /^\\[$.*+?()[{}|/^]$/.test(token);
    return isUseless && !(token === "\\^" && at === start) ? token.slice(1) : token;
  });
}

function escapeInRegex(character: string): string {
  const code = character.codePointAt(0) as number;
  return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, "0")}`;
}

/** A JSON value as an expression that evaluates to an equal value. */
export function jsonLiteral(value: Json): Doc {
  if (typeof value === "string") return stringLiteral(value);
  if (typeof value === "number" || typeof value === "bigint") return numberLiteral(value);
  if (value === null || typeof value === "boolean") return String(value);
  if (Array.isArray(value)) return arrayLiteral(value);
  const entries = Object.entries(value);
  if (entries.length === 0) return "{}";
  return objectLiteral(
    entries.map(([key, child]) => ({ key: propertyKey(key), value: jsonLiteral(child), json: child })),
  );
}

function arrayLiteral(items: readonly Json[]): Doc {
  if (items.length === 0) return "[]";
  const docs = items.map(jsonLiteral);
  if (items.every((item) => typeof item === "number" || typeof item === "bigint")) {
    // The comma asks the array itself: inside a fill each number is laid out on its own.
    const id: GroupId = { name: "numbers" };
    const parts = docs.flatMap((doc, index) =>
      index < docs.length - 1 ? [[doc, ","], line] : [[doc, ifBreak(",", "", id)]],
    );
    return group(["[", indent([softline, fill(parts)]), softline, "]"], { id });
  }
  const separated = join(
    [",", line],
    docs.map((doc) => group(doc)),
  );
  return group(["[", indent([softline, separated, ifBreak(",")]), softline, "]"], { broken: breaksAlways(items) });
}

/** Prettier never keeps several non-trivial objects (or arrays) of one array on one line. */
function breaksAlways(items: readonly Json[]): boolean {
  return (
    items.length > 1 &&
    (items.every((item) => Array.isArray(item) && item.length > 1) ||
      items.every((item) => isObject(item) && Object.keys(item).length > 1))
  );
}

function objectLiteral(properties: readonly { key: string; value: Doc; json: Json }[]): Doc {
  const docs = properties.map(({ key, value, json }) => {
    // Prettier moves a long string below its key, unless the key is too short for that to help.
    if (typeof json === "string" && key.length > 4) return group([key, ":", group(indent([line, value]))]);
    if (typeof json !== "object" || key.length < 40) return [key, ": ", value];
    // So is a list or an object whose key fills the line.
    const id: GroupId = { name: "property" };
    return group([key, ":", group(indent(line), { id }), indentIfBreak(value, id)]);
  });
  return group(["{", indent([line, join([",", line], docs), ifBreak(",")]), line, "}"]);
}

/**
 * A doc comment followed by a line break, or nothing when the parts hold no text. Text can neither end the comment nor
 * be taken for a tag or a directive.
 */
export function docComment(parts: readonly CommentPart[]): Doc {
  const lines = commentLines(parts);
  const [first] = lines;
  if (first === undefined) return "";
  if (lines.length === 1) return [`/** ${first} */`, hardline];
  const body = lines.map((text): Doc => [hardline, text === "" ? " *" : ` * ${text}`]);
  return ["/**", body, hardline, " */", hardline];
}

export type { CommentPart } from "./comment.js";
export { identifier } from "./identifiers.js";
