import { setOwn } from "../../../model/object.js";
import { quote } from "../../../model/quote.js";
import type { Body, Encoding, MediaType } from "../../../model/route-spec.js";
import type { JsonObject, Schema } from "../../../model/schema.js";
import { BYTE_SIZE, byteSizeHint, readByteSize } from "../../byte-size.js";
import { breakOperation, type OperationContext } from "./context.js";
import { isObjectNode, isTrue, items, kindOf, member, originOf, textOf, type Node } from "../document/node.js";
import { noteSlips } from "../document/known-fields.js";
import { normalMediaType, readContent } from "./media-types.js";
import { ownSchema, type Parameters } from "./parameters.js";
import { ofCollectionFormat } from "./styles.js";

const FORM = "application/x-www-form-urlencoded";
const MULTIPART = "multipart/form-data";
const ANY: MediaType = { mediaType: "*/*" };

/** The body of an operation: 3.x `requestBody`, 2.0 its body or form parameters. */
export function readBody(context: OperationContext, operation: Node, parameters: Parameters): Body | undefined {
  if (context.version === "2.0") return readBody2(context, operation, parameters.body);
  const stated = member(operation, "requestBody");
  const node = stated && context.follow(stated);
  if (node === undefined || !isObjectNode(node)) return undefined;
  noteSlips(context, node, "request body");
  const content = readContent(context, member(node, "content"));
  const description = textOf(node.value.description);
  return {
    required: isTrue(node.value.required),
    ...(description !== undefined && { description }),
    content: content.length > 0 ? content : [ANY],
    origin: originOf(node),
  };
}

/** `x-body-limit` of an operation; what is not a size is told, and the limit for all stays. */
export function readBodyLimit(context: OperationContext, operation: Node): number | undefined {
  const stated = member(operation, "x-body-limit");
  if (stated === undefined) return undefined;
  const limit = readByteSize(stated.value);
  if (limit !== undefined) return limit;
  const got = typeof stated.value === "string" ? quote(stated.value) : kindOf(stated.value);
  const message = `Expected ${BYTE_SIZE.what} for x-body-limit, got ${got}; it is ignored.`;
  context.notes.warn({ code: "body-limit", message, hint: byteSizeHint(stated.value) }, originOf(stated));
  return undefined;
}

function readBody2(context: OperationContext, operation: Node, nodes: readonly Node<JsonObject>[]): Body | undefined {
  const [first, ...others] = nodes;
  if (first === undefined) return undefined;
  const bodies = nodes.filter(({ value }) => value.in === "body");
  if (bodies.length > 1) breakOperation(context, others[0]!, "It has more than one body.");
  if (bodies.length > 0 && bodies.length < nodes.length)
    breakOperation(context, first, "It has a body and form fields.");
  const consumes = mediaTypesOf(context, operation, "consumes");
  const [body] = bodies;
  return body === undefined ? readForm(context, nodes, consumes) : readPlain(context, body, consumes);
}

function readPlain(context: OperationContext, node: Node<JsonObject>, consumes: readonly string[]): Body {
  const schema = member(node, "schema");
  const read = schema && context.schema(schema);
  const types = consumes.length > 0 ? consumes : ["application/json"];
  const description = textOf(node.value.description);
  return {
    required: isTrue(node.value.required),
    ...(description !== undefined && { description }),
    content: types.map((mediaType) => ({ mediaType, ...(read !== undefined && { schema: read }) })),
    origin: originOf(node),
  };
}

/** Form fields make an object; what they are sent as is stated, else follows from whether there is a file. */
function readForm(context: OperationContext, nodes: readonly Node<JsonObject>[], consumes: readonly string[]): Body {
  const properties: Record<string, Schema> = {};
  const encoding: Record<string, Encoding> = {};
  const required: string[] = [];
  for (const node of nodes) {
    const name = String(node.value.name);
    const schema = ownSchema(context, node);
    setOwn(properties, name, schema);
    if (isTrue(node.value.required)) required.push(name);
    const written = ofCollectionFormat(node.value.collectionFormat, "query");
    if (written && typeof schema === "object" && schema.type === "array") setOwn(encoding, name, written);
  }
  const hasFile = nodes.some(({ value }) => value.type === "file");
  const stated = consumes.filter((mediaType) => mediaType === FORM || mediaType === MULTIPART);
  const types = hasFile ? [MULTIPART] : stated.length > 0 ? stated : [FORM];
  const schema: Schema = { type: "object", properties, ...(required.length > 0 && { required }) };
  return {
    required: required.length > 0,
    content: types.map((mediaType) => ({
      mediaType,
      schema,
      ...(Object.keys(encoding).length > 0 && { encoding }),
    })),
    origin: originOf(nodes[0]!),
  };
}

/** 2.0 `consumes` and `produces`: the operation's, else the document's. What is not a media type is left out. */
export function mediaTypesOf(context: OperationContext, operation: Node, key: "consumes" | "produces"): string[] {
  const list = member(operation, key) ?? member(context.root, key);
  const types = items(list).flatMap(({ value }) => (typeof value === "string" ? (normalMediaType(value) ?? []) : []));
  return [...new Set(types)];
}
