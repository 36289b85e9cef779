import type { Diagnostic } from "../../model/diagnostic.js";
import { suggestion } from "../../model/did-you-mean.js";
import { setOwn } from "../../model/object.js";
import { pointerTo } from "../../model/pointer.js";
import { quote } from "../../model/quote.js";
import {
  isObject,
  type Json,
  type JsonObject,
  type JsonType,
  type Model,
  type Schema,
  type SchemaObject,
} from "../../model/schema.js";
import { fits, isAside, isLongForm } from "./check.js";
import { JSON_TYPES, KEYWORDS, PROPERTY_ASIDES } from "./keywords.js";
import { longForm } from "./payload-shapes.js";
import type { Shape } from "./shape.js";
import { tellBounds, tellRequired, tellSlips } from "./slips-told.js";
import { texts } from "./values.js";
import { parseShortType, SHORT_TYPE_PATTERN } from "./short-type.js";

/** What reading a part of the file needs and adds to. */
export interface ReadContext {
  file: string;
  /** Ids of models by name. */
  models: ReadonlyMap<string, string>;
  /** Those that are read, by id: all of them before any route is. */
  read: Map<string, Model>;
  /** Ids of models that were named somewhere. */
  used: Set<string>;
  diagnostics: Diagnostic[];
}

export interface ReadType {
  schema: Schema;
  optional: boolean;
}

const SHORT_TYPE = new RegExp(SHORT_TYPE_PATTERN, "u");

/** The long form of `schema` in the definition: JSON Schema against a list of properties. */
const SCHEMA_FORMS = longForm("schema");

const PARAMETER_FORMS = longForm("parameter");

/**
 * A type as the file writes it: short, a list of properties, or JSON Schema. Parts that the check has already refused
 * are read as "anything".
 */
export function readType(context: ReadContext, value: Json | undefined, pointer: string): ReadType {
  if (typeof value === "string") return readShortType(context, value, pointer);
  if (!isObject(value)) return { schema: typeof value === "boolean" ? value : true, optional: false };
  if (!isLongForm(value, SCHEMA_FORMS)) {
    const schema = readProperties(context, value, pointer);
    tellSlips(context, value, pointer);
    tellRequired(context, schema, pointer);
    return { schema, optional: false };
  }
  const { type, nullable, ...rest } = value;
  const isNamed = typeof type === "string" && !JSON_TYPES.some((one) => one === type);
  const base = isNamed ? readShortType(context, type, pointerTo(pointer, "type")) : { schema: true, optional: false };
  const stated = readKeywords(context, isNamed || type === undefined ? rest : { type, ...rest }, pointer);
  const schema = typeof base.schema === "boolean" ? stated : { ...base.schema, ...stated };
  tellRequired(context, schema, pointer);
  tellBounds(context, schema, pointer);
  return { schema: nullable === true ? orNull(schema) : schema, optional: base.optional };
}

/** A schema that takes null besides. */
function orNull(schema: SchemaObject): SchemaObject {
  const { type, enum: values } = schema;
  const isOther = Object.keys(schema).some((key) => ["$ref", "const", "allOf", "anyOf", "oneOf"].includes(key));
  if (isOther || type === undefined) return { anyOf: [schema, { type: "null" }] };
  const types = Array.isArray(type) ? type : [type];
  return {
    ...schema,
    type: [...new Set<JsonType>([...types, "null"])],
    ...(values && { enum: [...new Set<Json>([...values, null])] }),
  };
}

/** A type where optional means nothing: list items, alternatives, responses. */
export function readRequiredType(context: ReadContext, value: Json | undefined, pointer: string): Schema {
  const { schema, optional } = readType(context, value, pointer);
  if (optional) {
    context.diagnostics.push({
      code: "optional-without-meaning",
      severity: "error",
      message: "Expected a type without a final ?, since nothing can be left out here.",
      hint: "write a type that may be null as type|null",
      origin: { file: context.file, pointer },
    });
  }
  return schema;
}

function readShortType(context: ReadContext, text: string, pointer: string): ReadType {
  if (!SHORT_TYPE.test(text)) return { schema: true, optional: false };
  const found = parseShortType(text, context.models);
  if ("schema" in found) {
    noteModels(context, found.schema);
    return found;
  }
  const { message, hint } = found;
  const origin = { file: context.file, pointer };
  context.diagnostics.push({ code: "unknown-type", severity: "error", message, ...(hint && { hint }), origin });
  return { schema: true, optional: false };
}

function noteModels(context: ReadContext, schema: Schema): void {
  if (typeof schema === "boolean") return;
  if (schema.$ref !== undefined) context.used.add(schema.$ref);
  if (schema.items !== undefined) noteModels(context, schema.items);
  for (const member of schema.anyOf ?? []) noteModels(context, member);
}

/** A named value of a map: `?` after the name, `?` after the type and a default all make it optional. */
export interface NamedType extends ReadType {
  name: string;
  pointer: string;
}

/**
 * The parameters of `{ page: integer?, "limit?": { type: integer }, sort: { type: string, default: name } }`, also as
 * OpenAPI has them: `{ page: { schema: integer, required: false } }`.
 */
export function readNamedTypes(context: ReadContext, value: Json | undefined, pointer: string): NamedType[] {
  return readEntries(value, pointer, (part, at) => readParameterType(context, part, at));
}

function readParameterType(context: ReadContext, value: Json, pointer: string): ReadType {
  if (!isObject(value) || !isLongForm(value, PARAMETER_FORMS)) return readType(context, value, pointer);
  const { schema, optional } = readType(context, value.schema, pointerTo(pointer, "schema"));
  const notes = {
    ...texts(value, "description"),
    ...(value.deprecated === true && { deprecated: true }),
    ...(value.example !== undefined && { examples: [value.example] }),
  };
  return { schema: noted(schema, notes), optional: optional || value.required === false };
}

/** A schema with what is said beside it. */
function noted(schema: Schema, notes: SchemaObject): Schema {
  if (Object.keys(notes).length === 0 || typeof schema === "boolean") return schema;
  return { ...schema, ...notes };
}

function readEntries(
  value: Json | undefined,
  pointer: string,
  read: (part: Json, pointer: string) => ReadType,
): NamedType[] {
  if (!isObject(value)) return [];
  return Object.entries(value).map(([key, part]) => {
    const at = pointerTo(pointer, key);
    const { schema, optional } = read(part, at);
    const marked = /.\?$/.test(key);
    const hasDefault = typeof schema === "object" && schema.default !== undefined;
    return { name: key.replace(/(?<=.)[?!]$/, ""), schema, optional: optional || marked || hasDefault, pointer: at };
  });
}

/** A list of properties, and what JSON Schema says of them all: `{ id: uuid, name: string, required: [id] }`. */
function readProperties(context: ReadContext, value: JsonObject, pointer: string): SchemaObject {
  const isSaidOfAll = ([key, part]: [string, Json]) => isAside(key, part, PROPERTY_ASIDES);
  const [asides, entries] = [
    Object.entries(value).filter(isSaidOfAll),
    Object.entries(value).filter((e) => !isSaidOfAll(e)),
  ];
  const properties: Record<string, Schema> = {};
  const required: string[] = [];
  for (const { name, schema, optional } of readEntries(Object.fromEntries(entries), pointer, (part, at) =>
    readType(context, part, at),
  )) {
    setOwn(properties, name, schema);
    if (!optional) required.push(name);
  }
  const stated = readKeywords(context, Object.fromEntries(asides), pointer);
  return { type: "object", properties, ...(required.length > 0 && { required }), ...stated };
}

/** JSON Schema, with short types allowed wherever a schema is. */
function readKeywords(context: ReadContext, value: JsonObject, pointer: string): SchemaObject {
  const schema: Record<string, unknown> = {};
  for (const [keyword, part] of Object.entries(value)) {
    const at = pointerTo(pointer, keyword);
    const key = KEYWORDS[keyword];
    if (keyword === "properties" && isObject(part))
      Object.assign(schema, readSchemaProperties(context, value, part, at));
    else if (keyword === "$ref") schema.$ref = readReference(context, part, at);
    else if (keyword === "example") schema.examples = [part, ...(Array.isArray(value.examples) ? value.examples : [])];
    else if (keyword === "examples" && value.example !== undefined) continue;
    else if (key && isOf(part, key.shape)) schema[keyword] = readKeyword(context, part, key.shape, at);
  }
  return schema as SchemaObject;
}

/** Whether a keyword may be read: of what has another shape that is told already. */
function isOf(value: Json, shape: Shape): boolean {
  return fits(value, shape) && (shape.kind !== "list" || (value as Json[]).every((item) => fits(item, shape.items)));
}

/** @param value of the shape */
function readKeyword(context: ReadContext, value: Json, shape: Shape, pointer: string): unknown {
  if (shape.kind === "use") return readRequiredType(context, value, pointer);
  if (shape.kind === "list" && shape.items.kind === "use") {
    return (value as Json[]).map((item, index) => readRequiredType(context, item, pointerTo(pointer, index)));
  }
  if (shape.kind === "map" && shape.values.kind === "use") {
    const schemas: Record<string, Schema> = {};
    for (const [key, part] of Object.entries(value as JsonObject)) {
      setOwn(schemas, key, readRequiredType(context, part, pointerTo(pointer, key)));
    }
    return schemas;
  }
  return value;
}

/**
 * `properties` of JSON Schema: as the standard has it, only `required` says what is required; a `?` is allowed where it
 * agrees with that.
 */
function readSchemaProperties(
  context: ReadContext,
  whole: JsonObject,
  value: JsonObject,
  pointer: string,
): SchemaObject {
  const properties: Record<string, Schema> = {};
  const required = Array.isArray(whole.required) ? (whole.required as string[]) : [];
  for (const [name, part] of Object.entries(value)) {
    const at = pointerTo(pointer, name);
    const { schema, optional } = readType(context, part, at);
    setOwn(properties, name, schema);
    if (!optional || !required.includes(name)) continue;
    context.diagnostics.push({
      code: "optional-and-required",
      severity: "error",
      message: `The property ${quote(name)} is optional (?) and listed in required.`,
      hint: "remove one of the two",
      origin: { file: context.file, pointer: at },
    });
  }
  return { properties };
}

/** `User`, `#/models/User`, or `#/components/schemas/User` for those who are used to it. */
function readReference(context: ReadContext, value: Json, pointer: string): string | undefined {
  if (typeof value !== "string") return undefined;
  const name = value.replace(/^#\/(models|components\/schemas|\$defs|definitions)\//, "");
  const id = context.models.get(name);
  if (id !== undefined) {
    context.used.add(id);
    return id;
  }
  const hint = suggestion(name, context.models.keys());
  context.diagnostics.push({
    code: "unknown-model",
    severity: "error",
    message: `Expected $ref to name a model of this file, got ${quote(value)}.`,
    ...(hint && { hint }),
    origin: { file: context.file, pointer },
  });
  return undefined;
}
