import type { Json, JsonObject, SchemaObject } from "../../../model/schema.js";
import { isObjectNode, isTrue, items, member, members, type Node } from "../document/node.js";
import { ANNOTATIONS } from "./annotations.js";
import type { SchemaContext } from "./context.js";
import { conjuncts, listedValues } from "./stated.js";
import { jsonTypeOf } from "./values.js";

/**
 * `oneOf` accepts what fits exactly one alternative; authors of documents mean "one of these" and let alternatives overlap
 * (all of an object optional, a model beside `object`), so that a right value would be refused. Where they do, and no
 * dialect is named, it is read as `anyOf`.
 *
 * @param schema what `node` was read as
 * @returns which alternatives overlap, counted from 1; the caller tells
 */
export function relaxOneOf(context: SchemaContext, node: Node, schema: SchemaObject): [number, number] | undefined {
  const stated = member(node, "oneOf");
  if (stated === undefined || schema.oneOf === undefined || schema.anyOf !== undefined) return undefined;
  if (context === context.literal) return undefined;
  const pair = overlapping(
    context,
    items(stated).map((part) => conjuncts(context, part)),
  );
  if (pair === undefined) return undefined;
  schema.anyOf = schema.oneOf;
  delete schema.oneOf;
  return [pair[0] + 1, pair[1] + 1];
}

type Conjuncts = readonly Node<JsonObject>[];

/** More than so many alternatives are compared with their neighbours only, so that the work stays linear. */
const COMPARED = 50;

function overlapping(context: SchemaContext, alternatives: readonly Conjuncts[]): [number, number] | undefined {
  for (const [index, one] of alternatives.entries()) {
    for (let other = index + 1; other < Math.min(alternatives.length, index + COMPARED); other++) {
      const parts = alternatives[other]!;
      const isKnown = isPlain(one) && isPlain(parts) && !isDisjoint(context, one, parts);
      const isWithin = (isBare(one) || isBare(parts)) && typesOf(one) && typesOf(parts) && !areApart(one, parts);
      if (isKnown || isWithin || (mayBeEmpty(one) && mayBeEmpty(parts))) return [index, other];
    }
  }
  return undefined;
}

/** Says of a value no more than its type, so that whatever another says of that type is within it. */
function isBare(parts: Conjuncts): boolean {
  const says = (key: string): boolean => !key.startsWith("x-") && !BARE.has(key) && !ANNOTATIONS.has(key);
  return !parts.some(({ value }) => Object.keys(value).some(says));
}

const BARE = new Set("type nullable example externalDocs xml $ref allOf".split(" "));

/** A list that may be empty, which is one of every list's. */
function mayBeEmpty(parts: Conjuncts): boolean {
  const isLong = ({ value }: Node<JsonObject>): boolean => ENTRIES.some((key) => value[key] !== undefined);
  return typesOf(parts)?.join() === "array" && !parts.some(isLong);
}

const ENTRIES = ["minItems", "contains", "enum", "const"];

/** What says more than types, values and properties may exclude what it is compared with. */
const OPAQUE = new Set(
  (
    "not if oneOf anyOf pattern format multipleOf minimum maximum exclusiveMinimum exclusiveMaximum minLength maxLength " +
    "minItems maxItems uniqueItems contains items prefixItems minProperties maxProperties patternProperties propertyNames " +
    "dependentRequired dependentSchemas dependencies unevaluatedProperties unevaluatedItems $dynamicRef $recursiveRef"
  ).split(" "),
);

/** Whether all of it is understood here. Alternatives that only require properties are meant to the letter. */
function isPlain(parts: Conjuncts): boolean {
  if (parts.some(({ value }) => Object.keys(value).some((key) => OPAQUE.has(key)))) return false;
  const requires = parts.some(({ value }) => value.required !== undefined);
  return !requires || parts.some(({ value }) => value.properties !== undefined);
}

function isDisjoint(context: SchemaContext, one: Conjuncts, other: Conjuncts): boolean {
  if (areApart(one, other) || areNamedApart(context, one, other)) return true;
  const [a, b] = [requiredOf(one), requiredOf(other)];
  if ([...a].some((name) => isForbidden(other, name)) || [...b].some((name) => isForbidden(one, name))) return true;
  return [...a].some((name) => b.has(name) && areApart(property(context, one, name), property(context, other, name)));
}

/** By values of a discriminator that they are derived with. */
function areNamedApart({ inheritance }: SchemaContext, one: Conjuncts, other: Conjuncts): boolean {
  const [names, others] = [one, other].map((parts) => {
    const kin = parts.find(({ value }) => inheritance.kinOf(value) !== undefined);
    return kin === undefined ? new Map<string, string[]>() : inheritance.namesOf(kin.value);
  });
  return [...names!].some(([property, values]) => {
    const those = others!.get(property);
    return those !== undefined && !values.some((value) => those.includes(value));
  });
}

/** By their types or the values they list. */
function areApart(one: Conjuncts, other: Conjuncts): boolean {
  const [types, others] = [typesOf(one), typesOf(other)];
  if (types !== undefined && others !== undefined && !types.some((type) => others.includes(type))) return true;
  const [lists, otherLists] = [one.flatMap(listedValues), other.flatMap(listedValues)];
  return lists.some((list) => otherLists.some((values) => !list.some((value) => includes(values, value))));
}

function includes(values: readonly Json[], value: Json): boolean {
  const text = JSON.stringify(value);
  return values.some((each) => JSON.stringify(each) === text);
}

/** The types that are left of all that is stated; an integer is a number too. */
function typesOf(parts: Conjuncts): readonly string[] | undefined {
  const stated = parts.flatMap((part): string[][] => {
    const { value } = part;
    const types = [value.type]
      .flat()
      .flatMap((type) => (type === null ? "null" : typeof type === "string" ? type : []));
    // ASP.NET writes the enum of a model without a type.
    if (types.length === 0)
      return value.properties === undefined ? listedValues(part).map((list) => list.map(jsonTypeOf)) : [["object"]];
    const isNullable = isTrue(value.nullable) || isTrue(value["x-nullable"]);
    return [
      [...types.flatMap((type) => (type === "number" ? [type, "integer"] : [type])), ...(isNullable ? ["null"] : [])],
    ];
  });
  const [first, ...rest] = stated;
  return first?.filter((type) => rest.every((types) => types.includes(type)));
}

function requiredOf(parts: Conjuncts): ReadonlySet<string> {
  const names = parts.flatMap((part) => items(member(part, "required")).map(({ value }) => value));
  return new Set(names.filter((name) => typeof name === "string"));
}

/** `additionalProperties: false` without properties of that name; parts are closed together, see `close-whole.ts`. */
function isForbidden(parts: Conjuncts, name: string): boolean {
  const isDeclared = (part: Node): boolean => members(member(part, "properties")).some(([key]) => key === name);
  return parts.some(({ value }) => value.additionalProperties === false) && !parts.some(isDeclared);
}

function property(context: SchemaContext, parts: Conjuncts, name: string): Conjuncts {
  return parts.flatMap((part) => {
    const properties = member(part, "properties");
    const declared = properties && isObjectNode(properties) ? member(properties, name) : undefined;
    return declared === undefined ? [] : conjuncts(context, declared);
  });
}
