import type { Json, JsonType, SchemaObject } from "../../model/schema.js";
import { isExactNumber, numberLiteral } from "../print/literals.js";
import { arrayShape, hasArrayKeywords } from "./analyse-array.js";
import { hasObjectKeywords, objectShape } from "./analyse-object.js";
import { hasNumberKeywords, hasStringKeywords, numberShape, stringShape } from "./analyse-scalar.js";
import { allowedBy, uniqueValues } from "./json-value.js";
import type { Position } from "./position.js";
import { warn, type Scope } from "./scope.js";
import { check, NEVER, shapeArgument, UNKNOWN, unionOf, withChecks } from "./shape.js";
import type { Check, Primitive, Shape } from "./shape.js";
import { onlyType, typeBit, typeOfValue, typesIn, typeSet, type BasicType } from "./type-set.js";

/** What `type`, `enum`, `const` and the keywords of single types state. */
export function statedShape(schema: SchemaObject, position: Position): Shape {
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
  position.scope.budget.spend(schema.enum?.length);
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
