import { isDeepStrictEqual } from "node:util";
import { isReservedHeader } from "../../../model/http.js";
import { quote } from "../../../model/quote.js";
import type { MediaType, Parameter } from "../../../model/route-spec.js";
import type { JsonObject, Schema } from "../../../model/schema.js";
import type { OperationContext } from "./context.js";
import {
  isObjectNode,
  isTrue,
  items,
  kindOf,
  member,
  members,
  originOf,
  textOf,
  type Node,
  valueAt,
} from "../document/node.js";
import { flagAt } from "../document/flag.js";
import { respelled } from "../document/known-fields.js";
import { noteOtherKeys, otherKeys } from "../document/other-version.js";
import { readContent } from "./media-types.js";
import { exampleOf } from "./parameter-example.js";
import { inPlace, named, negotiated, noteFile } from "./parameter-place.js";
import { ofCollectionFormat, STYLES_OF, type ParameterPlace, type Written } from "./styles.js";

/** The parameters of an operation, its path item's included. */
export interface Parameters {
  path: Parameter[];
  query: Parameter[];
  header: Parameter[];
  cookie: Parameter[];
  querystring?: MediaType & { required: boolean };
  /** A header parameter `Authorization`, which OpenAPI 3 ignores. */
  authorization?: Node<JsonObject>;
  /** 2.0: parameters that are the body. */
  body: Node<JsonObject>[];
}

/** A parameter's object and what identifies it. */
export interface StatedParameter {
  node: Node<JsonObject>;
  name: string;
  in: string;
}

const PLACES: readonly string[] = ["path", "query", "header", "cookie"] satisfies ParameterPlace[];

/**
 * Parameters as they are stated, references followed: those of the path item, overridden by the operation's of the same
 * name and place. Names of headers compare without case.
 */
export function statedParameters(context: OperationContext, pathItem: Node, operation: Node): StatedParameter[] {
  const found = new Map<string, StatedParameter>();
  for (const list of [pathItem, operation]) {
    const here = new Map<string, StatedParameter>();
    for (const stated of statedIn(context, list)) {
      const key = `${stated.in} ${stated.in === "header" ? stated.name.toLowerCase() : stated.name}`;
      if (here.has(key)) {
        const message = `The ${stated.in} parameter ${quote(stated.name)} is given twice; the first counts.`;
        context.notes.warn({ code: "parameter-twice", message }, originOf(stated.node));
      } else {
        here.set(key, stated);
      }
    }
    for (const [key, stated] of here) found.set(key, stated);
  }
  return [...found.values()];
}

function statedIn(context: OperationContext, holder: Node): StatedParameter[] {
  const list = member(holder, "parameters");
  if (list === undefined || list.value === null) return [];
  const followed = context.follow(list);
  const isMap = followed !== undefined && isObjectNode(followed);
  const isOne = isMap && ["name", "in"].some((key) => typeof followed.value[key] === "string");
  if (followed !== undefined && !Array.isArray(followed.value)) {
    const fate = isOne ? "it is read as one of its items" : isMap ? "its values are read as one" : "it is ignored";
    const message = `Expected a list of parameters, got ${kindOf(followed.value)}; ${fate}.`;
    context.notes.warn({ code: "parameters-no-list", message }, originOf(list));
  }
  if (isOne) return identified(context, followed);
  const stated = isMap ? members(followed) : items(followed).map((item) => named(context, item));
  return stated.flatMap(([key, item]) => {
    const node = context.follow(item);
    return node === undefined ? [] : identified(context, node, key);
  });
}

/** @param key under which it stands in a map, where that is its name */
function identified(context: OperationContext, stated: Node, key?: string): StatedParameter[] {
  const spelled = respelled(context, stated, "parameter");
  const ignored = (message: string): [] => {
    context.notes.warn({ code: "parameter-ignored", message: `${message}; it is ignored.` }, originOf(stated));
    return [];
  };
  if (!isObjectNode(spelled)) return ignored(`Expected a parameter, got ${kindOf(stated.value)}`);
  const node = inPlace(context, spelled);
  const { name = key, in: place } = node.value;
  if (place === "body") return [{ node, name: textOf(name) ?? "body", in: place }];
  const text = typeof name === "number" ? String(name) : textOf(name);
  if (text === undefined && place !== "querystring") return ignored(`A parameter needs a name, got ${kindOf(name)}`);
  if (typeof place !== "string" || ![...PLACES, "formData", "querystring"].includes(place)) {
    const came = typeof place === "string" ? quote(place) : kindOf(place);
    return ignored(`Expected "in" to be path, query, header or cookie, got ${came}`);
  }
  return [{ node, name: text ?? "", in: place }];
}

/** The stated parameters, read. Path parameters are given back as stated; what the path needs is decided elsewhere. */
export function readParameters(context: OperationContext, stated: readonly StatedParameter[]): Parameters {
  const found: Parameters = { path: [], query: [], header: [], cookie: [], body: [] };
  for (const { node, name, in: place } of stated) {
    if (place === "body" || place === "formData") found.body.push(node);
    else if (place === "querystring") readQuerystring(context, node, found);
    else if (place === "header" && name.toLowerCase() === "authorization") found.authorization ??= node;
    else if (place === "header" && isReservedHeader(name)) noteReserved(context);
    else found[place as ParameterPlace].push(readParameter(context, node, name, place as ParameterPlace));
  }
  return found;
}

/** Once for the document: tools that write such parameters write them everywhere. */
function noteReserved({ notes, root }: OperationContext): void {
  const message = "Header parameters called Accept and Content-Type are ignored: the media types of bodies say it.";
  notes.info({ code: "reserved-header", message }, originOf(root));
}

function readQuerystring(context: OperationContext, node: Node<JsonObject>, found: Parameters): void {
  const [media] = readContent(context, member(node, "content"));
  const schema = member(node, "schema");
  const fallback: MediaType | undefined = schema && {
    mediaType: "application/x-www-form-urlencoded",
    schema: context.schema(schema),
  };
  const chosen = media ?? fallback ?? { mediaType: "application/x-www-form-urlencoded" };
  found.querystring ??= { ...chosen, required: flagAt(context, node, "required") };
}

export function readParameter(
  context: OperationContext,
  node: Node<JsonObject>,
  name: string,
  place: ParameterPlace,
): Parameter {
  const { schema: stated, mediaType, isRequired = false } = readValue(context, node);
  const schema = place === "header" ? negotiated(context, node, name, stated) : stated;
  if (mediaType === undefined) noteFile(context, node, schema, place);
  const description = described(textOf(node.value.description), schema);
  return {
    name,
    required: isRequired || flagAt(context, node, "required") || place === "path",
    schema,
    ...readStyle(context, node, place, schema),
    allowReserved: flagAt(context, node, "allowReserved"),
    allowEmptyValue: flagAt(context, node, "allowEmptyValue"),
    ...(mediaType !== undefined && { mediaType }),
    ...(description !== undefined && { description }),
    deprecated: flagAt(context, node, "deprecated") || (typeof schema === "object" && schema.deprecated === true),
    ...(mediaType === undefined && exampleOf(context, node, schema)),
    origin: originOf(node),
  };
}

/** A parameter's own words, and those of its schema that say more, as what its values are called. */
function described(own: string | undefined, schema: Schema): string | undefined {
  const more = typeof schema === "object" ? schema.description : undefined;
  if (own === undefined || more === undefined || own.includes(more)) return own ?? more;
  return more.includes(own) ? more : `${own}\n\n${more}`;
}

interface ReadValue {
  schema: Schema;
  mediaType?: string;
  /** The schema says of the parameter that it is required. */
  isRequired?: boolean;
}

function readValue(context: OperationContext, node: Node<JsonObject>): ReadValue {
  const [media] = readContent(context, member(node, "content"));
  const stated = member(node, "schema");
  // A schema that says nothing decides nothing.
  const schema = stated && isObjectNode(stated) && Object.keys(stated.value).length === 0 ? undefined : stated;
  const isSaid = media !== undefined || schema !== undefined;
  const is3 = context.version !== "2.0";
  noteOtherKeys(context, node, isSaid && is3 ? ["style"] : ["parameter", "style"]);
  if (isSaid && is3) noteBeside(context, node, schema ?? node);
  if (media !== undefined) return { schema: media.schema ?? true, mediaType: media.mediaType };
  if (schema !== undefined) return readOwn(context, schema);
  const isOwn = !is3 || otherKeys(node, "parameter", context.version).length > 0;
  return { schema: isOwn ? ownSchema(context, node) : stated === undefined ? { type: "string" } : true };
}

/** `required: true` in a schema is the parameter's, which is told. */
function readOwn(context: OperationContext, schema: Node): ReadValue {
  const required = member(schema, "required");
  if (required === undefined || !isTrue(required.value) || !isObjectNode(schema))
    return { schema: context.schema(schema) };
  const message = "Expected required beside the schema of a parameter, got it inside; it is read as there.";
  context.notes.warn({ code: "parameter-required", message }, originOf(required));
  const { required: _, ...value } = schema.value;
  return { schema: context.schema({ ...schema, value }), isRequired: true };
}

/** Keys of 2.0 beside the schema that decides, where they say something else. */
function noteBeside(context: OperationContext, node: Node<JsonObject>, schema: Node): void {
  const target = context.follow(schema) ?? schema;
  const differing = otherKeys(node, "parameter", context.version).filter(
    (key) => !isDeepStrictEqual(node.value[key], valueAt(target, key)),
  );
  const [first] = differing;
  if (first === undefined) return;
  const message = `Beside the schema of a parameter ${differing.join(", ")} is ignored; the schema counts alone.`;
  const hint = "Put it into the schema.";
  context.notes.warn({ code: "parameter-beside-schema", message, hint }, originOf(member(node, first)!));
}

/** Keys of a 2.0 parameter that are not its type's. */
const NOT_OF_SCHEMA = new Set(
  (
    "name in description required collectionFormat allowEmptyValue schema example examples content style explode " +
    "allowReserved"
  ).split(" "),
);

/** 2.0 states the type in the parameter itself. Lists in lists are written in two formats at once: the inner stay texts. */
export function ownSchema(context: OperationContext, node: Node<JsonObject>): Schema {
  const own = Object.fromEntries(Object.entries(node.value).filter(([key]) => !NOT_OF_SCHEMA.has(key)));
  const schema = context.schema({ ...node, value: own });
  if (typeof schema === "boolean" || typeof schema.items !== "object" || schema.items.type !== "array") return schema;
  const message = "Lists inside a list of a parameter are not taken apart: each stays a text.";
  context.notes.info({ code: "parameter-nested-list", message }, originOf(node));
  return { ...schema, items: { type: "string" } };
}

function readStyle(context: OperationContext, node: Node<JsonObject>, place: ParameterPlace, schema: Schema): Written {
  const { style, explode, collectionFormat } = node.value;
  const isStyled = style !== undefined || explode !== undefined;
  if (!isStyled && (context.version === "2.0" || collectionFormat !== undefined)) {
    const written = ofCollectionFormat(collectionFormat, place);
    if (written === undefined) noteStyle(context, node, "collectionFormat", collectionFormat, place);
    const isList = typeof schema === "object" && schema.type === "array";
    return isList && written
      ? written
      : { style: STYLES_OF[place][0]!, explode: place === "query" || place === "cookie" };
  }
  const stated = STYLES_OF[place].find((one) => one === style);
  if (style !== undefined && stated === undefined) noteStyle(context, node, "style", style, place);
  const chosen = stated ?? STYLES_OF[place][0]!;
  if (chosen === "label" && !flagAt(context, node, "explode"))
    return { style: chosen, explode: isDotted(context, schema) };
  return {
    style: chosen,
    explode: explode === undefined ? chosen === "form" || chosen === "deepObject" : flagAt(context, node, "explode"),
  };
}

/** Until 3.0.3 and in 3.1.0 lists of the style label had dots between, exploded or not; RFC 6570 and all since have commas. */
function isDotted({ root }: OperationContext, schema: Schema): boolean {
  const isOld = /^\s*v?3\.(?:0(?:\.[0-3])?|1(?:\.0)?)\s*(?:-.*)?$/.test(String(root.value.openapi));
  return isOld && typeof schema === "object" && schema.type === "array";
}

function noteStyle(context: OperationContext, node: Node, key: string, came: unknown, place: ParameterPlace): void {
  const shown = typeof came === "string" ? quote(came) : String(came);
  const origin = originOf(member(node, key)!);
  const instead = STYLES_OF[place][0]!;
  if (place === "cookie" && came === "cookie") {
    // OpenAPI 3.2 gives cookies a style of their own, which differs from `form` in what is encoded only.
    const message = "The style cookie is read as form: what is percent-encoded in a value is decoded.";
    return context.notes.info({ code: "parameter-style", message }, origin);
  }
  const message = `Expected a ${key} that a ${place} parameter can have, got ${shown}; ${instead} is used.`;
  context.notes.warn({ code: "parameter-style", message }, origin);
}

/** Response headers are parameters without name and place. */
export function readHeaders(context: OperationContext, holder: Node): Parameter[] {
  const list = member(holder, "headers");
  if (Array.isArray(list?.value)) {
    const message = "Expected a map of headers, got a list; it is ignored.";
    context.notes.warn({ code: "headers-no-map", message }, originOf(list));
  }
  return members(list).flatMap(([name, stated]) => {
    const followed = context.follow(stated);
    if (followed === undefined || name.toLowerCase() === "content-type") return [];
    const node = isObjectNode(followed) ? followed : headerOf(context, followed);
    return node === undefined ? [] : [readParameter(context, node, name, "header")];
  });
}

/** A word for a type in the place of a header that has it. */
function headerOf(context: OperationContext, node: Node): Node<JsonObject> | undefined {
  const isWord = typeof node.value === "string" && /^\w+$/.test(node.value);
  // Of which it is told where the schema is read.
  if (isWord) return { ...node, value: { schema: node.value } };
  const message = `Expected a header, got ${kindOf(node.value)}; it is ignored.`;
  context.notes.warn({ code: "header-no-object", message }, originOf(node));
  return undefined;
}
