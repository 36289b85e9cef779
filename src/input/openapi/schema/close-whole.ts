import { setOwn } from "../../../model/object.js";
import type { JsonObject, Schema, SchemaObject } from "../../../model/schema.js";
import { isObjectNode, items, member, members, originOf, type Node, valueAt } from "../document/node.js";
import { typesOf } from "./clashes.js";
import type { SchemaContext } from "./context.js";
import { anyAskedFor } from "./slips.js";
import { conjuncts } from "./stated.js";

/** Of what is put together; more is neither read nor written by people. */
const MOST_PARTS = 25;
const MOST_PROPERTIES = 500;

/** What a part may say besides its properties, so that it can be put together with others. */
const PLAIN = new Set(
  "$ref allOf type properties required additionalProperties discriminator title description summary default example examples deprecated xml externalDocs nullable".split(
    " ",
  ),
);

/** What it may say beside that and stays beside the whole. */
const BESIDE = new Set("anyOf oneOf not minProperties maxProperties".split(" "));

/**
 * `additionalProperties: false` speaks of the properties beside it alone, so that of `allOf` one part refuses what another
 * declares, and no value fits (NSwag and others write base and derived schemas so). Authors mean that the whole is closed:
 * the parts are read as one object with all of their properties, and it is told where it says so. So does
 * `unevaluatedProperties: false` in what others are derived from, which sees no more than its own parts. Where
 * alternatives declare more, the whole is open, as what it would refuse is in them.
 *
 * @param schema what `node` was read as; changed
 */
export function closeWhole(context: SchemaContext, node: Node<JsonObject>, schema: SchemaObject): void {
  if (context === context.literal) return;
  const refused = refusedAlternatives(context, node);
  if (refused !== undefined) {
    note(context, node, "it is ignored", refused);
    delete schema.additionalProperties;
  }
  if (schema.allOf === undefined && schema.$ref === undefined) return;
  const parts = conjuncts(context, node);
  const closed = parts.filter((part) => closing(part) !== undefined && !refusesAny(part, independent(context, part)));
  if (closed.length === 0 || parts.length > MOST_PARTS) return;
  const declared = declaredIn(parts);
  const inAlternatives = declaredIn(parts.flatMap((part) => independent(context, part)));
  const names = new Set([...declared.keys(), ...inAlternatives.keys()]);
  const refusing = closed.filter((part) => {
    // What is not evaluated is not declared by any of its parts either.
    const seen = closing(part) === "additionalProperties" ? [part] : withAlternatives(context, part);
    return [...names].some((name) => !seen.some((one) => declares(one, name)));
  });
  if (refusing.length === 0) return;
  const isOne = parts.every(isPlainObject) && declared.size <= MOST_PROPERTIES;
  const isOpen = [...names].some((name) => !declared.has(name));
  // What others are derived from is the cause; it is told once for all of them.
  const whole = isOpen ? "it is ignored" : "all of them together are read as one closed object";
  const fate = isOne ? whole : "they are left as they are, and accept nothing that has them";
  note(context, refusing.at(-1)!, fate, "allOf");
  if (isOne) putTogether(context, node, parts, declared, schema);
  if (isOne && !isOpen) close(context, parts, schema);
}

/** Makes `schema` one object with the properties of all parts; what else these say stays beside it. */
function putTogether(
  context: SchemaContext,
  node: Node<JsonObject>,
  parts: readonly Node<JsonObject>[],
  declared: ReadonlyMap<string, readonly Node[]>,
  schema: SchemaObject,
): void {
  delete schema.allOf;
  delete schema.$ref;
  delete schema.unevaluatedProperties;
  const types = parts.map((part) => typesOf(context, part)).filter((each) => each !== undefined);
  const isNullable = types.length > 0 && types.every((each) => each.includes("null"));
  schema.type ??= isNullable ? ["object", "null"] : "object";
  const properties: Record<string, Schema> = {};
  for (const [name, stated] of declared) setOwn(properties, name, together(stated.map((each) => context.read(each))));
  schema.properties = properties;
  const required = parts.flatMap(({ value }) => (Array.isArray(value.required) ? value.required : []));
  const names = [...new Set(required.filter((name) => typeof name === "string"))];
  if (names.length > 0) schema.required = names;
  delete schema.additionalProperties;
  const beside = parts.flatMap((part) => {
    const isKin = (key: string): boolean => alternatives(context, part, key).some((each) => isAmong(each, part));
    const others = Object.entries(part.value).filter(([key]) => BESIDE.has(key) && !isKin(key));
    const isOwn = part.value === node.value || others.length === 0;
    return isOwn ? [] : [context.read({ ...part, value: Object.fromEntries(others) })];
  });
  if (beside.length > 0) schema.allOf = beside;
}

function close({ notes }: SchemaContext, parts: readonly Node[], schema: SchemaObject): void {
  schema.additionalProperties = false;
  for (const each of parts.flatMap((part) => items(member(part, "required")))) {
    const name = each.value;
    if (typeof name === "string" && !Object.hasOwn(schema.properties!, name))
      anyAskedFor(notes, schema, name, originOf(each));
  }
}

/** The keyword whose alternatives `additionalProperties: false` beside it refuses, but for what they share with it. */
function refusedAlternatives(context: SchemaContext, node: Node<JsonObject>): string | undefined {
  return CHOICES.find((keyword) => refusesAny(node, alternatives(context, node, keyword).flat()));
}

function refusesAny(node: Node, parts: readonly Node<JsonObject>[]): boolean {
  const isClosed = valueAt(node, "additionalProperties") === false;
  return isClosed && [...declaredIn(parts).keys()].some((name) => !declares(node, name));
}

const CHOICES = ["oneOf", "anyOf"];

/** Of each alternative what it consists of. */
function alternatives(context: SchemaContext, node: Node, keyword: string): Node<JsonObject>[][] {
  return items(member(node, keyword)).map((each) => conjuncts(context, each));
}

/** Those that are not derived from `node` itself, which lists them as what it may be: they say nothing of one another. */
function independent(context: SchemaContext, node: Node): Node<JsonObject>[] {
  return CHOICES.flatMap((keyword) => alternatives(context, node, keyword))
    .filter((parts) => !isAmong(parts, node))
    .flat();
}

function isAmong(parts: readonly Node[], { value }: Node): boolean {
  return parts.some((part) => part.value === value);
}

function withAlternatives(context: SchemaContext, node: Node): Node<JsonObject>[] {
  return conjuncts(context, node).flatMap((part) => [part, ...independent(context, part)]);
}

/** By which keyword a part refuses what it does not declare. */
function closing({ value }: Node<JsonObject>): "additionalProperties" | "unevaluatedProperties" | undefined {
  if (value.additionalProperties === false) return "additionalProperties";
  return value.unevaluatedProperties === false ? "unevaluatedProperties" : undefined;
}

/** The properties of all parts, those of what a schema is derived from first; what is `false` is not one. */
function declaredIn(parts: readonly Node<JsonObject>[]): Map<string, Node[]> {
  const found = new Map<string, Node[]>();
  for (const part of parts.toReversed()) {
    for (const [name, property] of members(member(part, "properties"))) {
      if (property.value !== false) found.set(name, [...(found.get(name) ?? []), property]);
    }
  }
  return found;
}

function declares(part: Node, name: string): boolean {
  const properties = member(part, "properties");
  return properties !== undefined && isObjectNode(properties) && Object.hasOwn(properties.value, name);
}

function isPlainObject({ value }: Node<JsonObject>): boolean {
  const isObjectType = [value.type ?? "object"].flat().every((type) => type === "object" || type === "null");
  const isPlain = (key: string): boolean =>
    PLAIN.has(key) ||
    BESIDE.has(key) ||
    key.startsWith("x-") ||
    (key === "unevaluatedProperties" && value[key] === false);
  return isObjectType && Object.keys(value).every(isPlain);
}

/** A property that is stated twice alike is stated once. */
function together(schemas: readonly Schema[]): Schema {
  const different = [...new Map(schemas.map((schema) => [JSON.stringify(schema, digits), schema])).values()];
  return different.length === 1 ? different[0]! : { allOf: different };
}

function digits(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? `${value}n` : value;
}

function note({ notes }: SchemaContext, part: Node<JsonObject>, fate: string, where: string): void {
  const keyword = closing(part)!;
  const message = `${keyword}: false refuses what is declared beside it in ${where}; ${fate}.`;
  const hint = "unevaluatedProperties: false (OpenAPI 3.1), on the outermost schema, says this";
  notes.warn({ code: "closed-parts", message, hint }, originOf(member(part, keyword)!));
}
