import { isObject, type Json, type JsonObject } from "../../../model/schema.js";
import { isTrue, items, member, originOf, type Node } from "../document/node.js";
import { isRef } from "../document/refs.js";
import { typesOf } from "./clashes.js";
import type { SchemaContext } from "./context.js";
import { SAYS_NOTHING } from "./overlaid.js";
import { noteOfItems } from "./slips.js";
import { conjuncts } from "./stated.js";

/** What the type null would leave nothing of. */
const DECIDING = ["$ref", "allOf", "anyOf", "oneOf", "enum", "const", "properties", "items", "additionalProperties"];

/**
 * A type that excludes what stands beside it, read as what its author must have meant, and told: null beside other values
 * is one of them (`type: "null"` beside `oneOf`, `nullable: true` in a part of an `allOf`), another type beside
 * alternatives is what one of these was before (GitHub's `type: array` beside an object or a list). The same node where
 * nothing is excluded.
 */
export function withoutExcluding(context: SchemaContext, node: Node<JsonObject>): Node<JsonObject> {
  return nullBeside(context, node) ?? nullInPart(context, node) ?? typeBeside(context, node) ?? node;
}

/** Also as converters to 3.1 have it of `nullable` without a type: `type: ["null"]`. */
export function nullBeside(context: SchemaContext, node: Node<JsonObject>): Node<JsonObject> | undefined {
  const { type, ...value } = node.value;
  const [only, ...others] = [type ?? []].flat();
  if (only !== "null" || others.length > 0 || !DECIDING.some((key) => value[key] !== undefined)) return undefined;
  if (value.const === null || (Array.isArray(value.enum) && value.enum.every((one) => one === null))) return undefined;
  tell(context, member(node, "type")!, "The type null excludes what stands beside it; either is accepted.");
  return { ...node, value: { ...value, nullable: true } };
}

/** Before 3.1 `nullable` speaks of the type beside it alone, and all parts of an `allOf` apply. */
function nullInPart(context: SchemaContext, node: Node<JsonObject>): Node<JsonObject> | undefined {
  const parts = items(member(node, "allOf"));
  const nullable = parts.filter(saysNull);
  const [first] = nullable;
  if (first === undefined || nullable.length === parts.length || isNullable(node.value)) return undefined;
  const others = parts.filter((part) => !nullable.includes(part)).flatMap((part) => conjuncts(context, part));
  const refusing = others.some((one) => !isRef(one.value) && refusesNull(context, one));
  if (!refusing) return undefined;
  const message = "One part of the allOf may be null, the others may not; null is accepted.";
  context.notes.info({ code: "null-part", message }, originOf(first));
  const allOf = parts.map(({ value }, index) => (nullable.includes(parts[index]!) ? withoutNull(value) : value));
  return { ...node, value: { ...node.value, allOf, nullable: true } };
}

function refusesNull(context: SchemaContext, node: Node<JsonObject>): boolean {
  const { enum: values } = node.value;
  const types = typesOf(context, node);
  return types ? !types.includes("null") : Array.isArray(values) && !values.includes(null);
}

function isNullable(value: JsonObject): boolean {
  return isTrue(value.nullable) || isTrue(value["x-nullable"]);
}

function saysNull({ value }: Node): boolean {
  if (!isObject(value) || isRef(value)) return false;
  if (isNullable(value)) return true;
  const isAlone = Object.keys(value).every((key) => key === "enum" || SAYS_NOTHING.test(key));
  const types = [value.type ?? []].flat();
  return isAlone && (types.includes("null") || (Array.isArray(value.enum) && value.enum.every((one) => one === null)));
}

function withoutNull(value: Node["value"]): JsonObject {
  const { nullable: _, "x-nullable": __, type, enum: values, ...rest } = value as JsonObject;
  const types = [type ?? []].flat().filter((one) => one !== "null");
  const isNull = Array.isArray(values) && values.every((one) => one === null);
  return { ...rest, ...(types.length > 0 && { type: types }), ...(values && !isNull && { enum: values }) };
}

function typeBeside(context: SchemaContext, node: Node<JsonObject>): Node<JsonObject> | undefined {
  const key = ["oneOf", "anyOf"].find((one) => node.value[one] !== undefined);
  const { type, items: listed, additionalProperties, ...value } = node.value;
  const isAlone = Object.keys(value).every((one) => one === key || SAYS_NOTHING.test(one));
  const allowed = key === undefined || type === undefined || !isAlone ? undefined : typesOf(context, node);
  if (allowed === undefined || isObject(additionalProperties)) return undefined;
  const alternatives = items(member(node, key!));
  const types = alternatives.map((one) => typesOfAll(context, one));
  const excluded = types.filter((each) => each?.some((one) => allowed.includes(one)) === false);
  if (excluded.length === 0) return undefined;
  const place = member(node, "type")!;
  if (type === "array" && excluded.length === alternatives.length && isNothing(listed)) {
    noteOfItems(context.notes, node, key!);
    const { [key!]: choice, ...rest } = value;
    return { ...node, value: { ...rest, type, items: { [key!]: choice! } } };
  }
  // What an alternative leaves to the type or the items beside it, these go on to say.
  const isWhole = types.every((each, index) => {
    return (
      each !== undefined &&
      (isNothing(listed) || !each.includes("array") || "items" in Object(alternatives[index]!.value))
    );
  });
  const subject = excluded.length === alternatives.length ? "what stands there" : "one of what stands there";
  const keepsNull = allowed.includes("null") && !types.some((each) => each?.includes("null"));
  const fate = isWhole ? `it is ignored${keepsNull ? " but for null" : ""}` : "both are accepted";
  tell(context, place, `The type ${[type].flat().join(" or ")} beside ${key} excludes ${subject}; ${fate}.`);
  if (isWhole) return { ...node, value: { ...value, ...(keepsNull && { nullable: true }) } };
  const both = [...new Set([type, ...excluded].flat().filter((one) => typeof one === "string"))];
  return { ...node, value: { ...node.value, type: both } };
}

/** The types that all parts of an alternative leave. */
function typesOfAll(context: SchemaContext, alternative: Node): readonly string[] | undefined {
  const each = conjuncts(context, alternative).map((part) => (isRef(part.value) ? undefined : typesOf(context, part)));
  const known = each.filter((types) => types !== undefined);
  const [first, ...others] = known;
  return first?.filter((type) => others.every((types) => types.includes(type)));
}

function isNothing(listed: Json | undefined): boolean {
  return listed === undefined || (isObject(listed) && Object.keys(listed).length === 0);
}

function tell({ notes }: SchemaContext, place: Node, message: string): void {
  notes.warn({ code: "schema-type", message }, originOf(place));
}
