import { quote } from "../../../model/quote.js";
import { isObject, type Json, type JsonObject, type JsonType, type SchemaObject } from "../../../model/schema.js";
import { isFalse, isTrue, items, kindOf, member, originOf, spellingOf, textOf, type Node } from "../document/node.js";
import type { SchemaContext } from "./context.js";
import { isOutside } from "./ranges.js";

/** Keywords whose values are checked against the type beside them, and made to fit where that loses nothing. */

/** A number, also where it was written as a text; `undefined` with a warning when it is none. */
export function numberOf(context: SchemaContext, node: Node): number | bigint | undefined {
  const { value } = node;
  if (typeof value === "number" || typeof value === "bigint") return value;
  const number = typeof value === "string" ? fromText(value) : undefined;
  const keyword = node.pointer.slice(node.pointer.lastIndexOf("/") + 1);
  const ends = number !== undefined ? "it is read as a number" : "it is ignored";
  const message = `Expected a number for ${keyword}, got ${kindOf(value)}; ${ends}.`;
  context.notes.warn({ code: "schema-bound", message }, originOf(node));
  return number;
}

/** The number a text writes, with all its digits. */
function fromText(text: string): number | bigint | undefined {
  const number = text.trim() === "" ? NaN : Number(text);
  if (!Number.isFinite(number)) return undefined;
  return /^\s*-?\d+\s*$/.test(text) && !Number.isSafeInteger(number) ? BigInt(text) : number;
}

/** A length or count: a whole number that is not negative. */
export function countOf(context: SchemaContext, node: Node): number | bigint | undefined {
  const number = numberOf(context, node);
  if (number === undefined || typeof number === "bigint") return number;
  if (number >= 0 && Number.isInteger(number)) return number;
  const message = `Expected a whole number from 0, got ${number}; it is ignored.`;
  context.notes.warn({ code: "schema-bound", message }, originOf(node));
  return undefined;
}

/** The JSON type of a value; whole numbers are `integer`. */
export function jsonTypeOf(value: Json): JsonType {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "bigint") return "integer";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return typeof value as JsonType;
}

export function typesOf(schema: SchemaObject): readonly JsonType[] | undefined {
  if (schema.type === undefined) return undefined;
  return typeof schema.type === "string" ? [schema.type] : schema.type;
}

function fits(value: Json, types: readonly JsonType[]): boolean {
  const type = jsonTypeOf(value);
  return types.includes(type) || (type === "integer" && types.includes("number"));
}

/** The same value in one of the types, when only its spelling differs: `"100"` for an integer, 08 in YAML for a string. */
function coerced(node: Node, types: readonly JsonType[]): Json | undefined {
  const { value } = node;
  if (fits(value, types)) return value;
  if (typeof value === "object") return undefined;
  if (types.includes("string")) return spellingOf(node);
  if (typeof value !== "string") return undefined;
  if (types.includes("boolean") && (isTrue(value) || isFalse(value))) return isTrue(value);
  const number = fromText(value);
  return number !== undefined && fits(number, types) ? number : undefined;
}

/** Words with what some put between values, in one text that is no sentence (`Hello, world`) and no pair (`name,desc`). */
const JOINED = /^(?![A-Z][a-z]*, [a-z]|(?![A-Z]+,[A-Z]+$)[\w-]+,[\w-]+$)[\w-]+(?:(?: *\| *|, ?)[\w-]+)+$/;

/**
 * `enum` as authors mean it: values in the type beside them, each once. A `null` among them says that null is allowed,
 * whatever `type` says. What fits no type and an empty list would accept nothing: they are left out with a warning.
 *
 * @param shown values that stand beside it as they are
 */
export function settleEnum(context: SchemaContext, schema: SchemaObject, node: Node, shown: unknown[] = []): void {
  const [only, ...more] = items(node);
  const isMeant = more.length > 0 || context === context.literal || shown.includes(only?.value);
  const isJoined = !isMeant && JOINED.test(textOf(only?.value) ?? "");
  if (isJoined || !Array.isArray(node.value)) {
    const meant = meantValues(isJoined ? only! : node);
    const fate = meant === undefined ? "it is ignored" : `it is read as ${JSON.stringify(meant.value)}`;
    const message = `Expected a list for enum, got ${isJoined ? "one of one text" : kindOf(node.value)}; ${fate}.`;
    context.notes.warn({ code: "schema-enum", message }, originOf(node));
    if (meant !== undefined) settleEnum(context, schema, meant);
    return;
  }
  if (context === context.literal) {
    schema.enum = node.value;
    return;
  }
  if (node.value.includes(null)) allowNull(schema);
  const types = typesOf(schema);
  const isNullable = types?.includes("null") && types.length > 1 && !node.value.includes(null);
  if (isNullable) {
    const message = "The type allows null and the enum does not list it; null is accepted.";
    context.notes.warn({ code: "schema-enum", message, hint: "add null to the enum" }, originOf(node));
  }
  const values = new Map<string | Json, Json>();
  const others: [item: Node, fitting: Json | undefined][] = [];
  for (const item of items(node)) {
    const { value } = item;
    const fitting = types === undefined ? value : coerced(item, types);
    if (fitting !== undefined) values.set(typeof fitting === "object" ? jsonKey(fitting) : fitting, fitting);
    if (fitting !== value) others.push([item, fitting]);
  }
  if (values.size === 0) {
    const what = types === undefined ? "at all" : `of the type beside it (${types.join(", ")})`;
    const message = `The enum allows no value ${what}; it is ignored.`;
    return context.notes.warn({ code: "schema-enum", message }, originOf(node));
  }
  for (const isRead of [true, false])
    noteOthers(
      context,
      others.filter(([, fitting]) => (fitting !== undefined) === isRead),
      types,
    );
  schema.enum = isNullable ? [...values.values(), null] : [...values.values()];
}

/** Values of an enum that are of no type it has beside it, once for all. */
function noteOthers(context: SchemaContext, others: [Node, Json | undefined][], types: readonly JsonType[] = []): void {
  const [first] = others;
  if (first === undefined) return;
  const isOne = others.length === 1;
  const some = (texts: string[]): string =>
    texts.slice(0, 5).join(", ") + (texts.length > 5 ? ` and ${texts.length - 5} more` : "");
  const read = others.flatMap(([, value]) => (value === undefined ? [] : literalOf(value)));
  const fate = `${isOne ? "it is" : "they are"} ${read.length === 0 ? "left out" : `read as ${some(read)}`}`;
  const came = `The enum value${isOne ? "" : "s"} ${some(others.map(([item]) => shown(item)))} ${isOne ? "is" : "are"}`;
  const message = `${came} of no type that its schema allows (${types.join(", ")}); ${fate}.`;
  context.notes.warn({ code: "schema-enum", message }, originOf(first[0]));
}

/** The values of a text with commas between, of a map from names to them, or of a set: `{A, B}` in YAML. */
function meantValues(node: Node): Node | undefined {
  const { value } = node;
  const separated = typeof value === "string" && /[,|]/.test(value) ? value.split(/[,|]/).map((one) => one.trim()) : [];
  // Mongoose has a message beside them.
  if (isObject(value) && Array.isArray(value.values)) return member(node, "values");
  const held = isObject(value) ? Object.values(value) : [];
  const isSet = held.every((one) => one === null);
  const values = isObject(value)
    ? isSet
      ? Object.keys(value)
      : held.filter((one) => typeof one !== "object")
    : separated;
  return values.length > 1 && !values.includes("") ? { ...node, value: values } : undefined;
}

function literalOf(value: Json): string {
  return typeof value === "bigint" ? `${value}` : JSON.stringify(value);
}

/** A key under which equal lists and objects are equal, and no text is. */
function jsonKey(value: Json): string {
  return `\0${JSON.stringify(value, (_key, part: unknown) => (typeof part === "bigint" ? `${part}n` : part))}`;
}

function shown(node: Node): string {
  const { value } = node;
  if (typeof value === "object") return kindOf(value);
  return typeof value === "string" ? quote(value) : spellingOf(node);
}

/** A default that its own schema refuses would make every request without the value fail: it is left out. */
export function settleDefault(context: SchemaContext, schema: SchemaObject, node: Node): void {
  const types = typesOf(schema);
  const value = types === undefined ? node.value : coerced(node, types);
  const allowed =
    value !== undefined &&
    (schema.enum === undefined || schema.enum.some((one) => jsonKey(one) === jsonKey(value))) &&
    (context === context.literal || !isOutside(schema, value));
  if (allowed) {
    schema.default = value;
    if (value === node.value) return;
    const message = `The default ${shown(node)} is of no type that its schema allows (${types?.join(", ")}); it is read as ${literalOf(value)}.`;
    context.notes.warn({ code: "schema-default", message }, originOf(node));
  }
  // Null as a default says that there is none.
  else if (node.value !== null) {
    const isPart = typeof node.value === "object";
    const message = `The default${isPart ? "" : ` ${shown(node)}`} is not allowed by its own schema; it is ignored.`;
    context.notes.warn({ code: "schema-default", message }, originOf(node));
  }
}

/** Digits behind a zero, which no number has: of a phone or a postal code, whose type is not meant. */
function padded(part: Node, types: readonly JsonType[]): string | undefined {
  const text = spellingOf(part);
  return /^0\d/.test(text) && !types.includes("string") ? text : undefined;
}

/** The value that a schema asks for, and those it shows, as texts where it is one: both are only spelled otherwise. */
export function settleValues(schema: SchemaObject, node: Node): void {
  const types = typesOf(schema);
  if (types === undefined) return;
  const stated = member(node, "const");
  if (stated !== undefined) schema.const = coerced(stated, types) ?? stated.value;
  if (schema.examples === undefined) return;
  const alone = ["example", "x-example"].map((key) => member(node, key)).find((part) => part && part.value !== null);
  const parts = [...(alone ? [alone] : []), ...items(member(node, "examples"))];
  // One that stood among the properties is an object already.
  if (parts.length > 0)
    schema.examples = parts.map((part) => padded(part, types) ?? coerced(part, types) ?? part.value);
}

/** What generators call the values of an enum, and what they say about them: in its order, or by the value or its name. */
const VALUE_NAMES = ["x-enum-varnames", "x-enumNames", "x-enum-names", "x-enum-labels", "x-speakeasy-enums"];
const VALUE_WORDS = ["x-enum-descriptions", "x-enumDescriptions", "x-enum-comments"];

/** Says in the description what the values of an enum are called, where the document does: `0 = Open, 1 = Done: paid`. */
export function nameValues(schema: SchemaObject, value: JsonObject): void {
  const consts = [value.oneOf, value.anyOf].find(areConsts);
  const values = Array.isArray(value.enum)
    ? value.enum.filter((one) => one !== null)
    : consts?.map((one) => one.const!);
  if (values === undefined) return;
  const names =
    textsOf(values, value, VALUE_NAMES) ?? ofAzure(values, value, "name") ?? consts?.map(({ title }) => title);
  const words =
    textsOf(values, value, VALUE_WORDS, names) ??
    ofAzure(values, value, "description") ??
    consts?.map(({ description }) => description);
  const named = values.flatMap((one, index) => {
    if (typeof one === "object") return [];
    const said = [names, words].flatMap((list) => textOf(list?.[index]) ?? []).filter((text) => text !== one);
    return said.length === 0 ? [] : [`${one} = ${said.map((text) => text.replace(/\.$/, "")).join(": ")}`];
  });
  if (named.length > 0) schema.description = [schema.description, named.join(", ")].filter(Boolean).join("\n\n");
}

type Said = readonly (Json | undefined)[];

/** Alternatives of one value each, which is how 3.1 describes the values of an enum. */
function areConsts(list: Json | undefined): list is JsonObject[] {
  return Array.isArray(list) && list.length > 1 && list.every((one) => isObject(one) && one.const !== undefined);
}

function textsOf(values: Json[], stated: JsonObject, keys: readonly string[], names: Said = []): Said | undefined {
  const lists = keys.map((key) => stated[key]);
  const map = lists.find(isObject);
  const ordered = lists.find((list): list is Json[] => Array.isArray(list) && list.length === values.length);
  return ordered ?? (map && values.map((one, index) => map[keyOf(one)] ?? map[keyOf(names[index])]));
}

function keyOf(one: Json | undefined): string {
  return typeof one === "object" ? "" : String(one);
}

/** `x-ms-enum`: what it has for each value, in their order (https://azure.github.io/autorest/extensions/#x-ms-enum). */
function ofAzure(values: Json[], { "x-ms-enum": stated }: JsonObject, key: string): Said | undefined {
  const named = isObject(stated) && Array.isArray(stated.values) ? stated.values.filter(isObject) : [];
  return named.length === 0 ? undefined : values.map((one) => named.find(({ value }) => value === one)?.[key]);
}

/** Adds null to a schema's own type and enum. */
export function allowNull(schema: SchemaObject): void {
  const types = typesOf(schema);
  if (types !== undefined && !types.includes("null")) schema.type = [...types, "null"];
  if (schema.enum !== undefined && !schema.enum.includes(null)) schema.enum = [...schema.enum, null];
}
