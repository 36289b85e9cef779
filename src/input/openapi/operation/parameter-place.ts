import { didYouMean } from "../../../model/did-you-mean.js";
import { quote } from "../../../model/quote.js";
import type { JsonObject } from "../../../model/schema.js";
import { originOf, type Node } from "../document/node.js";
import type { OperationContext } from "./context.js";

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
  const place = isQuery ? "query" : word;
  if (place === undefined || place === stated) return node;
  const message = `Expected "in" to be ${place}, got ${quote(stated)}; it is read as that.`;
  context.notes.warn({ code: "parameter-place", message }, originOf(node));
  return { ...node, value: { ...node.value, in: place } };
}
