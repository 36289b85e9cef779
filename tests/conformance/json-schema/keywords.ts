import { getOwn, setOwn } from "../../../src/model/object.js";
import type { Json, JsonObject, Schema, SchemaObject } from "../../../src/model/schema.js";
import { isObject, type Dialect } from "./dialect.js";

type Convert = (child: Json) => Schema;

const TYPES = new Set(["null", "boolean", "integer", "number", "string", "array", "object"]);
const NUMBERS = ["multipleOf", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum"] as const;
const COUNTS = "maxLength minLength maxItems minItems maxProperties minProperties minContains maxContains".split(
  " ",
) as ("maxLength" | "minLength" | "maxItems" | "minItems" | "maxProperties" | "minProperties")[];
const STRINGS = ["pattern", "format", "contentEncoding", "contentMediaType", "title", "description"] as const;
const FLAGS = ["uniqueItems", "deprecated", "readOnly", "writeOnly"] as const;
const ONE = "additionalProperties contains propertyNames unevaluatedItems unevaluatedProperties not if then else".split(
  " ",
) as ("additionalProperties" | "not")[];
const LIST = ["allOf", "anyOf", "oneOf", "prefixItems"] as const;
const RECORD = ["properties", "patternProperties", "dependentSchemas"] as const;

/**
 * A schema's own keywords in the words of 2020-12, but for references, which `convert` and its caller see to.
 * Keywords of the wrong type are dropped.
 *
 * @param validates whether the dialect's vocabulary asserts anything about values
 */
export function convertKeywords(raw: JsonObject, dialect: Dialect, validates: boolean, convert: Convert): SchemaObject {
  const schema: SchemaObject = {};
  const get = (keyword: string): Json | undefined => getOwn(raw, keyword);
  if (validates) copyAssertions(schema, get);
  copyTexts(schema, get);
  for (const keyword of ONE) {
    const value = get(keyword);
    if (isSchema(value)) schema[keyword] = convert(value);
  }
  for (const keyword of LIST) {
    const value = get(keyword);
    if (Array.isArray(value)) schema[keyword] = value.map(convert);
  }
  for (const keyword of RECORD) {
    const value = get(keyword);
    if (isObject(value)) schema[keyword] = mapValues(value, convert);
  }
  convertItems(schema, get, dialect, convert);
  if (dialect !== "2020-12" && dialect !== "2019-09") convertOld(schema, get, dialect, convert);
  return schema;
}

function copyAssertions(schema: SchemaObject, get: (keyword: string) => Json | undefined): void {
  const type = get("type");
  const types = (Array.isArray(type) ? type : [type]).filter((name) => typeof name === "string" && TYPES.has(name));
  if (types.length > 0) schema.type = (Array.isArray(type) ? types : types[0]) as NonNullable<SchemaObject["type"]>;
  const listed = get("enum");
  if (Array.isArray(listed)) schema.enum = listed;
  const only = get("const");
  if (only !== undefined) schema.const = only;
  for (const keyword of [...NUMBERS, ...COUNTS]) {
    const value = get(keyword);
    if (typeof value === "number" || typeof value === "bigint") schema[keyword] = value;
  }
  const required = get("required");
  if (Array.isArray(required)) schema.required = required.filter((name) => typeof name === "string");
  const dependent = get("dependentRequired");
  if (isObject(dependent)) schema.dependentRequired = mapValues(dependent, stringsOf);
  const pattern = get("pattern");
  if (typeof pattern === "string") schema.pattern = pattern;
  if (get("uniqueItems") === true) schema.uniqueItems = true;
}

function copyTexts(schema: SchemaObject, get: (keyword: string) => Json | undefined): void {
  for (const keyword of STRINGS) {
    const value = get(keyword);
    if (keyword !== "pattern" && typeof value === "string") schema[keyword] = value;
  }
  for (const keyword of FLAGS) {
    if (keyword !== "uniqueItems" && get(keyword) === true) schema[keyword] = true;
  }
  const standard = get("default");
  if (standard !== undefined) schema.default = standard;
  const examples = get("examples");
  if (Array.isArray(examples)) schema.examples = examples;
}

/** Before 2020-12, an array of `items` was what `prefixItems` is, and `additionalItems` what `items` is beside it. */
function convertItems(
  schema: SchemaObject,
  get: (keyword: string) => Json | undefined,
  dialect: Dialect,
  convert: Convert,
): void {
  const items = get("items");
  if (dialect === "2020-12" || !Array.isArray(items)) {
    if (isSchema(items)) schema.items = convert(items);
    return;
  }
  schema.prefixItems = items.map(convert);
  const additional = get("additionalItems");
  if (isSchema(additional)) schema.items = convert(additional);
}

function convertOld(
  schema: SchemaObject,
  get: (keyword: string) => Json | undefined,
  dialect: Dialect,
  convert: Convert,
): void {
  const dependencies = get("dependencies");
  if (isObject(dependencies)) {
    for (const [name, value] of Object.entries(dependencies)) {
      if (Array.isArray(value)) setOwn((schema.dependentRequired ??= {}), name, stringsOf(value));
      else setOwn((schema.dependentSchemas ??= {}), name, convert(value));
    }
  }
  if (dialect !== "draft4") return;
  if (get("exclusiveMinimum") === true && schema.minimum !== undefined) {
    schema.exclusiveMinimum = schema.minimum;
    delete schema.minimum;
  }
  if (get("exclusiveMaximum") === true && schema.maximum !== undefined) {
    schema.exclusiveMaximum = schema.maximum;
    delete schema.maximum;
  }
}

function stringsOf(value: Json): string[] {
  return Array.isArray(value) ? value.filter((name) => typeof name === "string") : [];
}

function isSchema(value: Json | undefined): value is Json {
  return typeof value === "boolean" || isObject(value);
}

/** The same keys, `__proto__` included, with other values. */
function mapValues<Value>(object: JsonObject, map: (value: Json) => Value): Record<string, Value> {
  const result: Record<string, Value> = {};
  for (const [key, value] of Object.entries(object)) setOwn(result, key, map(value));
  return result;
}
