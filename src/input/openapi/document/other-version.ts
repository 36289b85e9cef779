import { quote } from "../../../model/quote.js";
import { isObject } from "../../../model/schema.js";
import { originOf, type Node } from "./node.js";
import type { Notes } from "./notes.js";
import type { Version } from "./version.js";

type Kind = "document" | "operation" | "parameter" | "style" | "response";
/** Keys that only the other versions have, and what this one writes. */
type Keys = Readonly<Record<string, string>>;

const OF_SCHEMAS =
  "type format items default maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern maxItems " +
  "minItems uniqueItems enum multipleOf";

const IN_3: Readonly<Record<Kind, Keys>> = {
  document: {
    swagger: "openapi",
    host: "servers",
    basePath: "servers",
    schemes: "servers",
    consumes: "content",
    produces: "content",
    definitions: "components.schemas",
    parameters: "components.parameters",
    responses: "components.responses",
    securityDefinitions: "components.securitySchemes",
  },
  operation: { consumes: "content", produces: "content" },
  parameter: Object.fromEntries(OF_SCHEMAS.split(" ").map((key) => [key, "schema"])),
  style: { collectionFormat: "style and explode" },
  response: { schema: "content" },
};

const IN_2: Readonly<Record<Kind, Keys>> = {
  document: { servers: "host, basePath and schemes", components: "definitions and the like" },
  operation: { requestBody: "a parameter in body" },
  parameter: { schema: "type", content: "type" },
  style: { style: "collectionFormat", explode: "collectionFormat" },
  response: { content: "schema" },
};

/** The keys of an object that only the other versions have: those of 2.0 in 3.x, those of 3.x in 2.0. */
export function otherKeys({ value }: Node, kind: Kind, version: Version): string[] {
  if (!isObject(value)) return [];
  return Object.keys((version === "2.0" ? IN_2 : IN_3)[kind]).filter((key) => Object.hasOwn(value, key));
}

/** Tells once for the object that keys of the other versions are read as those have them. */
export function noteOtherKeys(
  { notes, version }: { notes: Notes; version: Version },
  node: Node,
  kinds: readonly Kind[],
): void {
  const found = kinds.flatMap((kind) => otherKeys(node, kind, version).map((key) => [kind, key] as const));
  if (found.length === 0) return;
  const table = version === "2.0" ? IN_2 : IN_3;
  const keys = found.map(([, key]) => quote(key)).join(", ");
  const instead = [...new Set(found.map(([kind, key]) => table[kind][key]!))].join(", ");
  const other = version === "2.0" ? "3.x" : "2.0";
  const isOne = found.length === 1;
  const shared = kinds[0] === "document" || kinds[0] === "operation";
  const where = shared ? `, where no key of ${version} says the same` : "";
  const message = `OpenAPI ${other} has the ${isOne ? "key" : "keys"} ${keys}, not ${version}; ${isOne ? "it is" : "they are"} read as there${where}.`;
  notes.warn({ code: "other-version", message, hint: `OpenAPI ${version} writes ${instead}` }, originOf(node));
}
