import { getOwn } from "../../../src/model/object.js";
import type { Json, JsonObject } from "../../../src/model/schema.js";

/** The dialects that are read; those between behave like `draft7` or `2019-09` where they differ. */
export type Dialect = "draft4" | "draft6" | "draft7" | "2019-09" | "2020-12";

const BY_URI: ReadonlyMap<string, Dialect> = new Map([
  ["http://json-schema.org/draft-04/schema", "draft4"],
  ["http://json-schema.org/draft-06/schema", "draft6"],
  ["http://json-schema.org/draft-07/schema", "draft7"],
  ["https://json-schema.org/draft/2019-09/schema", "2019-09"],
  ["https://json-schema.org/draft/2020-12/schema", "2020-12"],
]);

/** The dialect a `$schema` names, if it is a standard one. */
export function dialectOf(document: Json): Dialect | undefined {
  const stated = isObject(document) ? getOwn(document, "$schema") : undefined;
  return typeof stated === "string" ? BY_URI.get(stated.replace(/#$/, "")) : undefined;
}

/** Up to draft 7, everything beside a `$ref` is ignored (draft-handrews-json-schema-01, 8.3). */
export function ignoresSiblingsOfRef(dialect: Dialect): boolean {
  return dialect === "draft4" || dialect === "draft6" || dialect === "draft7";
}

/** The keyword that gives a schema its URI. */
export function idKeyword(dialect: Dialect): "id" | "$id" {
  return dialect === "draft4" ? "id" : "$id";
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Keywords, of any dialect, whose value is a schema, a list of schemas, or an object of schemas. */
const ONE = (
  "additionalItems additionalProperties contains else if items not propertyNames then unevaluatedItems " +
  "unevaluatedProperties"
).split(" ");
const LIST = ["allOf", "anyOf", "items", "oneOf", "prefixItems"];
const RECORD = "$defs definitions dependencies dependentSchemas patternProperties properties".split(" ");

/** Calls `visit` for each direct subschema of a schema, definitions included, with its pointer from there. */
export function forEachRawSubschema(schema: JsonObject, visit: (child: Json, tokens: string[]) => void): void {
  for (const keyword of ONE) {
    const value = getOwn(schema, keyword);
    if (isObject(value) || typeof value === "boolean") visit(value, [keyword]);
  }
  for (const keyword of LIST) {
    const value = getOwn(schema, keyword);
    if (Array.isArray(value)) value.forEach((child, index) => visit(child, [keyword, String(index)]));
  }
  for (const keyword of RECORD) {
    const value = getOwn(schema, keyword);
    if (!isObject(value)) continue;
    for (const [name, child] of Object.entries(value)) if (!Array.isArray(child)) visit(child, [keyword, name]);
  }
}
