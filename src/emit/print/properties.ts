import type { Json } from "../../model/schema.js";
import { plainJson, type Expr } from "./expression.js";

/** A property of an object literal, its name not yet encoded. */
export interface NamedValue {
  name: string;
  value: Expr;
}

/** The properties that have a value. */
export function stated(values: Record<string, Json | undefined>): NamedValue[] {
  const found: NamedValue[] = [];
  for (const name in values) {
    const value = values[name];
    if (value !== undefined) found.push({ name, value: plainJson(value) });
  }
  return found;
}
