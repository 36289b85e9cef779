import { STATUS_CODES } from "node:http";
import { byStatus, isFailure, mayHaveContent, statusKey, STATUS_KEYS } from "../../../model/http.js";
import { quote } from "../../../model/quote.js";
import { isObject } from "../../../model/schema.js";
import type { MediaType, Method, ResponseSpec, StatusKey } from "../../../model/route-spec.js";
import { mediaTypesOf } from "./bodies.js";
import type { OperationContext } from "./context.js";
import {
  isObjectNode,
  items,
  kindOf,
  member,
  members,
  originOf,
  spellingOf,
  textOf,
  type Node,
  valueAt,
} from "../document/node.js";
import { isKnown, noteSlip, respelled, slipsIn } from "../document/known-fields.js";
import { noteOtherKeys } from "../document/other-version.js";
import { normalMediaType, readContent, readMedia, sendable } from "./media-types.js";
import { isSchema, meantContent } from "./content-slips.js";
import { readHeaders } from "./parameters.js";

/**
 * The answers of an operation by status, never none: without any, everything is allowed, and where only failures are
 * stated, any success.
 */
export function readResponses(context: OperationContext, operation: Node, method: Method): ResponseSpec[] {
  const found = new Map<StatusKey, ResponseSpec>();
  const stated = member(operation, "responses");
  for (const [key, part] of answersOf(context, stated)) {
    const statuses = key.startsWith("x-") ? [] : statusesOf(context, key, part);
    const followed = statuses.length === 0 ? undefined : context.follow(part);
    if (followed === undefined) continue;
    const node = isSchema(followed) ? followed : respelled(context, followed, "response");
    const fate = INSTEAD[kindOf(node.value)];
    if (!isObjectNode(node)) {
      const message = `Expected a response, got ${kindOf(node.value)}; ${fate ?? "it is ignored"}.`;
      context.notes.warn({ code: "response-no-object", message }, originOf(part));
    }
    if (fate === undefined && !isObjectNode(node)) continue;
    const stated = node === followed ? part : node;
    for (const status of statuses)
      if (!found.has(status)) found.set(status, readResponse(context, operation, { stated, node }, status, method));
  }
  if ([...found.keys()].every(isFailure)) {
    const status = found.size === 0 ? "default" : "2XX";
    found.set(status, { status, headers: [], content: [], mayBeAny: method !== "HEAD", origin: originOf(operation) });
  }
  return [...found.values()].sort(byStatus);
}

/** What a response is read as that is not an object, by what it is. */
const INSTEAD: Readonly<Record<string, string>> = {
  "a text": "it is read as its description",
  "an empty text": "it is read as an empty one",
  null: "it is read as an empty one",
};

/** The answers by what states their status: the keys of a map; in a list the keys of its items, or what they call one. */
function answersOf(context: OperationContext, stated: Node | undefined): [key: string, answer: Node][] {
  const answers = stated && context.follow(stated);
  if (answers === undefined || isObjectNode(answers) || answers.value === null) return members(answers);
  const listed = items(answers).flatMap((item): [string, Node][] => {
    const status = ["status", "statusCode", "code"].map((key) => member(item, key)).find((one) => one !== undefined);
    if (status === undefined || !isObjectNode(item)) return members(item).filter(([key]) => statusKey(key));
    // As Swagger 1.2 has them.
    return [[spellingOf(status), { ...item, value: { description: item.value.message ?? "", ...item.value } }]];
  });
  const fate = listed.length > 0 ? "they are read by the statuses it has" : "it is ignored";
  const message = `Expected a map of responses by status, got ${kindOf(answers.value)}; ${fate}.`;
  context.notes.warn({ code: "responses-no-map", message }, originOf(answers));
  return listed;
}

/** What statuses are called, by the letters of that (RFC 9110 section 15). */
const NAMED = new Map(
  Object.entries(STATUS_CODES).map(([code, name = ""]) => [name.toLowerCase().replace(/[^a-z]/g, ""), code]),
);

/** The statuses of a key, also where words follow one or stand for it: `200 OK`, `201-Created`, `NotFound`, `400, 401`. */
function statusesOf(context: OperationContext, key: string, part: Node): StatusKey[] {
  const stated = statusKey(key);
  if (stated !== undefined) return [stated];
  const several = /^\s*\d{3}(?:\s*(?:[,|/&]|or|and)\s*\d{3})+\s*$/.test(key) ? key.match(/\d{3}/g)! : [];
  const code =
    /^\s*([1-5](?:\d\d|xx)|default)\b/i.exec(key)?.[1] ?? NAMED.get(key.toLowerCase().replace(/[^a-z]/g, ""));
  const statuses = (several.length > 0 ? several : [code ?? ""]).flatMap((one) => statusKey(one) ?? []);
  const fate = statuses.length === 0 ? "ignored" : `read as ${statuses.join(" and ")}`;
  const message = `Expected ${STATUS_KEYS.what}, got ${quote(key)}; it is ${fate}.`;
  context.notes.warn({ code: "response-status", message }, originOf(part));
  return statuses;
}

function readResponse(
  context: OperationContext,
  operation: Node,
  { stated, node }: { stated: Node; node: Node },
  status: StatusKey,
  method: Method,
): ResponseSpec {
  const description = textOf(valueAt(node, "description")) ?? textOf(node.value);
  const isUsual = isObject(valueAt(node, "content")) || member(node, "schema") !== undefined;
  const instead = isUsual ? undefined : meantContent(context, stated, "response", (part) => readMedia(context, part));
  const read = instead ?? readBoth(context, operation, node);
  const hasContent = mayHaveContent(method, status);
  if (hasContent && read === undefined) noteOwn(context, node);
  return {
    status,
    ...(description !== undefined && { description }),
    headers: readHeaders(context, node),
    content: hasContent ? sendable(context, read ?? [], node) : [],
    ...(hasContent && read === undefined && { mayBeAny: true }),
    origin: originOf(node),
  };
}

/** What stands where the body is looked for, and is not one: `data`, `body`, `example`. */
function noteOwn({ notes, version }: OperationContext, node: Node): void {
  const slips = slipsIn(node, "response", version);
  for (const [key, part] of members(node)) {
    const isOwn = !isKnown(key, "response") && !/^x-|^examples$/.test(key) && typeof part.value === "object";
    if (isOwn && !slips.some((slip) => slip.key === key)) noteSlip(notes, { key, node: part });
  }
}

/** As the document's version has it, else as the other versions do, which is told. */
function readBoth(context: OperationContext, operation: Node, node: Node): MediaType[] | undefined {
  const is2 = context.version === "2.0";
  const key = is2 ? "schema" : "content";
  if (member(node, key) === undefined) noteOtherKeys(context, node, ["response"]);
  return is2
    ? (readContent2(context, operation, node) ?? readContent3(context, node))
    : (readContent3(context, node) ?? readContent2(context, operation, node));
}

/** Undefined where nothing is said; `content: {}` says that there is none. */
function readContent3(context: OperationContext, node: Node): MediaType[] | undefined {
  const stated = member(node, "content");
  if (stated === undefined) return undefined;
  const content = readContent(context, stated);
  // Names that are all no media types still say that there is a body.
  return content.length === 0 && members(stated).length > 0 ? [{ mediaType: "*/*" }] : content;
}

/**
 * 2.0: one schema for everything the operation produces; a file is bytes. None means no content to the letter ("Response
 * Object"), but is as often left out: then nothing is said.
 */
function readContent2(context: OperationContext, operation: Node, node: Node): MediaType[] | undefined {
  const stated = member(node, "schema");
  if (stated === undefined) return undefined;
  const schema = context.schema(stated);
  const isFile = valueAt(stated, "type") === "file";
  const produces = mediaTypesOf(context, operation, "produces");
  // What is JSON in all other answers is not where a file is one.
  const able = isFile ? produces.filter((type) => type !== "application/json") : produces;
  const types = able.length > 0 ? able : [isFile ? "application/octet-stream" : "application/json"];
  const examples = new Map(members(member(node, "examples")).map(([key, { value }]) => [normalMediaType(key), value]));
  return types.map((mediaType) => {
    const example = examples.get(mediaType);
    return { mediaType, schema, ...(example !== undefined && { example }) };
  });
}
