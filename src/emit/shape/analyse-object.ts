import type { Schema, SchemaObject } from "../../model/schema.js";
import { usableRegex } from "./analyse-scalar.js";
import { shapeInPlace, shapeOfChild, type Position } from "./position.js";
import { warn } from "./scope.js";
import {
  check,
  isAnyText,
  isUnknown,
  jsonArgument,
  listArgument,
  recordArgument,
  shapeArgument,
  UNKNOWN,
  withChecks,
  type Check,
  type CheckArgument,
  type PropertyShape,
  type Shape,
} from "./shape.js";
import { typeBit } from "./type-set.js";

const KEYWORDS = [
  "properties",
  "patternProperties",
  "additionalProperties",
  "propertyNames",
  "required",
  "minProperties",
  "maxProperties",
  "dependentRequired",
  "dependentSchemas",
] as const;

export function hasObjectKeywords(schema: SchemaObject): boolean {
  return KEYWORDS.some((keyword) => schema[keyword] !== undefined);
}

/**
 * Names every object inherits. zod looks properties up with `in`, so that an absent `constructor` is found on the
 * prototype; these are checked as own properties instead.
 */
const INHERITED = new Set(Object.getOwnPropertyNames(Object.prototype));

export function objectShape(schema: SchemaObject, position: Position): Shape {
  const declared = declaredProperties(schema, position);
  const special = declared.filter(({ name }) => INHERITED.has(name));
  if (special.length === 0) return plainObject(schema, declared, false, position);
  const rest = plainObject(
    schema,
    declared.filter(({ name }) => !INHERITED.has(name)),
    true,
    position,
  );
  return withChecks(rest, [ownPropertiesCheck(special)]);
}

function plainObject(
  schema: SchemaObject,
  plain: readonly PropertyShape[],
  hasSpecial: boolean,
  position: Position,
): Shape {
  const checks = objectChecks(schema, position);
  const patterns = Object.entries(schema.patternProperties ?? {});
  const { additionalProperties = true } = schema;
  const rest = shapeOfChild(additionalProperties, position);
  const open = schema.additionalProperties !== undefined && isUnknown(rest) ? "loose" : "strip";
  // zod's own handling of other properties knows neither patterns nor the special names.
  if (patterns.length > 0 || (hasSpecial && !isUnknown(rest))) {
    const pairs = patternPairs(patterns, position);
    checks.push(patternCheck(schema, pairs, pairs.length < patterns.length ? UNKNOWN : rest));
    // Of a pattern that cannot be matched, nothing can be said to be left over.
    return { kind: "object", properties: plain, rest: pairs.length < patterns.length ? "loose" : open, checks };
  }
  if (rest.kind === "never") return { kind: "object", properties: plain, rest: "strict", checks };
  if (isUnknown(rest)) return { kind: "object", properties: plain, rest: open, checks };
  if (plain.length === 0) return { kind: "record", values: rest, checks };
  return { kind: "object", properties: plain, rest, checks };
}

/** `properties`, and names that are only `required`. */
function declaredProperties(schema: SchemaObject, position: Position): PropertyShape[] {
  const required = new Set(schema.required);
  const entries = Object.entries(schema.properties ?? {});
  const declared = new Set(entries.map(([name]) => name));
  const undeclared = [...required].filter((name) => !declared.has(name));
  const { additionalProperties = true } = schema;
  if (additionalProperties === false && schema.patternProperties === undefined) warnOfForbidden(undeclared, position);
  // Beside patterns, a check sees to the undeclared ones.
  const other: Schema = schema.patternProperties === undefined ? additionalProperties : true;
  return [...entries, ...undeclared.map((name): [string, Schema] => [name, other])].map(([name, property]) => ({
    name,
    required: required.has(name),
    ...(declared.has(name) || schema.additionalProperties !== undefined ? {} : { undeclared: true }),
    shape: shapeOfChild(property, position),
    schema: property,
  }));
}

function warnOfForbidden(names: readonly string[], { scope }: Position): void {
  const [name] = names;
  if (name === undefined) return;
  warn(scope, {
    code: "accepts-nothing",
    message: `The property "${name}" is required, but \`additionalProperties: false\` beside it forbids what is not declared there; no value is accepted`,
    hint: "Declare the property beside `additionalProperties`, or leave that out.",
  });
}

function ownPropertiesCheck(properties: readonly PropertyShape[]): Check {
  const schemas = recordArgument(properties.map(({ name, shape }) => [name, shapeArgument(shape)]));
  const required = properties.filter((property) => property.required).map((property) => property.name);
  return check("ownProperties", schemas, ...(required.length === 0 ? [] : [jsonArgument(required)]));
}

/** `[/^x-/u, ...]` for each pattern that can be matched. */
function patternPairs(patterns: readonly [string, Schema][], position: Position): CheckArgument[] {
  return patterns.flatMap(([pattern, child]) => {
    const regex = usableRegex(pattern, position.scope);
    if (regex === undefined) return [];
    return [listArgument([{ kind: "regex", regex }, shapeArgument(shapeOfChild(child, position))])];
  });
}

/** `patternProperties([[/^x-/u, ...]], [declared names], others)`. */
function patternCheck(schema: SchemaObject, pairs: readonly CheckArgument[], rest: Shape): Check {
  if (isUnknown(rest)) return check("patternProperties", listArgument(pairs));
  const names = Object.keys(schema.properties ?? {});
  return check("patternProperties", listArgument(pairs), jsonArgument(names), shapeArgument(rest));
}

function objectChecks(schema: SchemaObject, position: Position): Check[] {
  const checks: Check[] = [];
  if (schema.propertyNames !== undefined) {
    const names = position.analyse(schema.propertyNames, { ...position, types: typeBit("string"), inPlace: false });
    if (!isUnknown(names) && !isAnyText(names)) checks.push(check("propertyNames", shapeArgument(names)));
  }
  const min = Number(schema.minProperties ?? 0);
  if (min > 0) checks.push(check("minProperties", jsonArgument(min)));
  if (schema.maxProperties !== undefined)
    checks.push(check("maxProperties", jsonArgument(Number(schema.maxProperties))));
  const dependent = Object.entries(schema.dependentRequired ?? {}).filter(([, names]) => names.length > 0);
  if (dependent.length > 0) {
    checks.push(
      check("dependentRequired", recordArgument(dependent.map(([name, names]) => [name, jsonArgument(names)]))),
    );
  }
  const schemas = Object.entries(schema.dependentSchemas ?? {})
    .map(([name, child]) => [name, shapeInPlace(child, position)] as const)
    .filter(([, shape]) => !isUnknown(shape));
  if (schemas.length > 0) {
    checks.push(
      check("dependentSchemas", recordArgument(schemas.map(([name, shape]) => [name, shapeArgument(shape)]))),
    );
  }
  return checks;
}
