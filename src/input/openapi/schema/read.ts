import { isDeepStrictEqual } from "node:util";
import { getOwn } from "../../../model/object.js";
import { pointerTokens } from "../../../model/pointer.js";
import { quote } from "../../../model/quote.js";
import { isObject, type JsonObject, type Schema, type SchemaObject } from "../../../model/schema.js";
import { flagAt } from "../document/flag.js";
import { isObjectNode, isTrue, items, kindOf, member, originOf, type Node } from "../document/node.js";
import { respelled } from "../document/known-fields.js";
import { refIn } from "../document/refs.js";
import { withoutClashes } from "./clashes.js";
import { closeWhole } from "./close-whole.js";
import { ANNOTATIONS } from "./annotations.js";
import { namesDialect } from "./dialect.js";
import { readKeywords } from "./keywords.js";
import type { SchemaContext } from "./context.js";
import { nullBeside, withoutExcluding } from "./excluded.js";
import { settleFormat } from "./meant-format.js";
import { meantByWord } from "./meant-type.js";
import { settleRanges } from "./ranges.js";
import {
  below,
  exampleInstead,
  noteOfItems,
  notePassedOver,
  ofItems,
  settleRequired,
  withProperties,
} from "./slips.js";
import { saysNothing } from "./stated.js";
import { impliedType } from "./type.js";
import { allowNull, nameValues, settleDefault, settleEnum, settleValues, typesOf } from "./values.js";

export interface Reference {
  text: string;
  /** A `$dynamicRef`, which an outer schema may give another meaning. */
  isDynamic: boolean;
}

/**
 * One schema of any version as 2020-12. What is wrong in it is noted and read as its author must have meant it, or
 * ignored: a schema never makes a document unreadable.
 *
 * @param follow what a reference stands for; undefined when it leads nowhere, which the caller has noted
 */
export function readSchema(
  context: SchemaContext,
  node: Node,
  follow: (node: Node, ref: Reference) => Schema | undefined,
): Schema {
  if (typeof node.value === "boolean") return node.value;
  const named = typeof node.value === "string" ? meantByWord(context, node.value, node) : undefined;
  if (named !== undefined) {
    const message = `Expected a schema, got ${quote(String(node.value))}; it is read as the schema it names.`;
    context.notes.warn({ code: "schema-no-object", message }, originOf(node));
    return named;
  }
  const only = context === context.literal ? undefined : onlyItem(context, node);
  if (only !== undefined) {
    const message = "Expected a schema, got a list; it is read as a list of what its one item is.";
    context.notes.warn({ code: "schema-no-object", message }, originOf(node));
    const items = typeof only.value === "string" ? meantByWord(context, only.value, only)! : context.read(only);
    return { type: "array", items };
  }
  if (!isObjectNode(node)) {
    const message = `Expected a schema, got ${kindOf(node.value)}; anything is accepted.`;
    context.notes.warn({ code: "schema-no-object", message }, originOf(node));
    return true;
  }
  const overlay = context === context.literal ? undefined : context.overlaid.get(node.value);
  if (overlay !== undefined) return overlaidBy(context, node, overlay);
  if (context !== context.literal && namesDialect(node)) return readSchema(context.literal, node, follow);
  const inner = below(context, node);
  if (inner !== undefined) return context.read(inner);
  const ref = refOf(node.value);
  if (ref === undefined) {
    const isLiteral = context === context.literal;
    const fitting = isLiteral ? node : withoutClashes(context, withoutExcluding(context, node), node);
    if (fitting === undefined) return false;
    const stated = withProperties(context, fitting);
    const shape = isLiteral || stated !== fitting ? undefined : exampleInstead(context.notes, stated, "schema");
    if (shape !== undefined) return shape;
    const whole = isLiteral ? stated : respelled({ notes: context.notes, version: "3.2" }, stated, "schema");
    return settled(context, whole, readKeywords(context, whole));
  }
  const target = follow(node, ref);
  if (target === undefined) return true;
  return isOfItems(context, node, ref) ? itemsOf(context, node) : beside(context, node, target);
}

/** A list of one schema or word for one stands for a list of these (Mongoose): `[string]`. */
function onlyItem(context: SchemaContext, node: Node): Node | undefined {
  const [only, ...others] = items(node);
  if (only === undefined || others.length > 0) return undefined;
  const isOne =
    typeof only.value === "string" ? meantByWord(context, only.value, only) !== undefined : isObjectNode(only);
  return isOne ? only : undefined;
}

/** See `overlaidAmong`: what describes the property stays. */
function overlaidBy({ notes, literal }: SchemaContext, node: Node<JsonObject>, overlay: Node): Schema {
  const name = quote(pointerTokens(node.pointer).at(-1)!);
  const message = `${name} says only that it is an object, and an allOf gives it another type; it is read as anything.`;
  notes.warn({ code: "overlaid-object", message, related: [originOf(overlay)] }, originOf(node));
  return readKeywords(literal, node, ANNOTATIONS);
}

/** `$recursiveRef` of 2019-09 is taken for what it points at, without any overriding. */
function refOf(value: JsonObject): Reference | undefined {
  const text = refIn(value);
  if (text !== undefined) return { text, isDynamic: false };
  const { $dynamicRef, $recursiveRef } = value;
  if (typeof $dynamicRef === "string") return { text: $dynamicRef, isDynamic: true };
  return typeof $recursiveRef === "string" ? { text: $recursiveRef, isDynamic: false } : undefined;
}

/** `type: array` beside a reference to what is not a list, and no `items`: both at once would accept nothing. */
function isOfItems(context: SchemaContext, node: Node<JsonObject>, { isDynamic }: Reference): boolean {
  const { type, items } = node.value;
  if (type !== "array" || items !== undefined || isDynamic || context === context.literal) return false;
  const target = context.lookUp(node)?.value;
  return isObject(target) && (typeof target.type === "string" ? target.type !== "array" : isObject(target.properties));
}

function itemsOf(context: SchemaContext, node: Node<JsonObject>): Schema {
  const { $ref, ...value } = node.value;
  noteOfItems(context.notes, node, "$ref");
  return context.read({ ...node, value: { ...value, items: { $ref: $ref! } } });
}

/**
 * A reference with what stands beside it. Since 3.1 everything applies; before, the standard ignores all of it, but
 * authors mean descriptions and `nullable`, and get them.
 */
function beside(context: SchemaContext, stated: Node<JsonObject>, target: Schema): Schema {
  const isMeant = context.siblingsApply && context !== context.literal;
  const node = (isMeant ? nullBeside(context, stated) : undefined) ?? stated;
  const keys = Object.keys(node.value);
  if (keys.length === 1) return target;
  const own = readKeywords(context, node, context.siblingsApply ? undefined : ANNOTATIONS);
  const decides = Object.keys(own).some((key) => !ANNOTATIONS.has(key));
  if (!context.siblingsApply) noteIgnored(context, node);
  const all: SchemaObject =
    typeof target === "boolean" || (target.$ref === undefined && decides)
      ? { ...own, allOf: [target, ...(own.allOf ?? [])] }
      : { ...target, ...own };
  return settled(context, node, all);
}

/** Keywords that would decide about values, were they not beside a reference. */
const DECIDING = (
  "type enum const properties required additionalProperties items allOf anyOf oneOf not format pattern minLength maxLength " +
  "minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minItems maxItems uniqueItems minProperties maxProperties"
).split(" ");

/** Nothing is said of what the schema that is referred to says too. */
function noteIgnored(context: SchemaContext, node: Node<JsonObject>): void {
  const target = context.lookUp(node)?.value;
  const others = isObject(target) ? target : {};
  const differs = (keyword: string): boolean => !isDeepStrictEqual(node.value[keyword], getOwn(others, keyword));
  // In a property `required: true` is read, by the object around it.
  const counts = (keyword: string): boolean => keyword === "required" && isTrue(node.value[keyword]);
  const ignored = DECIDING.filter(
    (keyword) => Object.hasOwn(node.value, keyword) && differs(keyword) && !counts(keyword),
  );
  const [first] = ignored;
  if (first === undefined) return;
  const message = `Beside a $ref ${ignored.join(", ")} is ignored before OpenAPI 3.1; the schema referred to counts alone.`;
  const hint = "Put both into allOf.";
  context.notes.info({ code: "ref-siblings", message, hint }, originOf(member(node, first)!));
}

function settled(context: SchemaContext, node: Node<JsonObject>, schema: SchemaObject): Schema {
  const { value } = node;
  if (saysNothing(value)) return false;
  const nullable = flagAt(context, node, "nullable") || flagAt(context, node, "x-nullable");
  const applies = context.siblingsApply || schema.$ref === undefined;
  if (applies) closeWhole(context, node, schema);
  if (context !== context.literal) {
    const implied = impliedType(schema);
    if (implied !== undefined) schema.type = implied;
  }
  if (context !== context.literal && schema.type !== undefined) settleValues(schema, node);
  const moved = ofItems(context, node, schema);
  notePassedOver(context, node, schema, moved);
  settleRanges(context, schema, node);
  if (value.enum !== undefined && applies && moved !== "enum")
    settleEnum(context, schema, member(node, "enum")!, [value.default, ...(schema.examples ?? [])]);
  nameValues(schema, value);
  settleRequired(context, schema, node);
  // What other schemas refuse beside a type is not accepted by the type alone.
  const isWhole = typesOf(schema) === undefined || ["$ref", "allOf", "anyOf", "oneOf"].some((key) => key in schema);
  const isOwn = !isWhole || schema.enum !== undefined;
  if (nullable && isOwn) allowNull(schema);
  if (value.default !== undefined) settleDefault(context, schema, member(node, "default")!);
  if (typeof value.format === "string") settleFormat(context, schema, node);
  return nullable && !isOwn ? orNull(simplified(schema)) : simplified(schema);
}

/** `allOf` with one member and nothing but words beside it is that member; it is written to describe a reference. */
function simplified(schema: SchemaObject): SchemaObject {
  const [only, ...others] = schema.allOf ?? [];
  if (typeof only !== "object" || others.length > 0) return schema;
  const { allOf: _, ...rest } = schema;
  return Object.keys(rest).every((key) => ANNOTATIONS.has(key)) ? { ...only, ...rest } : schema;
}

/** Null or the schema; what describes it stays outside. A schema that says nothing accepts null as it is. */
function orNull(schema: SchemaObject): SchemaObject {
  const outside: Record<string, unknown> = {};
  const inside: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(schema)) (ANNOTATIONS.has(key) ? outside : inside)[key] = value;
  if (Object.keys(inside).length === 0 || schema.enum !== undefined) return schema;
  const isChoice = Object.keys(inside).join() === "anyOf";
  const alternatives = isChoice ? (inside.anyOf as Schema[]) : [inside as SchemaObject];
  return { ...(outside as SchemaObject), anyOf: [...alternatives, { type: "null" }] };
}
