import { setOwn } from "../../../model/object.js";
import { isObject, type Json, type JsonObject, type Schema, type SchemaObject } from "../../../model/schema.js";
import { settleChoice } from "./choice.js";
import { flagOf } from "../document/flag.js";
import { items, kindOf, member, members, originOf, spellingOf, textOf, type Node } from "../document/node.js";
import type { SchemaContext } from "./context.js";
import { readType } from "./type.js";
import { countOf, numberOf } from "./values.js";

type Reader = (context: SchemaContext, schema: SchemaObject, part: Node, keyword: string) => void;

const set = (schema: SchemaObject, keyword: string, value: unknown): void => {
  if (value !== undefined) (schema as Record<string, unknown>)[keyword] = value;
};

const text: Reader = (context, schema, part, keyword) => {
  if (typeof part.value === "string") set(schema, keyword, part.value);
  else wrong(context, part, keyword, "a text");
};
const note: Reader = (_context, schema, part, keyword) => set(schema, keyword, textOf(part.value));
const flag: Reader = (context, schema, part, keyword) => {
  if (flagOf(context, part, keyword)) set(schema, keyword, true);
};
const direction: Reader = (context, schema, part, keyword) => {
  flag(context, schema, part, keyword);
  if (schema[keyword as "readOnly" | "writeOnly"] === true) context.owner.marked = true;
};
const number: Reader = (context, schema, part, keyword) => set(schema, keyword, numberOf(context, part));
const count: Reader = (context, schema, part, keyword) => set(schema, keyword, countOf(context, part));
const one: Reader = (context, schema, part, keyword) => set(schema, keyword, context.read(part));

const condition: Reader = (context, schema, part, keyword) => set(schema, keyword, context.literal.read(part));

const several: Reader = (context, schema, part, keyword) => {
  const schemas = items(part).map((item) => context.read(item));
  if (schemas.length > 0) set(schema, keyword, schemas);
  else wrong(context, part, keyword, "a list of schemas");
};

const named: Reader = (context, schema, part, keyword) => {
  const map = typeof memberValue(part, "$ref") === "string" ? (context.follow(part) ?? part) : part;
  if (!isObject(map.value)) return wrong(context, part, keyword, "a map of schemas");
  const schemas: Record<string, Schema> = {};
  for (const [name, child] of members(map)) setOwn(schemas, name, context.read(child));
  set(schema, keyword, schemas);
};

const texts: Reader = (context, schema, part, keyword) => {
  if (!Array.isArray(part.value)) return wrong(context, part, keyword, "a list of names");
  // A number is the name that it spells, as the keys of properties are.
  const isName = ({ value }: Node) => typeof value === "string" || typeof value === "number";
  const names = [...new Set(items(part).filter(isName).map(spellingOf))];
  if (names.length > 0) set(schema, keyword, names);
};

/** A schema or a boolean; `additionalProperties: "false"` and the like say nothing. */
const schemaOrFlag: Reader = (context, schema, part, keyword) => {
  if (typeof part.value === "boolean" || isObject(part.value)) set(schema, keyword, context.read(part));
  else wrong(context, part, keyword, "a schema or a boolean");
};

/** A list is a tuple, as drafts before 2020-12 wrote it; then `additionalItems` is what `items` is now. */
const readItems: Reader = (context, schema, part) => {
  if (!Array.isArray(part.value)) return schemaOrFlag(context, schema, part, "items");
  if (part.value.length > 0) schema.prefixItems = items(part).map((item) => context.read(item));
};

/** Drafts before 6 had a boolean beside `minimum`, OpenAPI until 3.0. */
function exclusive(keyword: "exclusiveMinimum" | "exclusiveMaximum", bound: "minimum" | "maximum"): Reader {
  return (context, schema, part) => {
    if (typeof part.value !== "boolean") return set(schema, keyword, numberOf(context, part));
    const limit = schema[bound];
    if (!part.value || limit === undefined) return;
    schema[keyword] = limit;
    delete schema[bound];
  };
}

const pattern: Reader = (context, schema, part) => {
  if (typeof part.value !== "string") return wrong(context, part, "pattern", "a text");
  schema.pattern = part.value;
};

/** `dependencies` of drafts before 2019-09: names or schemas. */
const dependencies: Reader = (context, schema, part) => {
  for (const [name, child] of members(part)) {
    if (Array.isArray(child.value)) {
      schema.dependentRequired ??= {};
      setOwn(
        schema.dependentRequired,
        name,
        child.value.filter((item) => typeof item === "string"),
      );
    } else {
      schema.dependentSchemas ??= {};
      setOwn(schema.dependentSchemas, name, context.read(child));
    }
  }
};

const dependentRequired: Reader = (_context, schema, part) => {
  const lists: Record<string, string[]> = {};
  for (const [name, child] of members(part)) {
    setOwn(
      lists,
      name,
      items(child).flatMap(({ value }) => (typeof value === "string" ? [value] : [])),
    );
  }
  schema.dependentRequired = { ...schema.dependentRequired, ...lists };
};

const multipleOf: Reader = (context, schema, part) => {
  const divisor = numberOf(context, part);
  if (divisor !== undefined && divisor > 0) schema.multipleOf = divisor;
  else if (divisor !== undefined) wrong(context, part, "multipleOf", "a number above 0");
};

function memberValue(node: Node, key: string): Json | undefined {
  return member(node, key)?.value;
}

function wrong(context: SchemaContext, part: Node, keyword: string, expected: string): void {
  const message = `Expected ${expected} for ${keyword}, got ${kindOf(part.value)}; it is ignored.`;
  context.notes.warn({ code: "schema-keyword", message }, originOf(part));
}

/**
 * The keywords of 2020-12 and of what came before it, all in every version: an author who writes `const` in a 3.0
 * document means it. Order matters to none but the exclusive bounds, which `readKeywords` reads last.
 */
const READERS: Readonly<Record<string, Reader>> = {
  const: (_context, schema, part) => set(schema, "const", part.value),
  multipleOf,
  maximum: number,
  minimum: number,
  maxLength: count,
  minLength: count,
  pattern,
  format: text,
  contentEncoding: text,
  contentMediaType: text,
  items: readItems,
  prefixItems: several,
  contains: one,
  minContains: count,
  maxContains: count,
  maxItems: count,
  minItems: count,
  uniqueItems: flag,
  unevaluatedItems: schemaOrFlag,
  properties: named,
  patternProperties: named,
  additionalProperties: schemaOrFlag,
  propertyNames: one,
  required: texts,
  maxProperties: count,
  minProperties: count,
  dependentRequired,
  dependentSchemas: named,
  dependencies,
  unevaluatedProperties: schemaOrFlag,
  allOf: several,
  anyOf: several,
  oneOf: several,
  not: condition,
  if: condition,
  then: one,
  else: one,
  title: note,
  description: note,
  deprecated: flag,
  readOnly: direction,
  writeOnly: direction,
};

const EXCLUSIVE: readonly [string, Reader][] = [
  ["exclusiveMinimum", exclusive("exclusiveMinimum", "minimum")],
  ["exclusiveMaximum", exclusive("exclusiveMaximum", "maximum")],
];

/**
 * The keywords of a schema, but for `enum`, `default`, `nullable` and `$ref`, which need the others first.
 *
 * @param only which keywords count
 */
export function readKeywords(context: SchemaContext, node: Node<JsonObject>, only?: ReadonlySet<string>): SchemaObject {
  const schema: SchemaObject = {};
  const { value } = node;
  if (value.type !== undefined && !only) readType(context, schema, node);
  for (const keyword in value) {
    if (!Object.hasOwn(READERS, keyword) || (only && !only.has(keyword))) continue;
    READERS[keyword]!(context, schema, member(node, keyword)!, keyword);
  }
  for (const [keyword, reader] of EXCLUSIVE) {
    const part = only ? undefined : member(node, keyword);
    if (part !== undefined) reader(context, schema, part, keyword);
  }
  if (schema.prefixItems !== undefined && Array.isArray(value.items) && value.additionalItems !== undefined) {
    schemaOrFlag(context, schema, member(node, "additionalItems")!, "items");
  }
  readExamples(schema, value);
  if (only === undefined) settleChoice(context, node, schema);
  return schema;
}

function readExamples(schema: SchemaObject, value: JsonObject): void {
  const listed = Array.isArray(value.examples) ? value.examples : [];
  const example = value.example ?? value["x-example"];
  if (example !== undefined || listed.length > 0)
    schema.examples = example === undefined ? listed : [example, ...listed];
}
