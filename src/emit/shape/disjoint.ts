import { getOwn } from "../../model/object.js";
import type { Json, Schema, SchemaObject } from "../../model/schema.js";
import { conjuncts } from "../../model/schema-walk.js";
import { canonical } from "./json-value.js";
import type { Position } from "./position.js";
import { possibleTypes, statedTypes, typeBit } from "./type-set.js";

/** More alternatives than this are not compared one by one. */
const MAX_MEMBERS = 200;

/** Choices of choices that are looked into. */
const MAX_DEPTH = 3;

/**
 * Whether no value can match two of the schemas: each two differ in type, in their listed values, or in the listed
 * values of a property both require.
 */
export function areDisjoint(members: readonly Schema[], position: Position): boolean {
  if (members.length > MAX_MEMBERS) return false;
  const facts = members.map((member) => factsOf(member, position));
  return facts.every((one, index) => facts.slice(index + 1).every((other) => excludes(one, other)));
}

/** Whether no object and no list can match two of the schemas. */
export function shareNoParts(members: readonly Schema[], position: Position): boolean {
  const { models, typeSets } = position.scope;
  const types = members.map((member) => position.types & possibleTypes(member, models, typeSets));
  return ([typeBit("object"), typeBit("array")] as const).every(
    (bit) => types.filter((set) => (set & bit) !== 0).length < 2,
  );
}

/** What is certain of every value a schema accepts. */
interface Facts {
  types: number;
  /** The only values accepted, in canonical text. */
  values?: ReadonlySet<string>;
  /** Required properties with their only values. Only where the value is certainly an object. */
  properties: ReadonlyMap<string, ReadonlySet<string>>;
}

function factsOf(schema: Schema, position: Position, depth = 0): Facts {
  const { models, typeSets } = position.scope;
  const types = position.types & possibleTypes(schema, models, typeSets);
  const parts = conjuncts(schema, position.scope.models);
  const values = parts.map(listedValues).find((listed) => listed !== undefined);
  const properties = new Map<string, ReadonlySet<string>>();
  if (types === typeBit("object")) {
    const required = new Set(parts.flatMap((part) => part.required ?? []));
    for (const part of parts) {
      for (const name of required) {
        const property = getOwn(part.properties ?? {}, name);
        const listed = property === undefined ? undefined : valuesOf(property, position);
        if (listed !== undefined && !properties.has(name)) properties.set(name, listed);
      }
      const choice = depth < MAX_DEPTH ? (part.anyOf ?? part.oneOf ?? []) : [];
      for (const [name, listed] of valuesOfAny(choice.map((one) => factsOf(one, position, depth + 1)))) {
        if (!properties.has(name)) properties.set(name, listed);
      }
    }
  }
  return { types, ...(values === undefined ? {} : { values }), properties };
}

/** Properties that all alternatives of a choice list values of, with those of all. */
function valuesOfAny([first, ...others]: readonly Facts[]): [name: string, values: ReadonlySet<string>][] {
  return [...(first?.properties ?? [])].flatMap(([name, values]) => {
    const further = others.map(({ properties }) => properties.get(name));
    if (further.includes(undefined)) return [];
    return [[name, new Set([...values, ...further.flatMap((one) => [...(one ?? [])])])]];
  });
}

function valuesOf(schema: Schema, position: Position): ReadonlySet<string> | undefined {
  return conjuncts(schema, position.scope.models)
    .map(listedValues)
    .find((listed) => listed !== undefined);
}

function listedValues(schema: SchemaObject): ReadonlySet<string> | undefined {
  const stated: Json[] | undefined = schema.const === undefined ? schema.enum : [schema.const];
  if (stated !== undefined) return new Set(stated.map(canonical));
  const types = statedTypes(schema);
  return types?.length === 1 && types[0] === "null" ? new Set([canonical(null)]) : undefined;
}

function excludes(one: Facts, other: Facts): boolean {
  if ((one.types & other.types) === 0) return true;
  if (one.values !== undefined && other.values !== undefined && areSeparate(one.values, other.values)) return true;
  for (const [name, values] of one.properties) {
    const others = other.properties.get(name);
    if (others !== undefined && areSeparate(values, others)) return true;
  }
  return false;
}

function areSeparate(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  for (const value of one) if (other.has(value)) return false;
  return true;
}
