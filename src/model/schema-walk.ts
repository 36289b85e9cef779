import type { Model, Schema, SchemaObject } from "./schema.js";

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

/** The schema and all inside it. */
export function subschemas(schema: Schema): SchemaObject[] {
  return depthFirst(schema, (each) => {
    const inside: Schema[] = [];
    if (typeof each !== "boolean") forEachOf(each, ALL, (child) => void inside.push(child));
    return inside;
  }).filter((each) => typeof each !== "boolean");
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

/**
 * The schemas a value has to match all of: the schema itself, then what it refers to, then what it is `allOf`, those of
 * each in turn. Each once, however many ways lead to it.
 */
export function conjuncts(schema: Schema, models: ReadonlyMap<string, Model>): SchemaObject[] {
  return depthFirst(schema, (each) => {
    if (typeof each === "boolean") return [];
    const target = each.$ref === undefined ? undefined : models.get(each.$ref)?.schema;
    return [...(target === undefined ? [] : [target]), ...(each.allOf ?? [])];
  }).filter((each) => typeof each !== "boolean");
}

/**
 * Everything that can be reached, each once, a node before what it leads to. Without recursion: chains of any length.
 *
 * @param identity what two nodes have in common that count as one
 */
export function depthFirst<Node>(
  start: Node,
  next: (node: Node) => readonly Node[],
  identity: (node: Node) => unknown = (node) => node,
): Node[] {
  const found = new Map<unknown, Node>();
  const pending = [start];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (found.has(identity(node))) continue;
    found.set(identity(node), node);
    pending.push(...next(node).toReversed());
  }
  return [...found.values()];
}
