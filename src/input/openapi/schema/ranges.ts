import type { Json, SchemaObject } from "../../../model/schema.js";
import { member, originOf, type Node } from "../document/node.js";
import type { SchemaContext } from "./context.js";

const RANGES = [
  ["minimum", "maximum"],
  ["exclusiveMinimum", "exclusiveMaximum"],
  ["minimum", "exclusiveMaximum"],
  ["exclusiveMinimum", "maximum"],
  ["minLength", "maxLength"],
  ["minItems", "maxItems"],
  ["minProperties", "maxProperties"],
] as const;

/** Bounds of which the lower one is above the upper one accept nothing: each is taken for the other, and told. */
export function settleRanges(context: SchemaContext, schema: SchemaObject, node: Node): void {
  if (context === context.literal) return;
  for (const [lower, upper] of RANGES) {
    const [least, most] = [schema[lower], schema[upper]];
    if (least === undefined || most === undefined || least <= most) continue;
    const message = `${lower} ${least} is above ${upper} ${most}; each is read as the other.`;
    context.notes.warn({ code: "schema-bound", message }, originOf(member(node, lower) ?? node));
    schema[lower] = most;
    schema[upper] = least;
  }
}

/** Whether the bounds of a schema itself leave a value out. */
export function isOutside(schema: SchemaObject, value: Json): boolean {
  if (typeof value === "number" || typeof value === "bigint") {
    const {
      minimum = -Infinity,
      maximum = Infinity,
      exclusiveMinimum = -Infinity,
      exclusiveMaximum = Infinity,
    } = schema;
    return value < minimum || value > maximum || value <= exclusiveMinimum || value >= exclusiveMaximum;
  }
  const { items } = schema;
  if (typeof value === "string") return isOtherCount([...value].length, schema.minLength, schema.maxLength);
  if (!Array.isArray(value)) return false;
  const isWrong = (item: Json): boolean =>
    typeof items === "object" && (isOutside(items, item) || items.enum?.includes(item) === false);
  return isOtherCount(value.length, schema.minItems, schema.maxItems) || value.some(isWrong);
}

function isOtherCount(count: number, least: number | bigint = 0, most: number | bigint = Infinity): boolean {
  return count < least || count > most;
}
