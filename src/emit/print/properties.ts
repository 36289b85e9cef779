import type { Json } from "../../model/schema.js";
import { plainJson, type Expr } from "./expression.js";

/** A property of an object literal, its name not yet encoded. */
export interface NamedValue {
  name: string;
  value: Expr;
}

/** The properties that have a value. */
export function stated(values: Record<string, Json | undefined>): NamedValue[] {
  return Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [{ name, value: plainJson(value) }],
  );
}
