import { isObject, type Json, type JsonObject } from "../../model/schema.js";
import { DEFINITIONS, FILE_SHAPE } from "./definition.js";
import type { Asides, FormsShape, ObjectShape, Shape, Sign, TextShape } from "./shape.js";

/**
 * The JSON Schema of `api-routes.yaml`, published as `create-api-route/schema.json`. Draft 7, because that is what editors
 * understand best (https://github.com/redhat-developer/yaml-language-server).
 */
export function routesFileSchema(): JsonObject {
  return withShared({
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "create-api-route: api-routes.yaml",
    ...toJsonSchema(FILE_SHAPE),
    definitions: Object.fromEntries(Object.entries(DEFINITIONS).map(([name, shape]) => [name, toJsonSchema(shape)])),
  });
}

/** Longer schemas that stand in several places are defined once: a seventh of the file. */
function withShared(whole: JsonObject): JsonObject {
  const times = new Map<string, number>();
  mapSchemas(whole, (text) => {
    times.set(text, (times.get(text) ?? 0) + 1);
    return undefined;
  });
  const shared = new Map<string, JsonObject>();
  const { definitions, ...rest } = mapSchemas(whole, (text, schema) => {
    if ((times.get(text) ?? 0) < 2) return undefined;
    if (!shared.has(text)) shared.set(text, schema);
    return { $ref: `#/definitions/${nameOf([...shared.keys()].indexOf(text))}` };
  });
  const added = [...shared.values()].map((schema, index): [string, Json] => [nameOf(index), schema]);
  return { ...rest, definitions: { ...(definitions as JsonObject), ...Object.fromEntries(added) } };
}

function nameOf(index: number): string {
  return `shared${index}`;
}

/** Keywords whose values are schemas by names, and those that have none. */
const MAPS = new Set(["properties", "patternProperties", "definitions"]);
const VALUES = new Set(["enum", "required", "type"]);
const SHORT = 50;

/** A copy of `schema` in which `instead` may replace those within that are not short. */
function mapSchemas(
  schema: JsonObject,
  instead: (text: string, schema: JsonObject) => JsonObject | undefined,
): JsonObject {
  const inside = (part: Json): Json => {
    if (Array.isArray(part)) return part.map(inside);
    if (!isObject(part)) return part;
    const text = JSON.stringify(part);
    return (text.length > SHORT ? instead(text, part) : undefined) ?? mapSchemas(part, instead);
  };
  const entries = Object.entries(schema).map(([keyword, part]): [string, Json] => {
    if (VALUES.has(keyword)) return [keyword, part];
    if (!MAPS.has(keyword)) return [keyword, inside(part)];
    return [keyword, Object.fromEntries(Object.entries(part as JsonObject).map(([name, one]) => [name, inside(one)]))];
  });
  return Object.fromEntries(entries);
}

function toJsonSchema(shape: Shape): JsonObject {
  switch (shape.kind) {
    case "any":
      return {};
    case "text":
      return textSchema(shape);
    case "flag":
      return { type: "boolean" };
    case "null":
      return { type: "null" };
    case "number":
      return shape.integer ? { type: "integer", minimum: 0 } : { type: "number" };
    case "choice":
      return { type: "string", enum: [...shape.values] };
    case "list":
      return { type: "array", items: toJsonSchema(shape.items), ...(shape.nonEmpty && { minItems: 1 }) };
    case "map":
      return {
        type: "object",
        ...(shape.keys && { propertyNames: { pattern: shape.keys.pattern } }),
        ...(shape.asides && { properties: asideSchemas(shape.asides, toJsonSchema(shape.values)) }),
        additionalProperties: toJsonSchema(shape.values),
      };
    case "object":
      return objectSchema(shape);
    case "either":
      return { anyOf: shape.shapes.map(toJsonSchema) };
    case "forms":
      return formsSchema(shape);
    case "keyed":
      return {
        type: "object",
        if: { propertyNames: { pattern: shape.map.keys.pattern }, minProperties: 1 },
        then: toJsonSchema(shape.map),
        else: toJsonSchema(shape.otherwise),
      };
    case "use":
      return { $ref: `#/definitions/${shape.name}` };
  }
}

function textSchema({ pattern, offered }: TextShape): JsonObject {
  const stated = { type: "string", ...(pattern !== undefined && { pattern }) };
  return offered === undefined ? stated : { anyOf: [{ enum: [...offered] }, stated] };
}

function objectSchema(shape: ObjectShape): JsonObject {
  const offered: [string, Json][] = [];
  const further = new Map<string, string[]>();
  for (const [key, { shape: value, description }] of Object.entries(shape.keys)) {
    const part = toJsonSchema(value);
    if (description === undefined)
      further.set(JSON.stringify(part), [...(further.get(JSON.stringify(part)) ?? []), key]);
    else if (description === "") offered.push([key, part]);
    // Beside a $ref nothing else counts in draft 7.
    else offered.push([key, "$ref" in part ? { description, allOf: [part] } : { description, ...part }]);
  }
  const patterns = [...further].map(([part, keys]) => [oneOf(keys), JSON.parse(part) as Json]);
  const rules: Json[] = conflictRules(shape.conflicts ?? []);
  if (shape.needsOneOf) rules.push({ anyOf: shape.needsOneOf.map((key) => ({ required: [key] })) });
  return {
    type: "object",
    properties: Object.fromEntries(offered),
    ...(patterns.length > 0 && { patternProperties: Object.fromEntries(patterns) as JsonObject }),
    additionalProperties: false,
    ...(shape.required && { required: [...shape.required] }),
    ...(rules.length > 0 && { allOf: rules }),
  };
}

/** One rule for all that a key excludes. */
function conflictRules(conflicts: NonNullable<ObjectShape["conflicts"]>): Json[] {
  const others = new Map<string, string[]>();
  for (const [one, other] of conflicts) others.set(one, [...(others.get(one) ?? []), other]);
  return [...others].map(([one, excluded]) => ({
    not: { required: [one], anyOf: excluded.map((key) => ({ required: [key] })) },
  }));
}

function formsSchema(shape: FormsShape): JsonObject {
  const { long, slips, signs } = shape;
  return {
    type: "object",
    if: {
      propertyNames: { enum: [...Object.keys(long.keys), ...(slips?.keys ?? [])] },
      ...(slips && { patternProperties: { [oneOf(slips.keys)]: { not: entrySchema(slips.entryText) } } }),
      anyOf: signs.map(signSchema),
    },
    then: toJsonSchema(shape.long),
    else: toJsonSchema(shape.otherwise),
  };
}

/** Draft 7 has no "not of the map"; an aside is an entry where its value could be one. */
function asideSchemas({ shapes, always, entryText }: Asides, entry: JsonObject): JsonObject {
  const aside: JsonObject = { anyOf: [{ type: ["array", "number"] }, { type: "string", not: { pattern: entryText } }] };
  return Object.fromEntries(
    Object.entries(shapes).map(([key, shape]): [string, Json] => {
      const stated = toJsonSchema(shape);
      return [key, always.includes(key) ? stated : { if: aside, then: stated, else: entry }];
    }),
  );
}

function oneOf(keys: readonly string[]): string {
  return `^(?:${keys.map((key) => key.replace("$", "\\$")).join("|")})$`;
}

function entrySchema(pattern: string): JsonObject {
  return { anyOf: [{ type: "object" }, { type: "string", pattern }] };
}

function signSchema(sign: Sign): JsonObject {
  const required = sign.beside === undefined ? [sign.key] : [sign.key, sign.beside];
  if (typeof sign.value === "object" && sign.value.kind === "text amid") {
    const { pattern, keys } = sign.value;
    const properties = { [sign.key]: { type: "string", pattern } };
    return { required, properties, not: { patternProperties: { [oneOf(keys)]: entrySchema(pattern) } } };
  }
  return { required, properties: { [sign.key]: signValue(sign.value) } };
}

function signValue(value: Sign["value"]): JsonObject {
  if (value === "any") return {};
  if (value === "text") return { type: "string" };
  if (value === "list") return { type: "array" };
  if (value === "object") return { type: "object" };
  if (value.kind === "keys match") return { type: "object", propertyNames: { pattern: value.pattern } };
  if (value.kind === "text unlike") return { type: "string", not: { pattern: value.pattern } };
  return value.kind === "text amid" ? {} : { anyOf: [{ enum: [...value.words] }, { type: "array" }] };
}
