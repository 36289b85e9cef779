import { quote } from "../../../model/quote.js";
import { isFalse, isTrue, kindOf, member, originOf, type Node } from "./node.js";
import type { Notes } from "./notes.js";

/** Whether a key is `true`, as {@link flagOf} reads it; not when it is absent. */
export function flagAt(context: { notes: Notes }, node: Node, key: string): boolean {
  const part = member(node, key);
  return part !== undefined && flagOf(context, part, key);
}

/** Whether a value is `true`; a text that says so counts, and whatever else is not a boolean does not, which is told. */
export function flagOf({ notes }: { notes: Notes }, part: Node, key: string): boolean {
  const { value } = part;
  if (typeof value === "boolean" || value === null) return value === true;
  const came = typeof value === "string" ? quote(value) : kindOf(value);
  const fate = isTrue(value) ? "read as true" : isFalse(value) ? "read as false" : "ignored";
  notes.warn(
    { code: "no-boolean", message: `Expected true or false for ${key}, got ${came}; it is ${fate}.` },
    originOf(part),
  );
  return isTrue(value);
}
