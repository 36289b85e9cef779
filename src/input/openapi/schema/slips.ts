import { isDeepStrictEqual } from "node:util";
import { didYouMean } from "../../../model/did-you-mean.js";
import { setOwn } from "../../../model/object.js";
import type { Origin } from "../../../model/diagnostic.js";
import { quote } from "../../../model/quote.js";
import {
  isObject,
  type Json,
  type JsonObject,
  type JsonType,
  type Schema,
  type SchemaObject,
} from "../../../model/schema.js";
import { isObjectNode, member, originOf, textOf, type Node, valueAt } from "../document/node.js";
import { isKnown, slipsIn, type Kind } from "../document/known-fields.js";
import type { Notes } from "../document/notes.js";
import type { SchemaContext } from "./context.js";
import { isTypeWord, meantByWord } from "./meant-type.js";
import { typesOf } from "./values.js";

/** What makes a schema say something of its own. */
const SAYING =
  /^(?:\$\w+|properties|items|prefixItems|allOf|anyOf|oneOf|not|if|enum|const|additionalProperties|patternProperties)$/;

/** Keywords that are texts: a schema in the place of one is that of a field. */
const TEXTS = /^(?:id|title|description|format)$/;

/**
 * Fields that stand in an object schema without `properties` around them: `{ type: object, id: { type: integer } }`, and
 * `{ street: string }`. They are read as if it were there, and told. The same node where there are none.
 */
export function withProperties(context: SchemaContext, node: Node<JsonObject>): Node<JsonObject> {
  const { value } = node;
  if (value.type !== undefined && value.type !== "object") return node;
  const keys = Object.keys(value);
  if (context === context.literal || keys.some((key) => SAYING.test(key))) return node;
  const isField = (key: string): boolean => !isKnown(key, "schema") || isObject(value[key]) || key === "id";
  const own = keys.filter((key) => {
    if (isKnown(key, "schema")) return TEXTS.test(key) && (isObject(value[key]) || isTypeWord(value[key]));
    return key !== "schema" && !key.startsWith("x-");
  });
  const isStated = (key: string): boolean => looksLikeSchema(value[key]) || namesType(context, member(node, key));
  // A title or a description is one only beside others.
  if (!own.some((key) => isField(key) && isStated(key))) return node;
  // Values beside them show what they are, where nothing says that it is a schema: `{ success: true, data: { $ref } }`.
  const fields = own.filter((key) => isStated(key) || (value.type === undefined && typeof value[key] !== "object"));
  const [first] = fields;
  const message = `Expected ${quote(first!)} below properties, got it in their place; it is read as a property${fields.length > 1 ? ", as those after it are" : ""}.`;
  context.notes.warn({ code: "schema-properties", message }, originOf(member(node, first!)!));
  const properties = Object.fromEntries(
    fields.map((key) => [
      key,
      isObject(value[key]) ? value[key] : { type: isStated(key) ? value[key]! : typeIn(value[key]!) },
    ]),
  );
  return {
    ...node,
    value: { ...Object.fromEntries(Object.entries(value).filter(([key]) => !fields.includes(key))), properties },
  };
}

/** Of what is said of a list and read of its items. */
export function noteOfItems(notes: Pick<Notes, "warn">, node: Node, key: string): void {
  const message = `Expected ${key} in the items of a list, got it beside them; it is read as there.`;
  notes.warn({ code: "schema-of-items", message }, originOf(member(node, key)!));
}

/** What a schema has below `schema` and says nothing beside, as a parameter would: that is meant. */
export function below(context: SchemaContext, node: Node<JsonObject>): Node | undefined {
  const inner = member(node, "schema");
  const isAlone = Object.keys(node.value).every((key) => key === "schema" || key === "description");
  if (!isObject(inner?.value) || !isAlone || context === context.literal) return undefined;
  const message = "Expected a schema, got one below schema; it is read as that.";
  context.notes.warn({ code: "schema-keyword", message }, originOf(inner));
  return inner;
}

/** Keys that say of no object that it is an example. */
const NEVER = /^(?:x-.*|in|schema|examples?)$/;

/**
 * An example in the place of a schema, or of what holds one: `{ id: 1, name: "Ann" }`. It is read as the shape of that, and
 * told; undefined where any of its keys may be a field of the kind.
 */
export function exampleInstead({ warn }: Pick<Notes, "warn">, node: Node, kind: Kind): SchemaObject | undefined {
  const { value } = node;
  if (!isObject(value)) return undefined;
  const keys = Object.keys(value).filter((key) => key !== "id" || typeof value.id !== "string");
  const own = keys.filter((key) => key === "id" || !(isKnown(key, kind) || NEVER.test(key)));
  // Schemas have these besides fields of the author's own, which are texts.
  const isMeant = kind === "schema" && own.some((key) => !/^(?:string|object)$/.test(typeof value[key]));
  const isOne = keys.every((key) => own.includes(key) || (isMeant && /^(?:title|description)$/.test(key)));
  if (own.length === 0 || !isOne || slipsIn(node, kind, "3.2").length > 0) return undefined;
  const message = `Expected a ${kind}, got an object of ${Object.keys(value).join(", ")}; it is read as an example, whose types count.`;
  warn({ code: "example-instead", message }, originOf(node));
  return { ...shapeOf(value), examples: [value] };
}

/** The types that a value has, and no more. */
function shapeOf(value: Json): SchemaObject {
  if (value === null) return {};
  if (Array.isArray(value)) return { type: "array", ...(value.length > 0 && { items: shapeOf(value[0]!) }) };
  if (!isObject(value)) return { type: typeIn(value) };
  const properties: Record<string, Schema> = {};
  for (const key in value) setOwn(properties, key, shapeOf(value[key]!));
  return { type: "object", properties };
}

function typeIn(value: Json): JsonType {
  return typeof value === "bigint" ? "number" : (typeof value as "string" | "number" | "boolean");
}

function namesType(context: SchemaContext, field: Node | undefined): boolean {
  return typeof field?.value === "string" && meantByWord(context, field.value, field) !== undefined;
}

function looksLikeSchema(value: Json | undefined): boolean {
  return (
    isObject(value) && (typeof value.type === "string" || typeof value.$ref === "string" || isObject(value.properties))
  );
}

/** Names in `required` that are none of the properties, but one of them with a slip: `When` beside `when`, `naem`. */
export function settleRequired(context: SchemaContext, schema: SchemaObject, node: Node): void {
  const { required, additionalProperties } = schema;
  const isEmpty = additionalProperties === false && typesOf(schema)?.includes("object");
  const properties = schema.properties ?? (isEmpty ? {} : undefined);
  const isOpen = additionalProperties !== undefined && additionalProperties !== false;
  if (required === undefined || properties === undefined || isOpen || context === context.literal) return;
  if (COMPOSED.some((key) => valueAt(node, key) !== undefined)) return;
  const free = Object.keys(properties).filter((name) => !required.includes(name));
  schema.required = required.map((name, index) => {
    if (Object.hasOwn(properties, name)) return name;
    const meant = free.find((one) => squeezed(one) === squeezed(name)) ?? didYouMean(name, free, 4);
    const list = member(node, "required") ?? node;
    // What is part of another schema may require what that has.
    if (meant === undefined && /\/(?:allOf|anyOf|oneOf|then|else)(?:\/\d+)?$/.test(node.pointer)) return name;
    const at = originOf(member(list, index) ?? list);
    if (meant === undefined) return anyAskedFor(context.notes, schema, name, at);
    const message = `required names ${quote(name)}, which is not a property; it is read as ${quote(meant)}.`;
    free.splice(free.indexOf(meant), 1);
    context.notes.warn({ code: "schema-required", message }, at);
    return meant;
  });
}

/** A name that is required and no property: that of a closed object would be forbidden. */
export function anyAskedFor(notes: Notes, schema: SchemaObject, name: string, at: Origin): string {
  const message = `required names ${quote(name)}, which is not a property; any value is asked for.`;
  notes.info({ code: "schema-required", message }, at);
  if (schema.additionalProperties === false || schema.unevaluatedProperties === false)
    setOwn((schema.properties ??= {}), name, true);
  return name;
}

/** A keyword of the object that stands among its properties: of none of these is its value a schema. */
export function isMisplaced(name: string, value: Json, among: JsonObject): boolean {
  if (name === "required") return Array.isArray(value);
  if (name === "example" && isObject(value)) {
    const keys = Object.keys(value);
    return (
      keys.every((key) => key !== name && Object.hasOwn(among, key)) && keys.some((key) => !isKnown(key, "schema"))
    );
  }
  if (name === "additionalProperties") return typeof value === "boolean";
  return name === "type"
    ? value === "object"
    : name === "description" && typeof value === "string" && value.includes(" ");
}

/** What may bring properties of its own. */
const COMPOSED = ["$ref", "allOf", "anyOf", "oneOf", "patternProperties"];

function squeezed(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, "");
}

/** What keywords are about, and what of the same is about other types. */
const ABOUT: readonly (readonly [type: readonly JsonType[], keywords: readonly string[]])[] = [
  [
    ["integer", "number"],
    ["minimum", "maximum", "multipleOf"],
  ],
  // Not `pattern`: generators write that of its digits beside a number.
  [["string"], ["minLength", "maxLength"]],
  [["array"], ["minItems", "maxItems", "items"]],
  [["object"], ["minProperties", "maxProperties", "properties"]],
];

/** Formats of texts alone: others may be of numbers, as `time` and `duration` in seconds are. */
const OF_TEXTS = ["date-time", "date", "email", "uuid", "uri", "hostname", "ipv4", "ipv6", "byte", "binary"];

/** The type a format is of, where it is not the one beside it. A pattern says that digits are meant as a text. */
function typeOfFormat(format: string, isNumber: boolean, node: Node): string | undefined {
  if (isNumber) return OF_TEXTS.includes(format) ? "string" : undefined;
  if (valueAt(node, "type") !== "string" || valueAt(node, "pattern") !== undefined) return undefined;
  const [, integer, number] = /^(?:(int(?:32|eger)?)|(number|float|double))$/.exec(format) ?? [];
  return integer ? "integer" : number && "number";
}

/** Keywords that say nothing of the type they stand beside: JSON Schema passes them over, authors mean something. */
export function notePassedOver(context: SchemaContext, node: Node, schema: SchemaObject, moved?: string): void {
  const types = typesOf(schema);
  const [type = "null"] = types ?? [];
  if (types === undefined || type === "null" || context === context.literal) return;
  const isNumber = types.every((one) => one === "integer" || one === "number" || one === "boolean" || one === "null");
  const format = member(node, "format");
  const named = textOf(format?.value);
  const ofOther = format && named && typeOfFormat(named, isNumber, node);
  if (ofOther) {
    const message = `The format ${named} says nothing of a value of type ${type}; it is ignored.`;
    context.notes.warn({ code: "schema-passed-over", message, hint: `Is it of type ${ofOther}?` }, originOf(format));
    delete schema.format;
  }
  for (const [about, keywords] of ABOUT) {
    if (about.some((one) => types.includes(one))) continue;
    for (const [index, keyword] of keywords.entries()) {
      const part = valueAt(node, keyword) === undefined || keyword === moved ? undefined : member(node, keyword);
      if (part === undefined) continue;
      const meant = ABOUT.find(([one]) => one.includes(type))?.[1][index];
      const message = `${keyword} says nothing of a value of type ${types.join(" or ")}; it is ignored.`;
      const hint = index < 2 && meant !== undefined ? `Did you mean ${meant}?` : undefined;
      context.notes.warn({ code: "schema-passed-over", message, ...(hint && { hint }) }, originOf(part));
    }
  }
}

/** What is said of a list but can be true of its items only: an enum of other values than lists, the format of files, properties. */
export function ofItems(context: SchemaContext, node: Node<JsonObject>, schema: SchemaObject): string | undefined {
  const { enum: values, items = {} } = node.value;
  const stated = member(node, "items");
  if (schema.type !== "array" || context === context.literal || (stated && !isObjectNode(stated))) return undefined;
  const isListed =
    Array.isArray(values) && values.length > 0 && !values.some((one) => Array.isArray(one) || one === null);
  const isFile = node.value.format === "binary";
  const isObjects = stated === undefined && isObject(node.value.properties);
  const key = isListed ? "enum" : isFile ? "format" : isObjects ? "properties" : undefined;
  if (key === undefined || !isObject(items) || items.$ref !== undefined) return undefined;
  // Springfox says it twice.
  if (items[key] !== undefined) return isDeepStrictEqual(items[key], node.value[key]) ? key : undefined;
  noteOfItems(context.notes, node, key);
  const required: JsonObject = isObjects && node.value.required ? { required: node.value.required } : {};
  const own = { ...(key === "format" && { type: "string" }), ...required, ...items, [key]: node.value[key]! };
  schema.items = context.read({ ...node, pointer: stated?.pointer ?? node.pointer, value: own });
  for (const one of key === "enum" ? [] : ["format", "properties", "required"]) delete schema[one as "format"];
  return key;
}
