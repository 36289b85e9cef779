import type { Schema, SchemaObject } from "./schema.js";

/** What the value of a keyword holds: a subschema, a list or a record of them; first those for the same value. */
const IN_PLACE = new Map<string, "one" | "list" | "record">([
  ["not", "one"],
  ["if", "one"],
  ["then", "one"],
  ["else", "one"],
  ["allOf", "list"],
  ["anyOf", "list"],
  ["oneOf", "list"],
  ["dependentSchemas", "record"],
]);
const ALL = new Map<string, "one" | "list" | "record">([
  ...IN_PLACE,
  ["items", "one"],
  ["contains", "one"],
  ["unevaluatedItems", "one"],
  ["additionalProperties", "one"],
  ["propertyNames", "one"],
  ["unevaluatedProperties", "one"],
  ["prefixItems", "list"],
  ["properties", "record"],
  ["patternProperties", "record"],
]);

/** Calls `visit` for each direct subschema that applies to the same value as the schema itself. */
export function forEachInPlace(schema: SchemaObject, visit: (schema: Schema) => void): void {
  forEachOf(schema, IN_PLACE, visit);
}

function forEachOf(schema: SchemaObject, keywords: typeof ALL, visit: (schema: Schema) => void): void {
  for (const keyword in schema) {
    const holds = keywords.get(keyword);
    if (holds === undefined) continue;
    const value = schema[keyword as keyof SchemaObject] as Schema | Schema[] | Record<string, Schema> | undefined;
    if (value === undefined) continue;
    if (holds === "one") visit(value as Schema);
    else if (holds === "list") for (const child of value as Schema[]) visit(child);
    else for (const child of Object.values(value as Record<string, Schema>)) visit(child);
  }
}

/** The model ids a schema refers to, anywhere in it, each once. */
export function references(schema: Schema): Set<string> {
  return collectReferences(schema, ALL);
}

/** The model ids a schema refers to for the value it applies to itself. */
export function inPlaceReferences(schema: Schema): Set<string> {
  return collectReferences(schema, IN_PLACE);
}

function collectReferences(schema: Schema, keywords: typeof ALL): Set<string> {
  const found = new Set<string>();
  const pending: Schema[] = [schema];
  const add = (child: Schema): void => void pending.push(child);
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next === "boolean") continue;
    if (next.$ref !== undefined) found.add(next.$ref);
    forEachOf(next, keywords, add);
  }
  return found;
}
