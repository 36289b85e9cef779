import { setOwn } from "../../model/object.js";
import type { Json, JsonType, Model, Schema, SchemaObject } from "../../model/schema.js";
import { conjuncts } from "../../model/schema-walk.js";
import { limitedEffort, orTooMuch, type Within } from "../pattern/effort.js";
import type { TextType } from "./description.js";

export type Models = ReadonlyMap<string, Model>;

/** How deep lists and objects inside each other are followed; what is deeper, or inside itself, comes as JSON. */
const MAX_DEPTH = 4;
/** Where there are more, less deep; real documents have at most 305. Objects of a hundred properties each are millions. */
const MAX_TYPES = 2000;

/** An object or list written as JSON. */
const NESTED: TextType = { properties: {} };

/** The types a parameter or form field of this schema is read as: a string unless the schema says otherwise. */
export function textType(schema: Schema, models: Models, maxDepth = MAX_DEPTH): TextType {
  const within = limitedEffort({ steps: maxDepth === 0 ? Infinity : MAX_TYPES, depth: Infinity });
  const nesting = { models, within, depth: 0, maxDepth, path: new Set<string>() };
  return orTooMuch(() => typeAt(schema, nesting), undefined) ?? textType(schema, models, maxDepth - 1);
}

/** What a schema is inside of. */
interface Nesting {
  models: Models;
  depth: number;
  /** Ids of models. */
  path: ReadonlySet<string>;
  maxDepth: number;
  /** Counts the types. */
  within: Within;
}

function below(outer: Nesting, { $ref }: SchemaObject): Nesting {
  return { ...outer, depth: outer.depth + 1, path: $ref === undefined ? outer.path : new Set([...outer.path, $ref]) };
}

/** The shapes a text type is written in; only texts know no `explode`. */
export function isPlainText(type: TextType): boolean {
  if (typeof type === "string") return true;
  return "anyOf" in type && type.anyOf.every(isPlainText);
}

/** Whether a schema is for texts alone. Looks no deeper than needed: schemas of bodies are large. */
export function isTextOnly(schema: Schema, models: Models, depth = 0): boolean {
  if (depth > MAX_DEPTH) return false;
  const parts = conjuncts(schema, models);
  const values = parts.find((part) => part.const !== undefined || part.enum !== undefined);
  if (values !== undefined) return (values.enum ?? [values.const]).every((value) => typeof value === "string");
  const types = typesOf(parts);
  if (types.length > 0) return types.every((type) => type === "string");
  return parts.flatMap(variantsOf).every((variant) => isTextOnly(variant, models, depth + 1));
}

function typesOf(parts: readonly SchemaObject[]): JsonType[] {
  return [parts.find((part) => part.type !== undefined)?.type ?? guessTypes(parts)].flat();
}

function typeAt(schema: Schema, outer: Nesting): TextType {
  return outer.within(() => typeOf(schema, outer));
}

function typeOf(schema: Schema, outer: Nesting): TextType {
  const isInside = typeof schema === "object" && schema.$ref !== undefined && outer.path.has(schema.$ref);
  if (outer.depth > outer.maxDepth || isInside) return NESTED;
  const inner = typeof schema === "object" ? below(outer, schema) : outer;
  const parts = conjuncts(schema, outer.models);
  const values = parts.find((part) => part.const !== undefined || part.enum !== undefined);
  if (values !== undefined) return union((values.enum ?? [values.const ?? null]).map(typeOfValue));
  const types = typesOf(parts);
  if (types.length > 0) return union(types.map((type) => ofType(type, parts, inner)));
  const variants = parts.flatMap(variantsOf);
  return union(variants.map((variant) => typeAt(variant, inner)));
}

export function variantsOf(schema: SchemaObject): readonly Schema[] {
  return schema.anyOf ?? schema.oneOf ?? [];
}

/** @param inner of what is in it */
function ofType(type: JsonType, parts: readonly SchemaObject[], inner: Nesting): TextType {
  if (type === "integer") return "number";
  if (type === "array") return { items: itemsOf(parts, inner) };
  return type === "object" ? recordOf(parts, inner) : type;
}

function itemsOf(parts: readonly SchemaObject[], inner: Nesting): TextType {
  const items = parts.flatMap((part) => [
    ...(part.prefixItems ?? []),
    ...(part.items === undefined ? [] : [part.items]),
  ]);
  return union(items.map((item) => typeAt(item, inner)));
}

function recordOf(parts: readonly SchemaObject[], inner: Nesting): TextType {
  const all = [...parts, ...parts.flatMap(variantsOf).flatMap((variant) => conjuncts(variant, inner.models))];
  const properties: Record<string, TextType> = {};
  for (const [name, schema] of all.flatMap((part) => Object.entries(part.properties ?? {}))) {
    setOwn(properties, name, typeAt(schema, inner));
  }
  const others = all.find((part) => part.additionalProperties !== undefined)?.additionalProperties;
  const isOpen = others === undefined ? Object.keys(properties).length === 0 : others !== false;
  return isOpen ? { properties, rest: typeAt(others ?? true, inner) } : { properties };
}

/** Keywords that make sense for one type only are taken for it; the schema itself allows any other. */
function guessTypes(parts: readonly SchemaObject[]): JsonType[] {
  const says = (...keywords: (keyof SchemaObject)[]) =>
    parts.some((part) => keywords.some((keyword) => part[keyword] !== undefined));
  if (says("properties", "additionalProperties", "patternProperties", "required")) return ["object"];
  if (says("items", "prefixItems", "minItems", "maxItems", "uniqueItems")) return ["array"];
  if (says("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf")) return ["number"];
  return says("pattern", "minLength", "maxLength") ? ["string"] : [];
}

function typeOfValue(value: Json): TextType {
  if (value === null) return "null";
  if (Array.isArray(value)) return { items: union(value.map(typeOfValue)) };
  if (typeof value === "object") return { properties: {} };
  if (typeof value === "bigint") return "number";
  return typeof value === "boolean" || typeof value === "number" || typeof value === "string"
    ? (typeof value as "boolean" | "number" | "string")
    : "string";
}

/** One type for several; without any, text stays text. */
function union(types: readonly TextType[]): TextType {
  const flat = types.flatMap((type) => (typeof type === "object" && "anyOf" in type ? type.anyOf : [type]));
  const unique = [...new Map(flat.map((type) => [JSON.stringify(type), type])).values()];
  const [only = "string"] = unique;
  return unique.length <= 1 ? only : { anyOf: unique };
}
