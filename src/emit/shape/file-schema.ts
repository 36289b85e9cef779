import type { SchemaObject } from "../../model/schema.js";

/**
 * A `File`, which JSON Schema has no word for: what stands in the schema of a form where a file is sent. Told by
 * identity, so that no document can write it.
 */
export const FILE_SCHEMA: SchemaObject = Object.freeze<SchemaObject>({ type: "string", format: "binary" });
