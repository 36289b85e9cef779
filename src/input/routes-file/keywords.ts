import type { JsonType } from "../../model/schema.js";
import type { Asides, Key, ListShape, Shape, Sign } from "./shape.js";
import { SHORT_TYPE_PATTERN } from "./short-type.js";

export const JSON_TYPES: readonly JsonType[] = ["null", "boolean", "integer", "number", "string", "array", "object"];

const schema: Shape = { kind: "use", name: "schema" };
const schemas: Shape = { kind: "list", items: schema, nonEmpty: true };
const schemaMap: Shape = { kind: "map", values: schema };
const text: Shape = { kind: "text" };
const flag: Shape = { kind: "flag" };
const number: Shape = { kind: "number" };
const count: Shape = { kind: "number", integer: true };
const texts: ListShape = { kind: "list", items: text };
const typeName: Shape = { kind: "choice", values: JSON_TYPES };

const SHAPES: Readonly<Record<string, Shape>> = {
  $ref: text,
  type: {
    kind: "either",
    what: "a JSON type or a list of them",
    shapes: [typeName, { kind: "list", items: typeName, nonEmpty: true }],
  },
  enum: { kind: "list", items: { kind: "any" }, nonEmpty: true },
  const: { kind: "any" },
  multipleOf: number,
  maximum: number,
  exclusiveMaximum: number,
  minimum: number,
  exclusiveMinimum: number,
  maxLength: count,
  minLength: count,
  pattern: text,
  format: text,
  contentEncoding: text,
  contentMediaType: text,
  items: schema,
  prefixItems: schemas,
  contains: schema,
  minContains: count,
  maxContains: count,
  maxItems: count,
  minItems: count,
  uniqueItems: flag,
  unevaluatedItems: schema,
  properties: schemaMap,
  patternProperties: schemaMap,
  additionalProperties: schema,
  propertyNames: schema,
  required: { ...texts, hint: "a final ? makes a parameter or property optional" },
  maxProperties: count,
  minProperties: count,
  dependentRequired: { kind: "map", values: texts },
  dependentSchemas: schemaMap,
  unevaluatedProperties: schema,
  allOf: schemas,
  anyOf: schemas,
  oneOf: schemas,
  not: schema,
  if: schema,
  then: schema,
  else: schema,
  title: text,
  description: text,
  default: { kind: "any" },
  example: { kind: "any" },
  examples: { kind: "list", items: { kind: "any" } },
  deprecated: flag,
  readOnly: flag,
  writeOnly: flag,
};

/** The JSON Schema (2020-12) keywords of `api-routes.yaml`, where any schema below may be a short type again. */
export const KEYWORDS: Readonly<Record<string, Key>> = Object.fromEntries(
  Object.entries(SHAPES).map(([keyword, shape]) => [keyword, { shape, description: `JSON Schema's ${keyword}.` }]),
);

/**
 * What tells JSON Schema from a list of properties, both being objects: `{ type: integer, maximum: 100 }` against
 * `{ id: uuid, type: string }`. All keys are keywords and one of these says something only a schema would say.
 */
export const SCHEMA_SIGNS: readonly Sign[] = [
  { key: "type", value: { kind: "one or more of", words: JSON_TYPES } },
  { key: "$ref", value: "text" },
  { key: "const", value: "any" },
  { key: "properties", value: "object" },
  ...["enum", "allOf", "anyOf", "oneOf"].map((key): Sign => ({ key, value: "list" })),
];

/** Keywords that say something of objects only: no property is called so. */
const OF_OBJECTS = (
  "additionalProperties unevaluatedProperties patternProperties propertyNames dependentRequired dependentSchemas " +
  "minProperties maxProperties"
).split(" ");

/** The keywords that may stand in a list of properties: `{ id: uuid, name: string, additionalProperties: false }`. */
export const PROPERTY_ASIDES: Asides = {
  shapes: Object.fromEntries(
    [...OF_OBJECTS, "required", "allOf", "anyOf", "oneOf", "title", "description", "examples"].map((key) => [
      key,
      SHAPES[key]!,
    ]),
  ),
  always: OF_OBJECTS,
  entryText: SHORT_TYPE_PATTERN,
};
