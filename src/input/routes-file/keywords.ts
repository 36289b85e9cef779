import type { JsonType } from "../../model/schema.js";
import type { Asides, Key, ListShape, Shape, Sign } from "./shape.js";
import { every } from "./key-hints.js";
import { SHORT_TYPE_PATTERN } from "./short-type.js";
import { typeHint } from "./type-hints.js";

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
    what: "a type or a list of JSON types",
    shapes: [
      {
        kind: "text",
        what: "a type such as string or uuid",
        pattern: SHORT_TYPE_PATTERN,
        offered: JSON_TYPES,
        hint: typeHint,
      },
      { kind: "list", items: typeName, nonEmpty: true },
    ],
  },
  nullable: flag,
  enum: {
    kind: "list",
    items: { kind: "any" },
    nonEmpty: true,
    hint: "enum is a list: enum: [a, b]; as a type a choice is a|b",
  },
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

/**
 * The JSON Schema (2020-12) keywords of `api-routes.yaml`, where any schema below may be a short type again. Editors offer
 * them; of what they are, their names say all.
 */
export const KEYWORDS: Readonly<Record<string, Key>> = Object.fromEntries(
  Object.entries(SHAPES).map(([keyword, shape]) => [keyword, { shape, description: "" }]),
);

/** What other languages call keywords, and what is said to those who write them. */
export const KEYWORD_SLIPS: Readonly<Record<string, string>> = {
  ...every("min", "a number has minimum, a text minLength, a list minItems"),
  ...every("max", "a number has maximum, a text maxLength, a list maxItems"),
  ...every("length len size", "a text has minLength and maxLength, a list minItems and maxItems"),
  ...every("regex regexp match matches", "it is called pattern here"),
  ...every("values options choices allowed", "a choice is the type a|b, or enum: [a, b]"),
  ...every("optional", "a final ? makes a parameter or property optional"),
  ...every("of elements", "the type of a list's items is items: string"),
  ...every("desc doc comment summary", "it is called description here"),
  ...every("unique", "it is called uniqueItems here, of a list"),
};

/** Beside one of these, with a value that no property has, `type` is no property's name: `{ type: uuid, nullable: true }`. */
const SAID_OF_A_TYPE = [
  ...Object.entries(SHAPES).flatMap(([key, { kind }]) => (["number", "flag", "text"].includes(kind) ? [key] : [])),
  "default",
  "example",
  "examples",
  ...Object.keys(KEYWORD_SLIPS),
].filter((key) => !/^(?:min|max)Properties$/.test(key));

/**
 * What tells JSON Schema from a list of properties, both being objects: `{ type: integer, maximum: 100 }` against
 * `{ id: uuid, type: string }`. All keys are keywords and one of these says something only a schema would say.
 */
export const SCHEMA_SIGNS: readonly Sign[] = [
  { key: "type", value: { kind: "one or more of", words: JSON_TYPES } },
  { key: "type", value: { kind: "text amid", pattern: SHORT_TYPE_PATTERN, keys: SAID_OF_A_TYPE } },
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
