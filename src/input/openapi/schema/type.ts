import { didYouMean, suggestion } from "../../../model/did-you-mean.js";
import { quote } from "../../../model/quote.js";
import { isObject, type Json, type JsonType, type SchemaObject } from "../../../model/schema.js";
import { WORDS_FOR_TYPES } from "../../words-for-types.js";
import { kindOf, member, originOf, textOf, valueAt, type Node } from "../document/node.js";
import type { SchemaContext } from "./context.js";
import { JSON_TYPES, meantByWord } from "./meant-type.js";

/** The class of JavaScript, whose values are sent as either. */
const DATE: SchemaObject = { type: "string", anyOf: [{ format: "date" }, { format: "date-time" }] };

/** `type`, in any version's way: one name, a list, 2.0's `file`; unknown names with a warning. */
export function readType(context: SchemaContext, schema: SchemaObject, node: Node): void {
  const part = member(node, "type")!;
  const names = Array.isArray(part.value) ? part.value : [part.value];
  const types = new Set<JsonType>();
  let anything = false;
  for (const name of names) {
    const { type, ...more } = typeNamed(context, name, part, node);
    if (type === undefined) anything = true;
    else for (const one of [type].flat()) types.add(one as JsonType);
    // What the author states himself is read later, and wins.
    if (Object.keys(more).length > 0) Object.assign(schema, structuredClone(more));
  }
  if (types.size === 0 || anything) return;
  const isNumber = types.has("number") || types.has("integer");
  if (
    isNumber &&
    context !== context.literal &&
    types.has("string") &&
    OF_DIGITS.test(textOf(valueAt(node, "pattern")) ?? "")
  ) {
    types.delete("string");
    noteSpelled(context, part);
  }
  schema.type = types.size === 1 ? [...types][0]! : [...types];
}

/** A pattern that is made of what numbers are written with. */
const OF_DIGITS = /^(?=.*(?:\\d|0-9))[-^$+?*()[\]{}|:.,\\d0-9eE]+$/;

/** Without texts that only spell another of the alternatives, as Elysia writes them. */
export function withoutSpellings(context: SchemaContext, alternatives: readonly Node[]): readonly Node[] {
  if (context === context.literal) return alternatives;
  const types = alternatives.map((one) => textOf(valueAt(one, "type"))?.replace("integer", "number"));
  return alternatives.filter((one, index) => {
    const spelled = textOf(valueAt(one, "format"))?.replace("numeric", "number") ?? "";
    const isOther = types[index] !== "string" || !/^(?:number|boolean)$/.test(spelled) || !types.includes(spelled);
    if (!isOther) noteSpelled(context, one);
    return isOther;
  });
}

function noteSpelled({ notes }: SchemaContext, part: Node): void {
  const message = "A number or boolean that may also be a text that spells it is read as that.";
  notes.info({ code: "spelled-number", message }, originOf(part));
}

function typeNamed(context: SchemaContext, name: Json, part: Node, node: Node): SchemaObject {
  if (typeof name === "string" && JSON_TYPES.has(name)) return { type: name as JsonType };
  if (name === "file") return WORDS_FOR_TYPES.file!;
  const lower = typeof name === "string" ? name.trim().toLowerCase().replaceAll("_", "") : "";
  const meant = meantBy(context, name, part, node);
  const came = typeof name === "string" ? quote(name) : kindOf(name);
  const message = `Expected a type of JSON Schema, got ${came}; ${fateOf(meant, node)}.`;
  const hint = meant ? undefined : suggestion(lower, [...JSON_TYPES]);
  context.notes.warn({ code: "schema-type", message, ...(hint && { hint }) }, originOf(part));
  return meant?.$ref === undefined ? (meant ?? {}) : { allOf: [meant] };
}

/** Undefined where nothing is known of the word. */
function meantBy(context: SchemaContext, name: Json, part: Node, node: Node): SchemaObject | undefined {
  const isListed = Array.isArray(part.value) && part.value.length > 1;
  if ((isListed || isNullAlone(node)) && (name === null || name === "nullable")) return { type: "null" };
  if (name === "Date" && valueAt(node, "format") === undefined) return DATE;
  if (typeof name !== "string") return undefined;
  const near = didYouMean(name.trim(), JSON_TYPES, 5) as JsonType | undefined;
  return meantByWord(context, name, node) ?? (near === undefined ? undefined : { type: near });
}

/** `type: null` without quotes, as an alternative; elsewhere what has no type is written so. */
function isNullAlone({ value, pointer }: Node): boolean {
  return isObject(value) && Object.keys(value).length === 1 && /\/(?:any|one)Of\/\d+$/.test(pointer);
}

/** What is read instead, as the end of a message: the rest of a schema may say more than its type. */
function fateOf(meant: SchemaObject | undefined, node: Node): string {
  if (meant === DATE) return "it is read as a date or date-time";
  const { type, format, uniqueItems, items, $ref, anyOf } = meant ?? {};
  if ($ref !== undefined || anyOf !== undefined || items !== undefined) return "it is read as the schema it names";
  if (type !== undefined) {
    const unique = uniqueItems ? " of unique items" : "";
    const named = [type].flat().join(" or ");
    return `it is read as ${named}${format === undefined ? unique : ` of the format ${format}`}`;
  }
  const has = (...keywords: string[]) => keywords.some((keyword) => valueAt(node, keyword) !== undefined);
  if (has("enum", "const")) return "the values beside it decide";
  if (has("properties", "additionalProperties", "patternProperties")) return "it is read as object";
  if (has("items", "prefixItems")) return "it is read as array";
  return has("$ref", "allOf", "anyOf", "oneOf") ? "the schemas beside it decide" : "anything is accepted";
}

/**
 * `properties` without `type` says nothing about values that are not objects, yet some 19,000 schemas in real documents
 * are written so and all of them mean objects; the same holds for `items` and lists.
 */
export function impliedType(schema: SchemaObject): JsonType | undefined {
  if (schema.type !== undefined || schema.enum !== undefined || schema.const !== undefined) return undefined;
  if (schema.properties !== undefined || schema.additionalProperties !== undefined) return "object";
  if (schema.patternProperties !== undefined) return "object";
  if (schema.items !== undefined || schema.prefixItems !== undefined) return "array";
  return undefined;
}
