import type { SchemaObject } from "../../model/schema.js";
import { shapeOfChild, type Position } from "./position.js";
import { check, shapeArgument, type Check } from "./shape.js";

/** `unevaluated*` with nothing else that looks at the value means what `additionalProperties` and `items` mean. */
export function simplifyUnevaluated(schema: SchemaObject): SchemaObject {
  const { unevaluatedProperties, unevaluatedItems } = schema;
  if (unevaluatedProperties === undefined && unevaluatedItems === undefined) return schema;
  if (evaluatesInPlace(schema)) return schema;
  const simple: SchemaObject = { ...schema };
  delete simple.unevaluatedProperties;
  delete simple.unevaluatedItems;
  if (unevaluatedProperties !== undefined) simple.additionalProperties ??= unevaluatedProperties;
  if (unevaluatedItems !== undefined && schema.contains !== undefined) simple.unevaluatedItems = unevaluatedItems;
  else if (unevaluatedItems !== undefined) simple.items ??= unevaluatedItems;
  return simple;
}

function evaluatesInPlace(schema: SchemaObject): boolean {
  const { $ref, allOf, anyOf, oneOf, if: condition, dependentSchemas } = schema;
  return [$ref, allOf, anyOf, oneOf, condition, dependentSchemas].some((keyword) => keyword !== undefined);
}

/** Each finds out by itself what the other parts of the schema have looked at: it stands behind all of them. */
export function unevaluatedChecks(schema: SchemaObject, position: Position): Check[] {
  return (["unevaluatedProperties", "unevaluatedItems"] as const).flatMap((name) => {
    const stated = schema[name];
    return stated === undefined ? [] : [check(name, shapeArgument(shapeOfChild(stated, position)))];
  });
}
