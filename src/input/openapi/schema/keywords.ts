import { setOwn } from "../../../model/object.js";
import { isObject, type Json, type JsonObject, type Schema, type SchemaObject } from "../../../model/schema.js";
import { ANNOTATIONS } from "./annotations.js";
import { settleChoice } from "./choice.js";
import { flagOf } from "../document/flag.js";
import { isFalse, isTrue, items, member, members, originOf, spellingOf, type Node } from "../document/node.js";
import type { SchemaContext } from "./context.js";
import { meantByWord } from "./meant-type.js";
import { isBareObject } from "./overlaid.js";
import { isMisplaced } from "./slips.js";
import { readType, withoutSpellings } from "./type.js";
import {
  OF_PROPERTY,
  count,
  exclusive,
  format,
  isTexts,
  multipleOf,
  note,
  number,
  pattern,
  saysTrue,
  set,
  text,
  wrong,
  type Reader,
} from "./scalar-keywords.js";

const flag: Reader = (context, schema, part, keyword) => {
  if (flagOf(context, part, keyword)) set(schema, keyword, true);
};
const direction: Reader = (context, schema, part, keyword) => {
  flag(context, schema, part, keyword);
  if (schema[keyword as "readOnly" | "writeOnly"] === true) context.owner.marked = true;
};
const one: Reader = (context, schema, part, keyword) => set(schema, keyword, context.read(part));

const condition: Reader = (context, schema, part, keyword) => set(schema, keyword, context.literal.read(part));

const several: Reader = (context, schema, part, keyword) => {
  if (schema.type === "string" && context !== context.literal && isTexts(part.value)) {
    wrong(context, items(part)[0]!, keyword, "a list of schemas", "they are read as the values of enum");
    return set(schema, "enum", [...new Set(part.value)]);
  }
  const listed = withoutSpellings(context, items(part)).map((item) =>
    item.value === null ? nullType(context, item) : context.read(item),
  );
  const alone = isObject(part.value) && context !== context.literal ? inMap(context, part) : [];
  if (alone.length > 0) wrong(context, part, keyword, "a list of schemas", "it is read as one");
  const schemas = [...listed, ...alone];
  if (schemas.length > 0) set(schema, keyword, schemas);
  else wrong(context, part, keyword, "a list of schemas");
};

/** `anyOf: [..., null]` */
function nullType({ notes }: SchemaContext, item: Node): Schema {
  notes.warn(
    { code: "schema-no-object", message: "Expected a schema, got null; it is read as the type null." },
    originOf(item),
  );
  return { type: "null" };
}

/** A schema without the list around it, or several by names. */
function inMap(context: SchemaContext, part: Node): Schema[] {
  const isOne = ["$ref", "type", "properties", "items", "enum"].some((key) => Object.hasOwn(part.value as object, key));
  return isOne
    ? [context.read(part)]
    : members(part)
        .filter(([, { value }]) => isObject(value))
        .map(([, each]) => context.read(each));
}

const named: Reader = (context, schema, part, keyword) => {
  const map = typeof memberValue(part, "$ref") === "string" ? (context.follow(part) ?? part) : part;
  const isList = Array.isArray(map.value) && map.value.length > 0 && map.value.every(isObject);
  const fate = items(map).every(isNamed) ? "their names are read as its keys" : "its items are read as one";
  if (isList) wrong(context, part, keyword, "a map of schemas", fate);
  else if (!isObject(map.value)) return wrong(context, part, keyword, "a map of schemas");
  const all = isList ? items(map).flatMap((item) => (isNamed(item) ? [ofName(item)] : members(item))) : members(map);
  const schemas: Record<string, Schema> = {};
  const required: string[] = [];
  const isOfObject = keyword === "properties" && context !== context.literal;
  if (isOfObject && memberValue(map, "type") === "object" && isObject(memberValue(map, "properties"))) {
    wrong(context, part, keyword, "a map of schemas", "it is read as the schema around it");
    for (const [name, child] of members(map)) READERS[name]?.(context, schema, child, name);
    return;
  }
  for (const [name, child] of all) {
    if (isOfObject && isObject(map.value) && isMisplaced(name, child.value, map.value)) {
      wrongPlace(context, child, name);
      if (name === "example") schema.examples = [child.value];
      READERS[name]?.(context, schema, child, name);
      continue;
    }
    setOwn(schemas, name, context.read(child));
    if (isOfObject && saysTrue(member(child, "required")) !== undefined) required.push(name);
  }
  set(schema, keyword, schemas);
  if (required.length > 0) schema.required = [...new Set([...(schema.required ?? []), ...required])];
};

function wrongPlace({ notes }: SchemaContext, part: Node, keyword: string): void {
  const message = `Expected ${keyword} beside properties, got it among them; it is read as there.`;
  notes.warn({ code: "schema-keyword", message }, originOf(part));
}

/** As parameters are: `properties: [{ name: id, type: integer }]`. */
function isNamed(item: Node): boolean {
  return typeof memberValue(item, "name") === "string";
}

function ofName(item: Node): [string, Node] {
  const { name, ...value } = item.value as JsonObject;
  return [name as string, { ...item, value }];
}

const texts: Reader = (context, schema, part, keyword) => {
  if (typeof part.value === "string" && part.value.trim() && !isTrue(part.value) && !isFalse(part.value)) {
    wrong(context, part, keyword, "a list of names", "it is read as the names it has");
    return set(schema, keyword, [...new Set(part.value.trim().split(/[\s,]+/))]);
  }
  const said = keyword === "required" && OF_PROPERTY.test(part.pointer) ? saysTrue(part) : undefined;
  if (said !== undefined)
    return wrong(context, said, keyword, "a list of names", "it is read as a name in that of the object around it");
  // That it is not required goes without saying.
  if (keyword === "required" && isFalse(part.value)) return;
  if (!Array.isArray(part.value)) return wrong(context, part, keyword, "a list of names");
  // A number is the name that it spells, as the keys of properties are.
  const isName = ({ value }: Node) => typeof value === "string" || typeof value === "number";
  const namesIn = (item: Node): string[] =>
    isName(item) ? [spellingOf(item)] : members(item).flatMap(([name, { value }]) => (isTrue(value) ? [name] : []));
  const other = items(part).find(({ value }) => isObject(value));
  if (other !== undefined)
    wrong(context, other, keyword, "a name", namesIn(other).length > 0 ? "its keys are read as names" : undefined);
  const names = [...new Set(items(part).flatMap(namesIn))];
  if (names.length > 0)
    set(schema, keyword, keyword === "required" ? [...new Set([...(schema.required ?? []), ...names])] : names);
};

/** A schema or a boolean; `additionalProperties: "false"` and the like say nothing. */
const schemaOrFlag: Reader = (context, schema, part, keyword) => {
  if (typeof part.value === "boolean" || isObject(part.value)) set(schema, keyword, context.read(part));
  else if (typeof part.value === "string" && meantByWord(context, part.value, part))
    set(schema, keyword, context.read(part));
  else wrong(context, part, keyword, "a schema or a boolean");
};

/** The values of a map; `type: object` and nothing more is what generators write for any value. */
const valuesOfMap: Reader = (context, schema, part, keyword) => {
  const isAny = isBareObject(part) && memberValue(part, "additionalProperties") === undefined;
  if (context === context.literal || !isAny) return schemaOrFlag(context, schema, part, keyword);
  const message =
    "A map whose values are only said to be objects is what generators write for any values (Java's Object); any are accepted.";
  const hint = "Where only objects are meant: additionalProperties: { type: object, additionalProperties: true }.";
  context.notes.info({ code: "map-of-objects", message, hint }, originOf(part));
  set(schema, keyword, readKeywords(context.literal, part as Node<JsonObject>, ANNOTATIONS));
};

/** A list is a tuple, as drafts before 2020-12 wrote it; then `additionalItems` is what `items` is now. */
const readItems: Reader = (context, schema, part) => {
  if (!Array.isArray(part.value)) return schemaOrFlag(context, schema, part, "items");
  if (part.value.length > 0) schema.prefixItems = items(part).map((item) => context.read(item));
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

function memberValue(node: Node, key: string): Json | undefined {
  return member(node, key)?.value;
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
  format,
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
  additionalProperties: valuesOfMap,
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
  if (isOneForAll(context, schema, value)) {
    wrong(context, member(node, "items")!, "items", "a schema", "it is read as that of every item");
    schema.items = schema.prefixItems![0]!;
    delete schema.prefixItems;
  }
  readExamples(schema, value);
  if (only === undefined) settleChoice(context, node, schema);
  return schema;
}

/** `items: [{ type: string }]`: a tuple of one to the letter, which hardly anybody means. */
function isOneForAll(context: SchemaContext, schema: SchemaObject, value: JsonObject): boolean {
  const isAlone = Array.isArray(value.items) && value.items.length === 1 && schema.prefixItems?.length === 1;
  const isBound = ["prefixItems", "additionalItems", "maxItems"].some((key) => value[key] !== undefined);
  return isAlone && !isBound && context !== context.literal;
}

function readExamples(schema: SchemaObject, value: JsonObject): void {
  const listed = Array.isArray(value.examples) ? value.examples : [];
  const example = value.example ?? value["x-example"] ?? undefined;
  if (example !== undefined || listed.length > 0)
    schema.examples = example === undefined ? listed : [example, ...listed];
}
