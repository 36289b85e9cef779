// Written by create-api-route; rewritten by `create-api-route generate`.

import type { TextType } from "./contract";
import type { Kind } from "./parameter";

// #if nested|parameter.Kind
/** What a style found, still text. */
export type Spelling = string | Spelling[] | { [name: string]: Spelling };
// #else
// /** What a parameter is, still text: a list where it came several times. */
// export type Spelling = string | string[];
// #end

/**
 * Turns text into the types a schema admits. Text that stands for none of them
 * stays as it is, so that validation can name the mistake: `12abc` is not 12.
 */
export function coerce(spelling: Spelling, type: TextType): unknown {
  // #if nested|parameter.Kind
  if (typeof spelling !== "string") return coerceParts(spelling, type);
  // #else
  // if (typeof spelling !== "string") return spelling;
  // #end
  if (type === "number") return toNumber(spelling) ?? spelling;
  // #if boolean|nested|parameter.Kind
  if (type === "boolean" && /^(true|false)$/.test(spelling)) {
    return spelling === "true";
  }
  // #end
  // #if null|nested|parameter.Kind
  if (type === "null" && /^(null)?$/.test(spelling)) return null;
  // #end
  // #if json|nested|parameter.Kind
  if (type === "json") return parseJson(spelling);
  // #end
  // #if nested|parameter.Kind
  if (typeof type !== "string") {
    const isUnion = "anyOf" in type;
    return isUnion
      ? fromUnion(spelling, type.anyOf)
      : fromNested(spelling, type);
  }
  // #end
  return spelling;
}

function coerceParts(
  spelling: Exclude<Spelling, string>,
  type: TextType,
): unknown {
  if (Array.isArray(spelling)) {
    const items = itemType(type);
    return spelling.map((item) => coerce(item, items));
  }
  // `ids[0]=1` comes as a record.
  if (isList(spelling, kinds(type))) {
    return coerce(Object.values(spelling).flat(), type);
  }
  return safeRecord(
    Object.entries(spelling).map(([name, value]) => [
      name,
      coerce(value, propertyType(type, name)),
    ]),
  );
}

/** An object without `__proto__`: copied by assignment, it would be the prototype of the copy. */
export function safeRecord(
  entries: Iterable<readonly [string, unknown]>,
): Record<string, unknown> {
  const kept = [...entries].filter(([name]) => name !== "__proto__");
  return Object.fromEntries(kept);
}

function isList(record: object, allowed: Kind[]): boolean {
  if (!allowed.includes("record")) return allowed.includes("list");
  const names = Object.keys(record);
  return allowed.includes("list") && names.every((name) => /^\d*$/.test(name));
}

const NUMBER = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i;

/** Only numbers that lose no digit: not 9007199254740993, not 1e999. */
function toNumber(text: string): number | undefined {
  const number = NUMBER.test(text) ? Number(text) : NaN;
  if (!Number.isFinite(number)) return undefined;
  const [, whole = String(number)] = /^(-?\d+)(?:\.0*)?$/.exec(text) ?? [];
  const isExact = String(number) === whole || BigInt(whole) === BigInt(number);
  return isExact ? number : undefined;
}

/** Throws a SyntaxError also where `JSON.parse` would silently change digits. */
export function parseJson(text: string): unknown {
  const value = parseWithoutProto(text);
  if (!/\d{16}|e\+?\d{3}/i.test(text)) return value;
  let isInText = false;
  for (const [token] of text.matchAll(/\\.|"|-?\d[\d.eE+-]*/g)) {
    if (token === '"') isInText = !isInText;
    const wrong = isInText ? undefined : tooManyDigits(token);
    if (wrong !== undefined) throw new SyntaxError(wrong);
  }
  return value;
}

function parseWithoutProto(text: string): unknown {
  if (!/__proto__|\\u/.test(text)) return JSON.parse(text) as unknown;
  return JSON.parse(text, (key, value: unknown) =>
    key === "__proto__" ? undefined : value,
  );
}

/** What is wrong with text that would be a number, had it fewer digits. */
export function tooManyDigits(value: unknown): string | undefined {
  if (typeof value !== "string" || !NUMBER.test(value)) return undefined;
  if (toNumber(value) !== undefined) return undefined;
  return `The number ${value} has too many digits`;
}

function fromUnion(text: string, types: TextType[]): unknown {
  const mayBeText = types.includes("string");
  // A list can be made of any text, so all else goes first.
  const isPlain = (type: TextType) => typeof type === "string";
  const nested = types.filter((type) => !isPlain(type));
  for (const type of [...types.filter(isPlain), ...nested]) {
    const isText = type === "null" || typeof type !== "string";
    if (type === "string" || (isText && mayBeText)) continue;
    const value = coerce(text, type);
    // Beside strings, `007` and `1.50` are strings: as numbers they lose digits.
    const kept = !mayBeText || String(value) === text;
    if (value !== text && kept) return value;
  }
  return text;
}

/** No style says how a list or object inside another is written: JSON, or commas. */
function fromNested(text: string, type: TextType): unknown {
  if (/^\s*[[{]/.test(text)) {
    try {
      return parseJson(text);
    } catch {
      // What only looks like JSON is text.
    }
  }
  const isList = kinds(type).includes("list");
  return isList ? coerce(text.split(","), type) : text;
}

/** The shapes a type can be written in, in the order they are tried. */
export function kinds(type: TextType): Kind[] {
  if (typeof type === "string") return ["text"];
  if ("items" in type) return ["list"];
  if ("properties" in type) return ["record"];
  return [...new Set(type.anyOf.flatMap(kinds))];
}

function itemType(type: TextType): TextType {
  if (typeof type === "string") return "string";
  if ("items" in type) return type.items;
  if ("properties" in type) return "string";
  const lists = type.anyOf.filter((one) => kinds(one).includes("list"));
  return { anyOf: lists.map(itemType) };
}

/** The named properties of an object type, and what the others are. */
export function recordType(type: TextType): {
  properties: Record<string, TextType>;
  rest?: TextType;
} {
  if (typeof type === "string" || "items" in type) return { properties: {} };
  if ("properties" in type) return type;
  const records = type.anyOf
    .filter((one) => kinds(one).includes("record"))
    .map(recordType);
  const properties = records.map((record) => record.properties);
  return Object.assign({}, ...records, {
    properties: Object.assign({}, ...properties),
  });
}

function propertyType(type: TextType, name: string): TextType {
  const { properties, rest = "string" } = recordType(type);
  return (Object.hasOwn(properties, name) && properties[name]) || rest;
}

/** What `?name` without a value stands for, where that is allowed. */
export function emptyValue(type: TextType): unknown {
  if (type === "boolean") return true;
  // #if nested|parameter.Kind
  if (typeof type !== "string" && "items" in type) return [];
  return kinds(type).includes("text") && type !== "number" ? "" : undefined;
  // #else
  // return type === "number" ? undefined : "";
  // #end
}
