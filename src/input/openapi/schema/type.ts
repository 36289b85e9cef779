import { quote } from "../../../model/quote.js";
import type { Json, JsonType, SchemaObject } from "../../../model/schema.js";
import { kindOf, originOf, type Node } from "../document/node.js";
import type { SchemaContext } from "./context.js";

const JSON_TYPES: ReadonlySet<string> = new Set(["null", "boolean", "integer", "number", "string", "array", "object"]);

/** Names that are not types but are written as such, and what their authors mean. */
const MEANT: Readonly<Record<string, { type?: JsonType; format?: string }>> = {
  any: {},
  file: { type: "string", format: "binary" },
  binary: { type: "string", format: "binary" },
  int: { type: "integer" },
  int32: { type: "integer", format: "int32" },
  int64: { type: "integer", format: "int64" },
  long: { type: "integer", format: "int64" },
  float: { type: "number", format: "float" },
  double: { type: "number", format: "double" },
  decimal: { type: "number" },
  bool: { type: "boolean" },
  str: { type: "string" },
  text: { type: "string" },
  date: { type: "string", format: "date" },
  datetime: { type: "string", format: "date-time" },
  "date-time": { type: "string", format: "date-time" },
  timestamp: { type: "string", format: "date-time" },
  uuid: { type: "string", format: "uuid" },
  email: { type: "string", format: "email" },
  uri: { type: "string", format: "uri" },
  url: { type: "string", format: "uri" },
  list: { type: "array" },
  map: { type: "object" },
};

/** `type`, in any version's way: one name, a list, 2.0's `file`; unknown names with a warning. */
export function readType(context: SchemaContext, schema: SchemaObject, node: Node): void {
  const names = Array.isArray(node.value) ? node.value : [node.value];
  const types = new Set<JsonType>();
  let anything = false;
  for (const name of names) {
    const { type, format } = typeNamed(context, name, node);
    if (type === undefined) anything = true;
    else types.add(type);
    if (format !== undefined) schema.format ??= format;
  }
  if (types.size === 0 || anything) return;
  schema.type = types.size === 1 ? [...types][0]! : [...types];
}

function typeNamed(context: SchemaContext, name: Json, node: Node): { type?: JsonType; format?: string } {
  if (typeof name === "string" && JSON_TYPES.has(name)) return { type: name as JsonType };
  if (name === "file") return MEANT.file!;
  const lower = typeof name === "string" ? name.trim().toLowerCase() : "";
  const meant = JSON_TYPES.has(lower)
    ? { type: lower as JsonType }
    : Object.hasOwn(MEANT, lower)
      ? MEANT[lower]
      : undefined;
  const came = typeof name === "string" ? quote(name) : kindOf(name);
  const fate = meant === undefined ? "anything is accepted" : `it is read as ${meant.type ?? "anything"}`;
  const message = `Expected a type of JSON Schema, got ${came}; ${fate}.`;
  context.notes.warn({ code: "schema-type", message }, originOf(node));
  return meant ?? {};
}

/**
 * `properties` without `type` says nothing about values that are not objects, yet some 19,000 schemas in real documents
 * are written so and all of them mean objects; the same holds for `items` and lists.
 */
export function impliedType(schema: SchemaObject): JsonType | undefined {
  if (schema.type !== undefined || schema.enum !== undefined || schema.const !== undefined) return undefined;
  if (schema.properties !== undefined || schema.additionalProperties !== undefined) return "object";
  if (schema.patternProperties !== undefined) return "object";
  if (schema.items !== undefined || schema.prefixItems !== undefined) return "array";
  return undefined;
}
