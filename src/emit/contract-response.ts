import type { MediaType, Operation, ResponseSpec, StatusKey } from "../model/route-spec.js";
import { expressionProperty, object, objects, objectType, property, type TypeMember } from "./contract-doc.js";
import { bodyKind, isTextSchema, jsonFirst, mediaTypeName } from "./contract-media.js";
import { runtimeType, runtimeValue, type ContractScope } from "./contract-scope.js";
import { conjuncts } from "./contract-text-type.js";
import { print, type Doc } from "./doc.js";
import { stringLiteral } from "./literals.js";
import { emitType } from "./types.js";
import { emitZod } from "./zod.js";

/** Statuses that never have a body (RFC 9110, 6.4.1), and answers to HEAD. */
function contentOf({ method }: Operation, { status, content }: ResponseSpec, scope: ContractScope): MediaType[] {
  const isEmpty = method === "HEAD" || status === 204 || status === 205 || status === 304 || status === "1XX";
  return isEmpty || (typeof status === "number" && status < 200) ? [] : jsonFirst(content, scope.models);
}

/** The alternatives a handler may answer, one object type each. */
export function responseTypes(operation: Operation, scope: ContractScope): Doc[] {
  const exact = operation.responses.map(({ status }) => status);
  return operation.responses.flatMap((response) => {
    const status: TypeMember = { name: "status", type: statusType(response.status, exact, scope) };
    const headers = headersType(response, scope);
    const bodies = bodyTypes(contentOf(operation, response, scope), scope);
    return bodies.map((body) => objectType([status, ...headers, ...body]));
  });
}

/** A range, or `default`, stands for the codes that are not stated themselves. */
function statusType(status: StatusKey, all: readonly StatusKey[], scope: ContractScope): Doc {
  if (typeof status === "number") return String(status);
  const range = status === "default" ? "Status" : `Status${status}`;
  const covered = all.flatMap((other) => coveredBy(other, status, scope));
  runtimeType(scope, "status", range);
  return covered.length === 0 ? range : ["Exclude<", range, ", ", covered.join(" | "), ">"];
}

function coveredBy(other: StatusKey, status: "default" | string, scope: ContractScope): string[] {
  if (other === status || other === "default") return [];
  if (typeof other === "number") return status === "default" || `${other}`[0] === status[0] ? [String(other)] : [];
  return status === "default" ? [runtimeType(scope, "status", `Status${other}`)] : [];
}

function headersType({ headers }: ResponseSpec, scope: ContractScope): TypeMember[] {
  if (headers.length === 0) return [];
  const members = headers.map(({ name, required, schema, description }) => ({
    name,
    optional: !required,
    type: emitType(schema, scope),
    comment: [description],
  }));
  return [{ name: "headers", optional: !headers.some(({ required }) => required), type: objectType(members) }];
}

/** One list of members for each body type; media types with the same one share it. */
function bodyTypes(contents: readonly MediaType[], scope: ContractScope): TypeMember[][] {
  if (contents.length === 0) return [[]];
  const byType = new Map<string, { type: Doc; mediaTypes: string[] }>();
  for (const content of contents) {
    const type = bodyType(content, scope);
    const entry = byType.get(print(type)) ?? { type, mediaTypes: [] };
    entry.mediaTypes.push(mediaTypeName(content, scope.models));
    byType.set(print(type), entry);
  }
  const [first = ""] = contents.map((content) => mediaTypeName(content, scope.models));
  return [...byType.values()].map(({ type, mediaTypes }) => {
    const isDefault = mediaTypes.includes(first);
    const body: TypeMember = { name: "body", type };
    if (contents.length === 1 && !first.includes("*")) return [body];
    return [{ name: "contentType", optional: isDefault, type: mediaTypeUnion(mediaTypes) }, body];
  });
}

/** `"text/csv" | "text/plain"`; any text where a wildcard is among them. */
export function mediaTypeUnion(mediaTypes: readonly string[]): Doc {
  if (mediaTypes.some((mediaType) => mediaType.includes("*"))) return "string";
  return [...new Set(mediaTypes)].map(stringLiteral).join(" | ");
}

function bodyType(content: MediaType, scope: ContractScope): Doc {
  const { schema } = content;
  switch (bodyKind(content, scope.models)) {
    case "json":
      return schema === undefined ? "unknown" : emitType(schema, scope);
    case "bytes":
      return [content.mediaType.includes("*") ? "string | " : "", runtimeType(scope, "contract", "Bytes")];
    case "events":
      return ["AsyncIterable<", eventType(content, scope), ">"];
    case "lines":
      return ["AsyncIterable<", itemType(content, scope), ">"];
    default:
      return schema !== undefined && isTextSchema(schema, scope.models) ? emitType(schema, scope) : "string";
  }
}

function itemType({ itemSchema, schema }: MediaType, scope: ContractScope): Doc {
  const item = itemSchema ?? schema;
  return item === undefined ? "unknown" : emitType(item, scope);
}

/** `itemSchema` describes the event (OpenAPI 3.2, "Sequential Media Types"); documents before 3.2 describe its data. */
function eventType({ itemSchema, schema }: MediaType, scope: ContractScope): Doc {
  if (itemSchema !== undefined && describesEvents(itemSchema, scope)) return emitType(itemSchema, scope);
  const data = itemSchema ?? schema;
  const name = runtimeType(scope, "events", "ServerSentEvent");
  return data === undefined ? name : [name, "<", emitType(data, scope), ">"];
}

function describesEvents(schema: NonNullable<MediaType["itemSchema"]>, { models }: ContractScope): boolean {
  return conjuncts(schema, models).some(({ properties = {} }) => Object.hasOwn(properties, "data"));
}

/** The responses as the contract's value states them. */
export function responsesValue(operation: Operation, scope: ContractScope): Doc {
  const entries = operation.responses.map((response) => {
    const headers = response.headers.map((header) => [
      property("name", stringLiteral(header.name)),
      ...(header.required ? [property("required", "true")] : []),
      expressionProperty("schema", emitZod(header.schema, scope)),
    ]);
    const content = contentOf(operation, response, scope).map((one) => responseContent(one, scope));
    const value = object([
      ...(headers.length === 0 ? [] : [property("headers", objects(headers))]),
      ...(content.length === 0 ? [] : [property("content", objects(content))]),
    ]);
    return [statusKey(response.status), ": ", value];
  });
  return object(entries, { broken: true });
}

function statusKey(status: StatusKey): string {
  return typeof status === "number" || status === "default" ? String(status) : `"${status}"`;
}

function responseContent(content: MediaType, scope: ContractScope): Doc[] {
  const kind = bodyKind(content, scope.models);
  const writer = kind === "events" ? "writeEvents" : kind === "lines" ? "writeLines" : undefined;
  const { schema } = content;
  return [
    property("mediaType", stringLiteral(mediaTypeName(content, scope.models))),
    ...(writer === undefined ? [] : [property("write", runtimeValue(scope, "events", writer))]),
    ...(schema === undefined || kind !== "json" ? [] : [expressionProperty("schema", emitZod(schema, scope))]),
  ];
}
