import { quote } from "../../model/quote.js";
import type { SchemaObject } from "../../model/schema.js";
import { warn, type Scope } from "./scope.js";
import type { Shape } from "./shape.js";

const RANGES = [
  ["minimum", "maximum"],
  ["exclusiveMinimum", "exclusiveMaximum"],
  ["minLength", "maxLength"],
  ["minItems", "maxItems"],
  ["minProperties", "maxProperties"],
] as const;

/** Tells of a schema that accepts nothing although its author does not say so with `false`. */
export function noteNothing(schema: SchemaObject, shape: Shape, scope: Scope): void {
  const why = emptyRange(schema) ?? (shape.kind === "never" ? "what it is made of excludes each other" : undefined);
  if (why === undefined) return;
  const title = schema.title === undefined ? "" : ` ${quote(schema.title)}`;
  warn(scope, { code: "accepts-nothing", message: `No value fits a schema${title} here: ${why}` });
}

function emptyRange(schema: SchemaObject): string | undefined {
  for (const [lower, upper] of RANGES) {
    const [least, most] = [schema[lower], schema[upper]];
    if (least !== undefined && most !== undefined && least > most) return `${lower} ${least} is above ${upper} ${most}`;
  }
  return undefined;
}
