import type { SchemaObject } from "../../model/schema.js";
import { shapeOfChild, type Position } from "./position.js";
import { check, jsonArgument, NEVER, shapeArgument, UNKNOWN, type Check, type Shape } from "./shape.js";

export function hasArrayKeywords(schema: SchemaObject): boolean {
  return (
    schema.uniqueItems === true ||
    [schema.items, schema.prefixItems, schema.contains, schema.minItems, schema.maxItems].some(
      (keyword) => keyword !== undefined,
    )
  );
}

export function arrayShape(schema: SchemaObject, position: Position): Shape {
  const min = schema.minItems === undefined ? 0 : Number(schema.minItems);
  const max = schema.maxItems === undefined ? Infinity : Number(schema.maxItems);
  const checks = arrayChecks(schema, position);
  const rest = schema.items === undefined ? UNKNOWN : shapeOfChild(schema.items, position);
  const silent = schema.items === undefined ? { silent: true } : {};
  const prefix = schema.prefixItems ?? [];
  if (prefix.length === 0) {
    const bounds = { ...(min > 0 ? { min } : {}), ...(max < Infinity ? { max } : {}) };
    if (rest.kind === "never") return { kind: "array", items: NEVER, ...bounds, checks };
    return { kind: "array", items: rest, ...silent, ...bounds, checks };
  }
  const items = prefix.map((item) => shapeOfChild(item, position));
  const required = Math.min(min, items.length);
  // What may be no longer than its prefix ends with it, as pydantic and .NET write a tuple.
  const closed = rest.kind === "never" || max === items.length;
  if (min > items.length) checks.push(check("minItems", jsonArgument(min)));
  if (max < Infinity && !(closed && max >= items.length)) checks.push(check("maxItems", jsonArgument(max)));
  return { kind: "tuple", items, required, ...(closed ? {} : { rest, ...silent }), checks };
}

function arrayChecks(schema: SchemaObject, position: Position): Check[] {
  const checks: Check[] = [];
  if (schema.uniqueItems === true) checks.push(check("uniqueItems"));
  if (schema.contains !== undefined) {
    const min = schema.minContains === undefined ? 1 : Number(schema.minContains);
    const shape = shapeOfChild(schema.contains, position);
    const max = schema.maxContains;
    const bounds = max === undefined ? (min === 1 ? [] : [min]) : [min, Number(max)];
    // Also where it limits nothing: what it finds counts as looked at.
    checks.push(check("contains", shapeArgument(shape), ...bounds.map(jsonArgument)));
  }
  return checks;
}
