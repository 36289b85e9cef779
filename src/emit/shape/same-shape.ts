import type { Shape } from "./shape.js";

/** Tells shapes apart: the same number for those that are printed alike, but for what comments say. */
export type SameShape = (shape: Shape) => number;

/** For the shapes of one file, each of which is looked at once. */
export function sameShapes(): SameShape {
  const numbers = new Map<string, number>();
  const known = new WeakMap<object, number>();
  const numbered = (text: string): number => {
    const number = numbers.get(text) ?? numbers.size;
    numbers.set(text, number);
    return number;
  };
  const entry = ([key, value]: [string, unknown]): string => {
    // Of the schema only that is printed, beside its comment.
    return key === "schema" ? String(isReadOnly(value)) : `${key.length} ${key}:${numberOf(value)}`;
  };
  const numberOf = (value: unknown): number => {
    if (typeof value !== "object" || value === null) return numbered(`${typeof value} ${String(value)}`);
    const found = known.get(value);
    if (found !== undefined) return found;
    const text = Array.isArray(value)
      ? `[${value.map(numberOf).join()}]`
      : `{${Object.entries(value).map(entry).sort().join()}}`;
    const number = numbered(text);
    known.set(value, number);
    return number;
  };
  return numberOf;
}

function isReadOnly(schema: unknown): boolean {
  return typeof schema === "object" && (schema as { readOnly?: unknown } | null)?.readOnly === true;
}
