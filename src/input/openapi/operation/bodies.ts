import { setOwn } from "../../../model/object.js";
import { quote } from "../../../model/quote.js";
import type { Body, Encoding, MediaType } from "../../../model/route-spec.js";
import type { JsonObject, Schema } from "../../../model/schema.js";
import { BYTE_SIZE, byteSizeHint, readByteSize } from "../../byte-size.js";
import type { OperationContext } from "./context.js";
import { isObjectNode, items, kindOf, member, members, originOf, textOf, type Node } from "../document/node.js";
import { flagAt } from "../document/flag.js";
import { respelled } from "../document/known-fields.js";
import { mediaTypeOf, readContent, readMedia, sendable } from "./media-types.js";
import { isSchema, meantContent } from "./content-slips.js";
import { ownSchema, type Parameters } from "./parameters.js";
import { ofCollectionFormat } from "./styles.js";

const JSON_TYPE = "application/json";
const FORM = "application/x-www-form-urlencoded";
const MULTIPART = "multipart/form-data";
const ANY: MediaType = { mediaType: "*/*" };

/** The body of an operation: 3.x `requestBody`, 2.0 its body or form parameters. */
export function readBody(context: OperationContext, operation: Node, parameters: Parameters): Body | undefined {
  const stated = member(operation, "requestBody");
  if (context.version === "2.0" && (stated === undefined || parameters.body.length > 0))
    return readBody2(context, operation, parameters.body);
  const followed = stated && context.follow(stated);
  const node = followed && !isSchema(followed) ? respelled(context, followed, "request body") : followed;
  if (parameters.body.length > 0) noteBodyParameters(context, parameters.body, node !== undefined);
  if (node === undefined && parameters.body.length > 0) return readBody2(context, operation, parameters.body);
  if (node === undefined || !isObjectNode(node)) return undefined;
  const whole = node === followed ? stated! : node;
  const instead = meantContent(context, whole, "request body", (part) => readMedia(context, part));
  const content = instead ?? readContent(context, member(node, "content"));
  noteSequences(context, member(node, "content"));
  const some = sendable(context, content, node);
  if (content.length > 0 && some.length === 0) return undefined;
  const files = some.map((media) => withFiles(context, media, node, some.length === 1));
  const description = textOf(node.value.description);
  return {
    // A schema has a list of that name.
    required: !Array.isArray(node.value.required) && flagAt(context, node, "required"),
    ...(description !== undefined && { description }),
    content: files.length > 0 ? files : [ANY],
    origin: originOf(node),
  };
}

/** A file among the fields of a form cannot be sent but in parts; springdoc says JSON of them where it is not told. */
function withFiles(context: OperationContext, media: MediaType, node: Node, isOnly: boolean): MediaType {
  const { schema, mediaType } = media;
  const isForm = mediaType === FORM || mediaType === MULTIPART;
  if (isForm && typeof schema === "object" && typeof schema.type === "string" && schema.type !== "object")
    return { ...media, schema: asForm(context, schema, schema.type, node) };
  const properties = typeof schema === "object" ? Object.values(schema.properties ?? {}) : [];
  if (mediaType === MULTIPART && !properties.some(isFile)) noteTexts(context, schema, node);
  const cannot = mediaType === FORM || (mediaType === JSON_TYPE && isOnly);
  if (!cannot || !properties.some(isFile)) return media;
  const message = `A file cannot be sent as ${mediaType}; the body is read as ${MULTIPART}.`;
  context.notes.warn({ code: "form-file", message }, originOf(node));
  return { ...media, mediaType: MULTIPART };
}

/** A form is nothing but its fields: no request would be of the type that is stated. */
function asForm({ notes }: OperationContext, schema: Schema, type: string, node: Node): Schema {
  const fate = isFile(schema) ? "it is read as files of any names" : "any fields are accepted";
  const message = `Expected the fields of the form as an object, got the type ${type}; ${fate}.`;
  notes.warn({ code: "form-schema", message }, originOf(node));
  return { type: "object", ...(isFile(schema) && { additionalProperties: { type: "string", format: "binary" } }) };
}

/** Fields of a form that is sent in parts which are files by their names alone. */
function noteTexts({ notes }: OperationContext, schema: Schema | undefined, node: Node): void {
  const fields = Object.entries((typeof schema === "object" && schema.properties) || {});
  const isText = (field: Schema): boolean =>
    typeof field === "object" && field.type === "string" && field.format === undefined && field.enum === undefined;
  const [name] = fields.find(([key, field]) => FILES.test(key) && isText(field)) ?? [];
  if (name === undefined) return;
  const message = `The field ${quote(name)} is read as a text; format: binary says that it is a file.`;
  notes.info({ code: "form-file", message }, originOf(node));
}

const FILES = /^(?:(?:file|upload|attachment|image|photo|picture)s?|avatar)$/i;

function isFile(schema: Schema): boolean {
  if (typeof schema === "boolean") return false;
  return schema.format === "binary" || (schema.items !== undefined && isFile(schema.items));
}

/** Only 2.0 has parameters that are the body, or fields of it. */
function noteBodyParameters(context: OperationContext, nodes: readonly Node<JsonObject>[], isIgnored: boolean): void {
  const [first] = nodes;
  if (first === undefined) return;
  const fate = isIgnored ? "it is ignored beside requestBody" : "it is read as one";
  const message = `Expected requestBody, got a parameter in ${String(first.value.in)}, as OpenAPI 2.0 has it; ${fate}.`;
  context.notes.warn({ code: "body-parameter", message }, originOf(first));
}

/** What 3.2 says of each item of a sequence or a multipart body (https://spec.openapis.org/oas/v3.2.0#media-type-object). */
const OF_ITEMS = ["itemSchema", "prefixEncoding", "itemEncoding"];

/** Requests are not read item by item, which is told at each keyword that is about items. */
function noteSequences(context: OperationContext, content: Node | undefined): void {
  for (const [mediaType, part] of members(content)) {
    const media = context.follow(part) ?? part;
    for (const keyword of OF_ITEMS) {
      const stated = member(media, keyword);
      if (stated === undefined) continue;
      const message = `${keyword} of a request is not used: the items of ${quote(mediaType)} are not held against it.`;
      context.notes.warn({ code: "request-items", message }, originOf(stated));
    }
  }
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
  const consumes = mediaTypesOf(context, operation, "consumes");
  const isBody = ({ value }: Node<JsonObject>): boolean => value.in === "body";
  if (nodes.some((node) => !isBody(node))) {
    if (nodes.some(isBody)) noteParts(context, nodes, "a body beside form fields", "the fields of one form");
    return readForm(context, nodes, consumes);
  }
  if (others.length === 0) return readPlain(context, first, consumes);
  noteParts(context, nodes, "more than one body", "the properties of one");
  return readParts(context, nodes, consumes);
}

/** 2.0 allows one body; authors who state several mean what one of them holds. */
function noteParts(context: OperationContext, nodes: readonly Node<JsonObject>[], came: string, read: string): void {
  const message = `Expected one body, got ${came}; ${nodes
    .map(nameOf)
    .map((name) => quote(name))
    .join(", ")} are read as ${read}.`;
  context.notes.warn({ code: "several-bodies", message }, originOf(nodes[0]!));
}

function nameOf({ value }: Node<JsonObject>): string {
  return textOf(value.name) ?? "body";
}

function readParts(context: OperationContext, nodes: readonly Node<JsonObject>[], consumes: readonly string[]): Body {
  const properties: Record<string, Schema> = {};
  for (const node of nodes) setOwn(properties, nameOf(node), partSchema(context, node));
  const required = nodes.filter((node) => flagAt(context, node, "required")).map(nameOf);
  const schema: Schema = { type: "object", properties, ...(required.length > 0 && { required }) };
  const types = consumes.length > 0 ? consumes : [JSON_TYPE];
  return {
    required: required.length > 0,
    content: types.map((mediaType) => ({ mediaType, schema })),
    origin: originOf(nodes[0]!),
  };
}

/** A body's `schema`; authors of several write the type beside the name, as that of other parameters. */
function partSchema(context: OperationContext, node: Node<JsonObject>): Schema {
  const stated = member(node, "schema");
  const schema = stated === undefined ? ownSchema(context, node) : context.schema(stated);
  const description = textOf(node.value.description);
  if (description === undefined || typeof schema !== "object" || schema.description !== undefined) return schema;
  return "$ref" in schema ? schema : { ...schema, description };
}

function readPlain(context: OperationContext, node: Node<JsonObject>, consumes: readonly string[]): Body {
  const schema = member(node, "schema");
  const read = schema && context.schema(schema);
  const types = consumes.length > 0 ? consumes : [JSON_TYPE];
  const description = textOf(node.value.description);
  return {
    required: flagAt(context, node, "required"),
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
    const name = nameOf(node);
    const schema = partSchema(context, node);
    setOwn(properties, name, schema);
    if (flagAt(context, node, "required")) required.push(name);
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

/**
 * 2.0 `consumes` and `produces`: the operation's, else the document's. What is not a media type is told and left out; one without
 * the list around it counts, which is told.
 */
export function mediaTypesOf(context: OperationContext, operation: Node, key: "consumes" | "produces"): string[] {
  const list = member(operation, key) ?? member(context.root, key);
  const isAlone = typeof list?.value === "string";
  if (list !== undefined && !Array.isArray(list.value)) {
    const fate = isAlone ? "it is read as one of one" : "it is ignored";
    const message = `Expected a list of media types for ${key}, got ${kindOf(list.value)}; ${fate}.`;
    context.notes.warn({ code: "media-type", message }, originOf(list));
  }
  const types = (list && isAlone ? [list] : items(list)).flatMap((part) =>
    typeof part.value === "string" ? (mediaTypeOf(context, part.value, part) ?? []) : [],
  );
  return [...new Set(types)];
}
