import type { Json, JsonObject } from "../../model/schema.js";

/** A text that says something. */
export function text(value: Json | undefined): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** Those of an object's keys that are texts. */
export function texts<Key extends string>(object: JsonObject, ...keys: Key[]): Partial<Record<Key, string>> {
  const found: Partial<Record<Key, string>> = {};
  for (const key of keys) {
    const value = text(object[key]);
    if (value !== undefined) found[key] = value;
  }
  return found;
}
