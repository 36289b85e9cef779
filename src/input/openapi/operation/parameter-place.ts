import { didYouMean } from "../../../model/did-you-mean.js";
import { quote } from "../../../model/quote.js";
import type { JsonObject, Schema } from "../../../model/schema.js";
import { isObjectNode, member, members, originOf, type Node } from "../document/node.js";
import type { OperationContext } from "./context.js";
import type { ParameterPlace } from "./styles.js";

/** Of all versions; 2.0 has the body and its fields, 3.2 the query as a whole. */
const PLACES = ["path", "query", "header", "cookie", "body", "formData", "querystring"];

/** What frameworks call them: Fastify, Express, Flask. */
const WORDS: Readonly<Record<string, string>> = {
  params: "path",
  json: "body",
  form: "formData",
  file: "formData",
  files: "formData",
};

/** A parameter with the place in `in` that it means, also with a slip in it: `Query`, `headers`, `querystring` before 3.2. */
export function inPlace(context: OperationContext, node: Node<JsonObject>): Node<JsonObject> {
  const { in: stated, content } = node.value;
  if (typeof stated !== "string") return node;
  const lower = stated.trim().toLowerCase();
  const isQuery = lower === "querystring" && context.version !== "3.2" && content === undefined;
  const word = Object.hasOwn(WORDS, lower) ? WORDS[lower] : didYouMean(lower, PLACES, 4);
  const isFile = context.version === "2.0" && node.value.type === "file";
  const place = isQuery ? "query" : isFile && word !== "body" ? "formData" : word;
  if (place === undefined || place === stated) return node;
  const of = place === "formData" && isFile ? " for a file" : "";
  const message = `Expected "in" to be ${place}${of}, got ${quote(stated)}; it is read as that.`;
  context.notes.warn({ code: "parameter-place", message }, originOf(node));
  return { ...node, value: { ...node.value, in: place } };
}

/** An item of the list, also where its name is the only key around it: `- id: { in: path }`. */
export function named({ notes }: OperationContext, item: Node): readonly [name: string | undefined, item: Node] {
  const [only, ...more] = members(item);
  if (only === undefined || more.length > 0 || !isObjectNode(only[1])) return [undefined, item];
  const message = "Expected the name of a parameter below name, got it as a key; it is read as that.";
  notes.warn({ code: "parameter-name", message }, originOf(only[1]));
  return only;
}

/** Nothing but text can stand in a parameter. */
export function noteFile(context: OperationContext, node: Node, schema: Schema, place: ParameterPlace): void {
  const items = typeof schema === "object" && schema.type === "array" ? schema.items : schema;
  if (typeof items !== "object" || items.format !== "binary") return;
  const message = `A ${place} parameter cannot be a file; it is read as a text.`;
  const hint = "Put it into a body of multipart/form-data.";
  context.notes.warn({ code: "parameter-file", message, hint }, originOf(member(node, "schema") ?? node));
}

/**
 * Browsers and clients send these headers by themselves, as lists with weights (RFC 9110 section 12.5): what a schema says of
 * one value would refuse nearly every request.
 */
export function negotiated({ notes }: OperationContext, node: Node, name: string, schema: Schema): Schema {
  if (!/^accept-(?:language|encoding|charset)$/i.test(name) || typeof schema === "boolean") return schema;
  if (Object.keys(schema).every((key) => /^(?:type|title|description|default|examples?)$/.test(key))) return schema;
  const message = `Clients send ${name} as a list with weights; it is read as a text.`;
  notes.info({ code: "negotiated-header", message }, originOf(node));
  return { type: "string", ...(schema.default !== undefined && { default: schema.default }) };
}
