import type { Json, JsonType, Model, Schema, SchemaObject } from "../../model/schema.js";

/** A set of JSON types as bits. `integer` counts as `number`. */
export type TypeSet = number;

const BITS = { null: 1, boolean: 2, number: 4, integer: 4, string: 8, array: 16, object: 32 } as const;
export const ALL_TYPES: TypeSet = 63;

/** The types in a fixed order: those with structure last. */
export const TYPES = ["string", "number", "boolean", "array", "object", "null"] as const;
export type BasicType = (typeof TYPES)[number];

export function typeBit(type: JsonType): TypeSet {
  return BITS[type];
}

export function statedTypes({ type }: SchemaObject): readonly JsonType[] | undefined {
  return type === undefined || Array.isArray(type) ? type : [type];
}

export function typeSet(types: readonly JsonType[]): TypeSet {
  return types.reduce((set, type) => set | (BITS[type] ?? 0), 0);
}

export function typesIn(set: TypeSet): readonly BasicType[] {
  return LISTS[set] ?? [];
}

/** The types in each set. */
const LISTS = Array.from({ length: ALL_TYPES + 1 }, (_, set) => TYPES.filter((type) => (set & BITS[type]) !== 0));

/** The one type in a set; undefined for none or several. */
export function onlyType(set: TypeSet): BasicType | undefined {
  const [first, second] = typesIn(set);
  return second === undefined ? first : undefined;
}

export function typeOfValue(value: Json): BasicType {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return typeof value === "bigint" ? "number" : (typeof value as "string" | "number" | "boolean" | "object");
}

/** Results so far of `possibleTypes`, by schema. */
export type TypeSets = Map<SchemaObject, TypeSet>;

/** Types outside of which a schema certainly accepts nothing, seen through `$ref`, `allOf`, `anyOf` and `oneOf`. */
export function possibleTypes(schema: Schema, models: ReadonlyMap<string, Model>, known: TypeSets): TypeSet {
  if (typeof schema === "boolean" || !refersInPlace(schema) || known.has(schema)) return knownTypes(schema, known);
  const pending: { schema: Schema; entered?: SchemaObject }[] = [{ schema }];
  // A stack of our own: references may lead through thousands of models.
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { entered } = next;
    if (entered !== undefined) {
      known.set(entered, combined(entered, models, known));
      continue;
    }
    if (typeof next.schema === "boolean" || !refersInPlace(next.schema) || known.has(next.schema)) continue;
    // Met again on the way: any type, which is always right, only less precise.
    known.set(next.schema, ALL_TYPES);
    pending.push({ schema: next.schema, entered: next.schema });
    for (const child of inPlace(next.schema, models).reverse()) pending.push({ schema: child });
  }
  return knownTypes(schema, known);
}

/** What `possibleTypes` follows, in the order in which it does. */
function inPlace(
  { $ref, allOf = [], anyOf = [], oneOf = [] }: SchemaObject,
  models: ReadonlyMap<string, Model>,
): Schema[] {
  const target = $ref === undefined ? undefined : models.get($ref);
  return [...(target === undefined ? [] : [target.schema]), ...allOf, ...anyOf, ...oneOf];
}

function combined(schema: SchemaObject, models: ReadonlyMap<string, Model>, known: TypeSets): TypeSet {
  let set = ownTypes(schema);
  const target = schema.$ref === undefined ? undefined : models.get(schema.$ref);
  if (target !== undefined) set &= knownTypes(target.schema, known);
  for (const member of schema.allOf ?? []) set &= knownTypes(member, known);
  for (const choice of [schema.anyOf, schema.oneOf]) {
    if (choice !== undefined) set &= choice.reduce((union, member) => union | knownTypes(member, known), 0);
  }
  return set;
}

function knownTypes(schema: Schema, known: TypeSets): TypeSet {
  if (typeof schema === "boolean") return schema ? ALL_TYPES : 0;
  return refersInPlace(schema) ? (known.get(schema) ?? ALL_TYPES) : ownTypes(schema);
}

function refersInPlace(schema: SchemaObject): boolean {
  return (
    schema.$ref !== undefined || schema.allOf !== undefined || schema.anyOf !== undefined || schema.oneOf !== undefined
  );
}

function ownTypes(schema: SchemaObject): TypeSet {
  const { type } = schema;
  let set = type === undefined ? ALL_TYPES : typeof type === "string" ? (BITS[type] ?? 0) : typeSet(type);
  if (schema.const !== undefined) set &= BITS[typeOfValue(schema.const)];
  if (schema.enum !== undefined) set &= typeSet(schema.enum.map(typeOfValue));
  return set;
}
