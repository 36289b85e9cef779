import { conjuncts, depthFirst } from "../model/schema-walk.js";
import type { Model, Schema, SchemaObject } from "../model/schema.js";

/** How requests, or responses, see schemas. */
export interface Direction {
  /** As they are stated. */
  models: ReadonlyMap<string, Model>;
  /** Ids that the direction calls otherwise. */
  renamed: ReadonlyMap<string, string>;
  /** What marks properties that the direction does not have. */
  leaveOut: "readOnly" | "writeOnly";
}

/** Properties of the other direction: whether they are left out, or only need not be there. */
type Foreign = ReadonlyMap<string, boolean>;

/**
 * The schema as a direction sees it; itself when there is no difference. What the other direction's properties look like
 * does not matter in this one: they are accepted as any field that is not named, and not handed on.
 *
 * @param outer properties of the other direction by what stands around it for the same value
 */
export function directed(schema: Schema, direction: Direction, outer: Foreign = new Map()): Schema {
  if (typeof schema === "boolean") return schema;
  const foreign = isOneReference(schema) ? outer : new Map([...outer, ...foreignProperties(schema, direction)]);
  const inside = (part: Schema) => directed(part, direction);
  const beside = (part: Schema) => directed(part, direction, foreign);
  const changes: SchemaObject = {};
  const renamed = schema.$ref === undefined ? undefined : direction.renamed.get(schema.$ref);
  if (renamed !== undefined) changes.$ref = renamed;
  for (const keyword of ["allOf", "anyOf", "oneOf"] as const) note(changes, keyword, mapList(schema[keyword], beside));
  note(changes, "prefixItems", mapList(schema.prefixItems, inside));
  for (const keyword of ["then", "else"] as const) note(changes, keyword, mapOne(schema[keyword], beside));
  for (const keyword of ["items", "additionalProperties", "contains"] as const) {
    note(changes, keyword, mapOne(schema[keyword], inside));
  }
  for (const keyword of ["unevaluatedItems", "unevaluatedProperties"] as const) {
    note(changes, keyword, mapOne(schema[keyword], inside));
  }
  for (const keyword of ["patternProperties", "dependentSchemas"] as const) {
    note(changes, keyword, mapRecord(schema[keyword], inside));
  }
  const own = ownProperties(schema, foreign);
  note(changes, "properties", mapRecord(own, inside) ?? (own === schema.properties ? undefined : own));
  const required = schema.required?.filter((name) => !foreign.has(name));
  if (required?.length !== schema.required?.length) note(changes, "required", required);
  const fresh = [...foreign].flatMap(([name, isLeftOut]) => (isLeftOut && !outer.has(name) ? [name] : []));
  if (fresh.length > 0 && handsOnOthers(schema, foreign, direction)) {
    changes.withheld = { ...schema.withheld, ...Object.fromEntries(fresh.map((name) => [name, direction.leaveOut])) };
  }
  if (Object.keys(changes).length === 0) return schema;
  const result = { ...schema, ...changes };
  if (result.required?.length === 0) delete result.required;
  if (Object.keys(changes.properties ?? result).length === 0) delete result.properties;
  return result;
}

/** Whether all that it says is said by one other schema, which sees to it. */
function isOneReference(schema: SchemaObject): boolean {
  const { $ref, allOf = [] } = schema;
  const others = ["properties", "required", "anyOf", "oneOf", "then", "else", ...ASKING] as const;
  return allOf.length + ($ref === undefined ? 0 : 1) === 1 && others.every((keyword) => schema[keyword] === undefined);
}

function ownProperties({ properties }: SchemaObject, foreign: Foreign): SchemaObject["properties"] {
  if (properties === undefined) return undefined;
  const left = Object.entries(properties).filter(([name]) => foreign.get(name) !== true);
  return left.length === Object.keys(properties).length ? properties : Object.fromEntries(left);
}

/** Whether more is handed on of an object, or asked of it, than what is left of its properties. */
function handsOnOthers(schema: Schema, foreign: Foreign, { models }: Direction): boolean {
  const parts = inPlace(schema, models);
  const isAsked = parts.some((part) => ASKING.some((keyword) => part[keyword] !== undefined));
  return isAsked || parts.every((part) => Object.keys(ownProperties(part, foreign) ?? {}).length === 0);
}

/** Keywords that see all properties of an object, or the whole of it. */
const ASKING = [
  "additionalProperties",
  "patternProperties",
  "unevaluatedProperties",
  "propertyNames",
  "minProperties",
  "maxProperties",
  "dependentRequired",
  "not",
  "if",
  "const",
  "enum",
] as const;

/** The schema and all that may say something of the same value. */
function inPlace(schema: Schema, models: ReadonlyMap<string, Model>): SchemaObject[] {
  return depthFirst(schema, (each) => {
    if (typeof each === "boolean") return [];
    const target = each.$ref === undefined ? undefined : models.get(each.$ref)?.schema;
    const { allOf = [], anyOf = [], oneOf = [] } = each;
    return [...allOf, ...anyOf, ...oneOf, ...[target, each.then, each.else].filter((one) => one !== undefined)];
  }).filter((each) => typeof each !== "boolean");
}

/**
 * Those that a schema, or anything it is made of, marks. What has one value only stays: it tells alternatives apart.
 */
function foreignProperties(schema: Schema, { models, leaveOut }: Direction): [name: string, isLeftOut: boolean][] {
  const isMarked = (property: Schema) => conjuncts(property, models).some((part) => part[leaveOut] === true);
  const marked = conjuncts(schema, models).flatMap(({ properties = {} }) =>
    Object.entries(properties).flatMap(([name, property]) => (isMarked(property) ? [name] : [])),
  );
  if (marked.length === 0) return [];
  const parts = inPlace(schema, models);
  const isFixed = (name: string) =>
    parts.some(({ properties = {} }) => Object.hasOwn(properties, name) && hasOneValue(properties[name]!, models));
  return [...new Set(marked)].map((name) => [name, !isFixed(name)]);
}

function hasOneValue(schema: Schema, models: ReadonlyMap<string, Model>): boolean {
  return conjuncts(schema, models).some((part) => part.const !== undefined || part.enum?.length === 1);
}

function note<Key extends keyof SchemaObject>(
  changes: SchemaObject,
  key: Key,
  value: SchemaObject[Key] | undefined,
): void {
  if (value !== undefined) changes[key] = value;
}

type Change = (schema: Schema) => Schema;

function mapOne(schema: Schema | undefined, change: Change): Schema | undefined {
  if (schema === undefined) return undefined;
  const changed = change(schema);
  return changed === schema ? undefined : changed;
}

function mapList(schemas: Schema[] | undefined, change: Change): Schema[] | undefined {
  const changed = schemas?.map(change);
  return changed?.some((schema, index) => schema !== schemas![index]) ? changed : undefined;
}

function mapRecord(schemas: Record<string, Schema> | undefined, change: Change): Record<string, Schema> | undefined {
  if (schemas === undefined) return undefined;
  let differs = false;
  const entries = Object.entries(schemas).map(([name, schema]): [string, Schema] => {
    const changed = change(schema);
    differs ||= changed !== schema;
    return [name, changed];
  });
  return differs ? Object.fromEntries(entries) : undefined;
}
