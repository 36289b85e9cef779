import type { Schema, SchemaObject } from "./schema.js";

/** Keywords with one subschema, a list of them, a record of them: first those that apply to the same value. */
const IN_PLACE = {
  one: ["not", "if", "then", "else"],
  list: ["allOf", "anyOf", "oneOf"],
  record: ["dependentSchemas"],
} as const;
const BELOW = {
  one: ["items", "contains", "unevaluatedItems", "additionalProperties", "propertyNames", "unevaluatedProperties"],
  list: ["prefixItems"],
  record: ["properties", "patternProperties"],
} as const;

/** Calls `visit` for each direct subschema of a schema, in a fixed order of keywords. */
export function forEachSubschema(schema: SchemaObject, visit: (schema: Schema) => void): void {
  forEachOf(schema, BELOW, visit);
  forEachInPlace(schema, visit);
}

/** Calls `visit` for each direct subschema that applies to the same value as the schema itself. */
export function forEachInPlace(schema: SchemaObject, visit: (schema: Schema) => void): void {
  forEachOf(schema, IN_PLACE, visit);
}

function forEachOf(
  schema: SchemaObject,
  keywords: typeof IN_PLACE | typeof BELOW,
  visit: (schema: Schema) => void,
): void {
  for (const keyword of keywords.one) {
    const child = schema[keyword];
    if (child !== undefined) visit(child);
  }
  for (const keyword of keywords.list) for (const child of schema[keyword] ?? []) visit(child);
  for (const keyword of keywords.record) for (const child of Object.values(schema[keyword] ?? {})) visit(child);
}

/** The model ids a schema refers to, anywhere in it, each once. */
export function references(schema: Schema): Set<string> {
  return collectReferences(schema, forEachSubschema);
}

/** The model ids a schema refers to for the value it applies to itself. */
export function inPlaceReferences(schema: Schema): Set<string> {
  return collectReferences(schema, forEachInPlace);
}

function collectReferences(schema: Schema, forEach: typeof forEachSubschema): Set<string> {
  const found = new Set<string>();
  const pending: Schema[] = [schema];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next === "boolean") continue;
    if (next.$ref !== undefined) found.add(next.$ref);
    forEach(next, (child) => pending.push(child));
  }
  return found;
}
