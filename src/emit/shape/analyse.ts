import type { Json, JsonType, Schema, SchemaObject } from "../../model/schema.js";
import { arrayShape, hasArrayKeywords } from "./analyse-array.js";
import { hasObjectKeywords, objectShape } from "./analyse-object.js";
import { hasNumberKeywords, hasStringKeywords, numberShape, stringShape } from "./analyse-scalar.js";
import { areDisjoint } from "./disjoint.js";
import { FILE_SCHEMA } from "./file-schema.js";
import { simplifyUnevaluated, unevaluatedChecks } from "./unevaluated.js";
import { allowedBy, uniqueValues } from "./json-value.js";
import { isExactNumber, numberLiteral } from "../print/literals.js";
import { typedFromBeside } from "./required-beside.js";
import { rejectsKeys } from "./rejects-keys.js";
import { isCircular, isLoop, warn, type Scope } from "./scope.js";
import {
  allOf,
  check,
  FILE,
  NEVER,
  shapeArgument,
  UNKNOWN,
  unionOf,
  withChecks,
  type Check,
  type Primitive,
  type Shape,
} from "./shape.js";
import {
  ALL_TYPES,
  onlyType,
  possibleTypes,
  typeBit,
  typeOfValue,
  typesIn,
  typeSet,
  type BasicType,
  type TypeSet,
} from "./type-set.js";

/** Where a schema stands. */
export interface Position {
  readonly scope: Scope;
  /** Types the value is known to have, because something around the schema makes sure of it. */
  readonly types: TypeSet;
  /** The schema applies to the same value as the model's own, so that a reference back would never end. */
  readonly inPlace: boolean;
}

/** The meaning of a schema, exact for values of the types assumed. */
export function analyse(schema: Schema, scope: Scope): Shape {
  return shapeOf(schema, { scope, types: ALL_TYPES, inPlace: true });
}

/** The meaning of a schema for an element or property. */
export function shapeOfChild(schema: Schema, { scope }: Position): Shape {
  return shapeOf(schema, { scope, types: ALL_TYPES, inPlace: false });
}

export function shapeOf(stated: Schema, position: Position): Shape {
  if (typeof stated === "boolean") return stated ? UNKNOWN : NEVER;
  if (stated === FILE_SCHEMA) return FILE;
  const { scope } = position;
  const schema = simplifyUnevaluated(stated);
  const types = position.types & possibleTypes(schema, scope.models, scope.typeSets);
  if (types === 0) return NEVER;
  const inner: Position = types === position.types ? position : { ...position, types };
  const base = baseShape(schema, inner);
  if (!appliesInPlace(schema)) return base;
  const members = [base];
  if (schema.$ref !== undefined) members.push(referenceShape(schema.$ref, inner));
  for (const member of schema.allOf ?? []) members.push(shapeOf(member, inner));
  if (schema.anyOf !== undefined) members.push(choiceShape(schema.anyOf, inner, false));
  if (schema.oneOf !== undefined) members.push(choiceShape(schema.oneOf, inner, true));
  const all = allOf(withoutBareObjects(members, scope), () => !rejectsKeys(schema, scope.models));
  return withChecks(typedFromBeside(all, schema, inner), [
    ...logicChecks(schema, inner),
    ...unevaluatedChecks(schema, inner),
  ]);
}

/** Whether more than the keywords of single types says something. */
function appliesInPlace(schema: SchemaObject): boolean {
  return (
    schema.$ref !== undefined ||
    schema.allOf !== undefined ||
    schema.anyOf !== undefined ||
    schema.oneOf !== undefined ||
    schema.not !== undefined ||
    schema.if !== undefined ||
    schema.unevaluatedProperties !== undefined ||
    schema.unevaluatedItems !== undefined
  );
}

/** Leaves out "an object" where something else says more about the same object. */
function withoutBareObjects(members: readonly Shape[], scope: Scope): readonly Shape[] {
  const telling = members.filter((member) => !isBareObject(member));
  return telling.length < members.length && telling.some((member) => isCertainlyObject(member, scope))
    ? telling
    : members;
}

function isBareObject(shape: Shape): boolean {
  return (
    shape.kind === "object" && shape.rest === "loose" && shape.properties.length === 0 && shape.checks.length === 0
  );
}

function isCertainlyObject(shape: Shape, scope: Scope): boolean {
  if (shape.kind === "object" || shape.kind === "record") return true;
  if (shape.kind === "all") return shape.members.some((member) => isCertainlyObject(member, scope));
  if (shape.kind === "union") return shape.members.every((member) => isCertainlyObject(member, scope));
  if (shape.kind !== "ref") return false;
  return possibleTypes({ $ref: shape.id }, scope.models, scope.typeSets) === typeBit("object");
}

/** What `type`, `enum`, `const` and the keywords of single types say. */
function baseShape(schema: SchemaObject, position: Position): Shape {
  if (schema.enum !== undefined || schema.const !== undefined) return valuesShape(schema, position);
  if (typeof schema.type === "string") return typeShape(schema, BASIC[schema.type], position);
  if (schema.type !== undefined) {
    const types = typesIn(typeSet(schema.type) & position.types);
    return unionOf(types.map((type) => typeShape(schema, type, position)));
  }
  const known = onlyType(position.types);
  if (known !== undefined) return hasKeywords(schema, known) ? typeShape(schema, known, position) : UNKNOWN;
  const conditional = typesIn(position.types).filter((type) => hasKeywords(schema, type));
  const checks = conditional.map((type) => whenCheck(type, typeShape(schema, type, position)));
  return withChecks(UNKNOWN, checks);
}

const BASIC = {
  null: "null",
  boolean: "boolean",
  integer: "number",
  number: "number",
  string: "string",
  array: "array",
  object: "object",
} as const satisfies Record<JsonType, BasicType>;

function whenCheck(type: BasicType, shape: Shape): Check {
  return check("when", { kind: "json", value: type }, shapeArgument(shape));
}

function hasKeywords(schema: SchemaObject, type: BasicType): boolean {
  switch (type) {
    case "string":
      return hasStringKeywords(schema);
    case "number":
      return hasNumberKeywords(schema);
    case "array":
      return hasArrayKeywords(schema);
    case "object":
      return hasObjectKeywords(schema);
    default:
      return false;
  }
}

/** All of a schema's keywords for one type, as the shape of values of that type. */
function typeShape(schema: SchemaObject, type: BasicType, position: Position): Shape {
  switch (type) {
    case "null":
    case "boolean":
      return { kind: type, checks: [] };
    case "string":
      return stringShape(schema, position);
    case "number":
      return numberShape(schema, position);
    case "array":
      return arrayShape(schema, position);
    case "object":
      return objectShape(schema, { ...position, types: typeBit("object") });
  }
}

/** `enum` and `const`: the values the other keywords allow, as far as that can be said here. */
function valuesShape(schema: SchemaObject, position: Position): Shape {
  const listed = uniqueValues(schema.enum ?? [schema.const as Json]);
  const both = schema.enum !== undefined && schema.const !== undefined;
  const isAllowed = allowedBy(schema, position.types);
  const values = listed.filter(
    (value) => isAllowed(value) && (!both || uniqueValues([value, schema.const as Json]).length === 1),
  );
  if (values.length === 0) return NEVER;
  warnOfInexact(values, position.scope);
  const primitives = values.filter(isPrimitive);
  if (primitives.length === values.length) return { kind: "literals", values: distinct(primitives), checks: [] };
  const structured = (["array", "object"] as const).filter(
    (type) => hasKeywords(schema, type) && values.some((value) => typeOfValue(value) === type),
  );
  const checks = structured.map((type) => whenCheck(type, typeShape(schema, type, position)));
  return { kind: "constants", values, checks };
}

/** Integers that are one as JavaScript numbers are listed once. */
function distinct(values: readonly Primitive[]): Primitive[] {
  const byDouble = values.map((value): [Primitive, Primitive] => [
    typeof value === "bigint" ? Number(value) : value,
    value,
  ]);
  return [...new Map(byDouble).values()];
}

function isPrimitive(value: Json): value is Primitive {
  return typeof value !== "object" || value === null;
}

function warnOfInexact(values: readonly Json[], scope: Scope): void {
  for (const value of values) {
    if (typeof value !== "bigint" || isExactNumber(value)) continue;
    warn(scope, {
      code: "inexact-number",
      message: `The value ${value} has more digits than a JavaScript number; it is compared as ${numberLiteral(value)}`,
      hint: "Make it a string, if every digit matters.",
    });
  }
}

function referenceShape(id: string, { scope, inPlace }: Position): Shape {
  if (inPlace && isLoop(scope, id)) {
    warn(scope, {
      code: "schema-loop",
      message: `A schema refers back to itself ("${id}") without a property or element between; the reference says nothing`,
    });
    return UNKNOWN;
  }
  return { kind: "ref", id, deferred: isCircular(scope, id), checks: [] };
}

/** `anyOf` and `oneOf`. Alternatives that exclude each other anyway need not be counted. */
function choiceShape(members: readonly Schema[], position: Position, exactlyOne: boolean): Shape {
  const shapes = members.map((member) => shapeOf(member, position));
  const choice = unionOf(shapes, exactlyOne && !areDisjoint(members, position));
  // "One of these is required" would only clutter the type.
  const saysLittle = choice.kind === "union" && choice.members.every(isBareRequirement);
  return saysLittle ? withChecks(UNKNOWN, [check("matches", shapeArgument(choice))]) : choice;
}

function isBareRequirement(shape: Shape): boolean {
  if (shape.kind === "unknown") return true;
  return (
    shape.kind === "object" &&
    shape.rest === "loose" &&
    shape.properties.every((property) => property.shape.kind === "unknown")
  );
}

/** `not`, `if`, `then` and `else`. */
function logicChecks(schema: SchemaObject, position: Position): Check[] {
  const checks: Check[] = [];
  const argument = (child: Schema) => shapeArgument(shapeOf(child, position));
  if (schema.not !== undefined) checks.push(check("not", argument(schema.not)));
  if (schema.if !== undefined && (schema.then !== undefined || schema.else !== undefined)) {
    const branches = schema.else === undefined ? [schema.then ?? true] : [schema.then ?? true, schema.else];
    checks.push(check("conditional", argument(schema.if), ...branches.map(argument)));
  }
  return checks;
}
