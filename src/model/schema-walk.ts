import type { Schema, SchemaObject } from "./schema.js";

/** Keywords with one subschema, a list of them, a record of them. */
const ONE = [
  "items",
  "contains",
  "unevaluatedItems",
  "additionalProperties",
  "propertyNames",
  "unevaluatedProperties",
  "not",
  "if",
  "then",
  "else",
] as const;
const LIST = ["prefixItems", "allOf", "anyOf", "oneOf"] as const;
const RECORD = ["properties", "patternProperties", "dependentSchemas"] as const;

/** Calls `visit` for each direct subschema of a schema, in a fixed order of keywords. */
export function forEachSubschema(schema: SchemaObject, visit: (schema: Schema) => void): void {
  for (const keyword of ONE) {
    const child = schema[keyword];
    if (child !== undefined) visit(child);
  }
  for (const keyword of LIST) schema[keyword]?.forEach(visit);
  for (const keyword of RECORD) {
    const children = schema[keyword];
    if (children !== undefined) Object.values(children).forEach(visit);
  }
}

/** The model ids a schema refers to, anywhere in it, each once. */
export function references(schema: Schema): Set<string> {
  const found = new Set<string>();
  const pending: Schema[] = [schema];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next === "boolean") continue;
    if (next.$ref !== undefined) found.add(next.$ref);
    forEachSubschema(next, (child) => pending.push(child));
  }
  return found;
}
