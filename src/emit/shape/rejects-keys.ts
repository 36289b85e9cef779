import type { Model, Schema } from "../../model/schema.js";
import { forEachInPlace } from "../../model/schema-walk.js";

/**
 * Whether a schema's zod form may report unknown keys of the value itself. zod's intersection forgives a key only one
 * side rejects; JSON Schema does not, so such schemas are combined by a check of our own.
 */
export function rejectsKeys(schema: Schema, models: ReadonlyMap<string, Model>): boolean {
  const seen = new Set<Schema>();
  const pending: Schema[] = [schema];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next === "boolean" || seen.has(next)) continue;
    seen.add(next);
    if (next.additionalProperties === false || next.unevaluatedProperties === false) return true;
    const target = next.$ref === undefined ? undefined : models.get(next.$ref);
    if (target !== undefined) pending.push(target.schema);
    forEachInPlace(next, (child) => pending.push(child));
  }
  return false;
}
