import { isObject, type Json, type JsonObject } from "../../../model/schema.js";
import type { Node } from "../document/node.js";
import { statesVersion } from "../document/version.js";

/**
 * Whether the schema, or the file it is in, names a dialect of JSON Schema (OpenAPI 3.1, 4.8.24.5): then it says what it
 * means.
 */
export function namesDialect({ value, doc }: Node<JsonObject>): boolean {
  if (isDialect(value.$schema)) return true;
  const root = doc.value;
  return isObject(root) && isDialect(statesVersion(root) ? root.jsonSchemaDialect : root.$schema);
}

function isDialect(uri: Json | undefined): boolean {
  return typeof uri === "string" && /^https?:\/\/json-schema\.org\//.test(uri);
}
