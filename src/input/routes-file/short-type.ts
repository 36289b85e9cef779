import { askWhether, suggestion } from "../../model/did-you-mean.js";
import { quote } from "../../model/quote.js";
import type { Json, JsonType, Schema, SchemaObject } from "../../model/schema.js";
import { WORDS_FOR_TYPES } from "../words-for-types.js";
import { typeHint } from "./type-hints.js";

/** `name`, `name[]`, `a|b`, each with a final `?`. */
export const SHORT_TYPE_PATTERN = "^\\s*NAME(\\[\\])*(\\s*\\|\\s*NAME(\\[\\])*)*\\s*\\??\\s*$".replaceAll(
  "NAME",
  "[^\\s|?\\[\\](){}\"'`,]+",
);

/** Formats of strings that can be written as a type (JSON Schema 2020-12 validation, section 7; OpenAPI format registry). */
const STRING_FORMATS = (
  "uuid email date-time date time duration uri uri-reference uri-template iri iri-reference hostname idn-hostname " +
  "idn-email ipv4 ipv6 json-pointer relative-json-pointer regex byte binary password"
).split(" ");

const TYPES: readonly JsonType[] = ["string", "integer", "number", "boolean", "null", "object", "array"];

/** What a short type may name besides a model. */
export const BUILT_IN_TYPES: ReadonlyMap<string, Schema> = new Map(
  Object.entries<Schema>({
    ...Object.fromEntries(TYPES.map((type) => [type, { type }])),
    ...Object.fromEntries(STRING_FORMATS.map((format) => [format, { type: "string", format }])),
    int32: { type: "integer", format: "int32" },
    int64: { type: "integer", format: "int64" },
    float: { type: "number", format: "float" },
    double: { type: "number", format: "double" },
    unknown: true,
    any: true,
  }),
);

export interface ShortType {
  schema: Schema;
  /** It ended in `?`. */
  optional: boolean;
}

/** What is wrong with a short type that matches the pattern. */
export interface TypeProblem {
  message: string;
  hint?: string;
}

/**
 * Reads a short type.
 *
 * @param text matches {@link SHORT_TYPE_PATTERN}
 * @param models ids of models by name
 */
export function parseShortType(text: string, models: ReadonlyMap<string, string>): ShortType | TypeProblem {
  const trimmed = text.trim();
  const optional = trimmed.endsWith("?");
  const members = (optional ? trimmed.slice(0, -1) : trimmed).split("|").map((member) => member.trim());
  const isType = (member: string) => models.has(elementOf(member)) || BUILT_IN_TYPES.has(elementOf(member));
  const unknown = members.filter((member) => !isType(member));
  if (unknown.length === 0) return { schema: union(members.map((member) => typeSchema(member, models))), optional };

  const isChoice = members.length > 1 && members.every((member) => member === "null" || !isType(member));
  const list = unknown.find((member) => member.endsWith("[]"));
  if (isChoice && list === undefined) return { schema: choice(members), optional };
  return unknownType(elementOf(list ?? unknown[0]!), models, members.length > 1);
}

function unknownType(name: string, models: ReadonlyMap<string, string>, inChoice: boolean): TypeProblem {
  const near =
    typeHint(name) ?? suggestion(name, models.keys()) ?? meantBy(name) ?? suggestion(name, BUILT_IN_TYPES.keys());
  const mixed = "a choice is either of types or of plain values; write anyOf for both";
  const hint = near ?? (inChoice ? mixed : "name a built-in type or a model of this file");
  return { message: `Expected a type, got ${quote(name)}, which is neither built in nor a model.`, hint };
}

/** What is said to those who write a type as another language calls it. */
function meantBy(name: string): string | undefined {
  const word = name.toLowerCase();
  const meant = Object.hasOwn(WORDS_FOR_TYPES, word) ? WORDS_FOR_TYPES[word]! : undefined;
  if (meant === undefined) return undefined;
  if (meant.type === "array") return "a list is written as string[] or User[]";
  const same = (schema: Schema) =>
    typeof schema === "object" && schema.type === meant.type && schema.format === meant.format;
  const own = [...BUILT_IN_TYPES].find(([, schema]) => same(schema));
  return askWhether(own?.[0] ?? "unknown");
}

/** `User[][]` is about `User`. */
function elementOf(member: string): string {
  return member.replace(/(\[\])+$/, "");
}

function typeSchema(member: string, models: ReadonlyMap<string, string>): Schema {
  if (member.endsWith("[]")) return { type: "array", items: typeSchema(member.slice(0, -2), models) };
  const id = models.get(member);
  return id === undefined ? structuredClone(BUILT_IN_TYPES.get(member)!) : { $ref: id };
}

/** `string|null` is one schema with two types where that says the same, as people write it. */
function union(members: Schema[]): Schema {
  if (members.length === 1) return members[0]!;
  const isBare = (member: Schema) => typeof member === "object" && Object.keys(member).join() === "type";
  if (members.every(isBare)) return { type: members.map((member) => (member as { type: JsonType }).type) };
  return { anyOf: members };
}

/** Plain values: numbers and booleans where all (but null) are, else texts. */
function choice(members: string[]): SchemaObject {
  const words = members.filter((member) => member !== "null");
  const isLiteral = (word: string) => /^(-?(0|[1-9]\d*)(\.\d+)?|true|false)$/.test(word);
  const literal = (word: string): Json => JSON.parse(word) as Json;
  const values = words.every(isLiteral) ? words.map(literal) : words;
  const types = new Set(
    values.map((value): JsonType => (typeof value === "number" ? "number" : (typeof value as JsonType))),
  );
  if (words.length < members.length) types.add("null");
  const unique = [...new Set<Json>(words.length < members.length ? [...values, null] : values)];
  return { type: types.size === 1 ? [...types][0]! : [...types], enum: unique };
}
