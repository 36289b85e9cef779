import type { Json, Schema } from "../../model/schema.js";
import type { Regex } from "../pattern/pattern.js";

/**
 * What a schema means in terms TypeScript and zod share: the one description both are printed from, so that a type and
 * its zod schema cannot disagree. `checks` narrow what the type can express.
 */
export type Shape = ShapeKind & {
  readonly checks: readonly Check[];
  /** What it says of the type another part of the same value says too. */
  readonly isImplied?: boolean;
};

export type ShapeKind =
  | { readonly kind: "unknown" | "never" | "null" | "boolean" }
  /** A `File` of a form. */
  | { readonly kind: "file" }
  | StringShape
  | NumberShape
  | { readonly kind: "literals"; readonly values: readonly Primitive[] }
  /** Values compared deeply, at least one of them an array or object. */
  | { readonly kind: "constants"; readonly values: readonly Json[] }
  | ArrayShape
  | TupleShape
  | ObjectShape
  | { readonly kind: "record"; readonly values: Shape }
  /** A model; `deferred` where its schema may not be initialised yet. */
  | { readonly kind: "ref"; readonly id: string; readonly deferred: boolean }
  | { readonly kind: "union"; readonly members: readonly Shape[]; readonly choice: Choice }
  | { readonly kind: "all"; readonly members: readonly Shape[] }
  /** Of an object without some of its properties, which are not handed on. */
  | { readonly kind: "without"; readonly names: readonly string[]; readonly shape: Shape };

/**
 * Which members of a union decide. `first`: the first that fits, as no object or list fits two. `any`: all that fit, each
 * with what it names. `one`: only one may fit.
 */
export type Choice = "first" | "any" | "one";

export type Primitive = null | boolean | number | bigint | string;

export interface StringShape {
  readonly kind: "string";
  /** A zod constructor instead of `z.string()`. */
  readonly format?: ZodFormat;
  readonly min?: number;
  readonly max?: number;
  readonly patterns: readonly Regex[];
  /** The patterns are slow on long texts, and longer ones are wrong anyway: in characters. */
  readonly patternsUpTo?: number;
}

export type ZodFormat =
  | "email"
  | "guid"
  | "url"
  | "iso.date"
  | "iso.datetime"
  | "iso.duration"
  | "iso.time"
  | "ipv4"
  | "ipv6"
  | "hostname"
  | "base64";

export interface NumberShape {
  readonly kind: "number";
  /** `int` and `int32` are zod's own; `integer` also accepts those beyond 2^53. */
  readonly integer?: "int" | "int32" | "integer";
  readonly min?: number | bigint;
  readonly max?: number | bigint;
  readonly gt?: number | bigint;
  readonly lt?: number | bigint;
}

export interface ArrayShape {
  readonly kind: "array";
  readonly items: Shape;
  /** No schema is stated for the elements. */
  readonly silent?: boolean;
  readonly min?: number;
  readonly max?: number;
}

export interface TupleShape {
  readonly kind: "tuple";
  readonly items: readonly Shape[];
  /** How many of the items must be there. */
  readonly required: number;
  /** Of the elements after them; absent: there are none. */
  readonly rest?: Shape;
  /** No schema is stated for the elements after them. */
  readonly silent?: boolean;
}

export interface ObjectShape {
  readonly kind: "object";
  readonly properties: readonly PropertyShape[];
  /** Other properties: fine but not handed on, fine because the schema says so, none, or of this shape. */
  readonly rest: "strip" | "loose" | "strict" | Shape;
}

export interface PropertyShape {
  readonly name: string;
  readonly required: boolean;
  /** Listed in `required` and nowhere else, so that nothing describes it. */
  readonly undeclared?: boolean;
  /** The same, but with the type that a schema beside declares. */
  readonly beside?: boolean;
  readonly shape: Shape;
  /** For its comment and `readOnly`. */
  readonly schema: Schema;
}

/** A call of one of the runtime's checks. */
export interface Check {
  readonly name: CheckName;
  readonly args: readonly CheckArgument[];
}

export type CheckName =
  | "conditional"
  | "contains"
  | "dependentRequired"
  | "dependentSchemas"
  | "matches"
  | "maxCodePoints"
  | "maxItems"
  | "maxProperties"
  | "minCodePoints"
  | "minItems"
  | "minProperties"
  | "multipleOf"
  | "not"
  | "ownProperties"
  | "patternProperties"
  | "propertyNames"
  | "unevaluatedItems"
  | "unevaluatedProperties"
  | "uniqueItems"
  | "when";

export type CheckArgument =
  | { readonly kind: "shape"; readonly shape: Shape }
  | { readonly kind: "json"; readonly value: Json }
  | { readonly kind: "regex"; readonly regex: Regex }
  | { readonly kind: "list"; readonly items: readonly CheckArgument[] }
  | { readonly kind: "record"; readonly entries: readonly (readonly [string, CheckArgument])[] };

export const UNKNOWN: Shape = { kind: "unknown", checks: [] };
export const NEVER: Shape = { kind: "never", checks: [] };
export const FILE: Shape = { kind: "file", checks: [] };

export function shapeArgument(shape: Shape): CheckArgument {
  return { kind: "shape", shape };
}

export function jsonArgument(value: Json): CheckArgument {
  return { kind: "json", value };
}

export function listArgument(items: readonly CheckArgument[]): CheckArgument {
  return { kind: "list", items };
}

export function recordArgument(entries: readonly (readonly [string, CheckArgument])[]): CheckArgument {
  return { kind: "record", entries };
}

export function check(name: CheckName, ...args: CheckArgument[]): Check {
  return { name, args };
}

/** The shape with further checks, which run after those it has. */
export function withChecks(shape: Shape, checks: readonly Check[]): Shape {
  return checks.length === 0 ? shape : { ...shape, checks: [...shape.checks, ...checks] };
}

export function isUnknown(shape: Shape): boolean {
  return shape.kind === "unknown" && shape.checks.length === 0;
}

/** Of names that is any: generators state `propertyNames: { type: string }` of every map. */
export function isAnyText(shape: Shape): boolean {
  return shape.kind === "string" && Object.values(shape).flat().length === 1;
}

/** Whether an object says no more than which properties have to be there, so that it is short. */
export function isRequirement({ properties, rest }: ObjectShape): boolean {
  const isOnlyNamed = ({ undeclared = false, beside = false }: PropertyShape): boolean => undeclared || beside;
  return rest === "strip" && properties.length > 0 && properties.every(isOnlyNamed);
}

const SCALARS = ["never", "null", "boolean", "file", "string", "number", "literals"] as const;

/** Whether no value of the shape has parts of its own. */
export function isScalar(shape: Shape): shape is Exclude<Shape, { kind: "all" | "array" | "object" }> {
  return SCALARS.some((kind) => shape.kind === kind);
}

/** Any of several. What accepts nothing is dropped; what accepts everything wins, unless others name something. */
export function unionOf(members: readonly Shape[], choice: Choice = "first"): Shape {
  const named = members.filter((member) => member.kind !== "never");
  const possible = choice === "one" ? named : distinct(named);
  const [first] = possible;
  if (first === undefined) return NEVER;
  if (possible.length === 1) return first;
  const others = possible.filter((member) => !isUnknown(member));
  if (choice !== "one" && others.length < possible.length && others.every(isScalar)) return UNKNOWN;
  return { kind: "union", members: possible, choice, checks: [] };
}

/** Scalars and models once each, and listed values in one list. */
function distinct(members: readonly Shape[]): readonly Shape[] {
  const lists = members.filter(isList);
  const values = [...new Set(lists.flatMap((list) => list.values))];
  const kept = new Map<unknown, Shape>();
  for (const member of members) {
    if (isList(member)) kept.set("list", { ...member, values });
    else {
      const isSimple = (member.kind === "ref" || isScalar(member)) && member.checks.length === 0;
      const key = isSimple ? JSON.stringify(member, spelled) : member;
      if (!kept.has(key)) kept.set(key, member);
    }
  }
  return kept.size < members.length ? [...kept.values()] : members;
}

function isList(shape: Shape): shape is Shape & { kind: "literals" } {
  return shape.kind === "literals" && shape.checks.length === 0;
}

function spelled(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? `${value}n` : value;
}

/** All of several. Those that only check become checks of the others. */
export function allOf(members: readonly Shape[]): Shape {
  if (members.some((member) => member.kind === "never")) return NEVER;
  const typed = mergeObjects(members.filter((member) => member.kind !== "unknown"));
  const checks = members.flatMap((member) => (member.kind === "unknown" ? hoisted(member) : []));
  const [first] = typed;
  if (first === undefined) return withChecks(UNKNOWN, checks);
  if (typed.length === 1) return withChecks(first, checks);
  if (typed.some((member) => member.kind === "never")) return NEVER;
  return { kind: "all", members: typed, checks };
}

/** What is left over is seen by each schema on its own, so that such a check stays where it is. */
function hoisted(shape: Shape): readonly Check[] {
  return hasLeftovers(shape) ? [check("matches", shapeArgument(shape))] : shape.checks;
}

function hasLeftovers({ checks }: Shape): boolean {
  return checks.some(({ name }) => name === "unevaluatedItems" || name === "unevaluatedProperties");
}

type Open = ObjectShape & { readonly rest: "strip" | "loose"; readonly checks: readonly Check[] };

/** All open objects as one, behind the rest: a property of several must meet all they say about it. */
function mergeObjects(members: readonly Shape[]): Shape[] {
  const objects = members.filter(isOpen);
  if (objects.length < 2) return [...members];
  const properties = new Map<string, PropertyShape>();
  for (const property of objects.flatMap((object) => object.properties)) {
    const other = properties.get(property.name);
    properties.set(property.name, other === undefined ? property : mergeProperties(other, property));
  }
  const checks = objects.flatMap((object) => object.checks);
  const rest = objects.some((object) => object.rest === "loose") ? "loose" : "strip";
  const merged: Shape = { kind: "object", properties: [...properties.values()], rest, checks };
  return [...members.filter((member) => !isOpen(member)), merged];
}

function isOpen(shape: Shape): shape is Open {
  return shape.kind === "object" && (shape.rest === "strip" || shape.rest === "loose") && !hasLeftovers(shape);
}

function mergeProperties(one: PropertyShape, other: PropertyShape): PropertyShape {
  return {
    name: one.name,
    required: one.required || other.required,
    ...(one.undeclared === true && other.undeclared === true ? { undeclared: true } : {}),
    shape: allOf([one.shape, other.shape]),
    schema: one.shape.kind === "unknown" ? other.schema : one.schema,
  };
}
