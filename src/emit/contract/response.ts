import { mayHaveContent } from "../../model/http.js";
import type { MediaType, Operation, Parameter, ResponseSpec, StatusKey } from "../../model/route-spec.js";
import { array, inlineObject, name as nameExpr, type Expr } from "../print/expression.js";
import { objectType, type TypeMember } from "../print/declaration.js";
import { bodyKind, jsonFirst, mediaTypeName, onlyJson } from "./media.js";
import { stated, type Property } from "./parameters.js";
import { runtimeType, runtimeValue, type ContractScope, schemaType, schemaTypeDoc, schemaZod } from "./scope.js";
import { conjuncts } from "../../model/schema-walk.js";
import { isTextOnly, textType, type Models } from "./text-type.js";
import { group, indent, softline, type Doc } from "../print/doc.js";
import { print } from "../print/printer.js";
import { propertyKey, stringLiteral } from "../print/literals.js";
import { typeDoc, type TypeNode } from "../print/type.js";

/** What a response may consist of: nothing where HTTP has no content. */
export function responseContents(
  { method }: Operation,
  { status, content }: ResponseSpec,
  models: Models,
): MediaType[] {
  return mayHaveContent(method, status) ? jsonFirst(content, models) : [];
}

/** The alternatives a handler may answer, one object type each. */
export function responseTypes(operation: Operation, scope: ContractScope): Doc[] {
  const exact = operation.responses.map(({ status }) => status);
  return operation.responses.flatMap((response) => {
    const status: TypeMember = { name: "status", type: statusType(response.status, exact, scope) };
    const headers = headersType(response, scope);
    const bodies = bodyTypes(responseContents(operation, response, scope.models), scope);
    return bodies.map((body) => objectType([status, ...headers, ...body]));
  });
}

/** A range, or `default`, stands for the codes that are not stated themselves. */
function statusType(status: StatusKey, all: readonly StatusKey[], scope: ContractScope): Doc {
  if (typeof status === "number") return String(status);
  const range = runtimeType(scope, "status", status === "default" ? "Status" : `Status${status}`);
  const covered = all.flatMap((other) => coveredBy(other, status, scope));
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
    type: schemaTypeDoc(schema, scope),
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
    const key = contents.length === 1 ? "" : print(type);
    const entry = byType.get(key) ?? { type, mediaTypes: [] };
    entry.mediaTypes.push(mediaTypeName(content, scope.models));
    byType.set(key, entry);
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
  const members = [...new Set(mediaTypes)].map((text): TypeNode => ({ kind: "text", text: stringLiteral(text) }));
  const [only] = members;
  return typeDoc(members.length === 1 && only !== undefined ? only : { kind: "union", members });
}

function bodyType(content: MediaType, scope: ContractScope): Doc {
  const { schema } = content;
  switch (bodyKind(content, scope.models)) {
    case "json":
      return schema === undefined ? "unknown" : schemaTypeDoc(schema, scope);
    case "bytes":
      return [content.mediaType.includes("*") ? "string | " : "", runtimeType(scope, "contract", "Bytes")];
    case "events":
      return eventsType(content, scope);
    case "lines":
      return linesType(content, scope);
    default:
      return schema !== undefined && isTextOnly(schema, scope.models) ? schemaTypeDoc(schema, scope) : "string";
  }
}

function linesType({ itemSchema, schema = true }: MediaType, scope: ContractScope): Doc {
  return generic("AsyncIterable", schemaType(itemSchema ?? schema, scope));
}

/** `itemSchema` describes the event (OpenAPI 3.2, "Sequential Media Types"); documents before 3.2 describe its data. */
function eventsType({ itemSchema, schema }: MediaType, scope: ContractScope): Doc {
  if (itemSchema !== undefined && describesEvents(itemSchema, scope)) {
    return generic("AsyncIterable", schemaType(itemSchema, scope));
  }
  const data = itemSchema ?? schema;
  const event = runtimeType(scope, "events", "ServerSentEvent");
  if (data === undefined) return generic("AsyncIterable", { kind: "reference", name: event });
  return breakable("AsyncIterable", generic(event, schemaType(data, scope)));
}

/** `name<argument>`: what has brackets or a name of its own is never moved below the `<`. */
function generic(name: string, argument: TypeNode): Doc {
  const isCompact = argument.kind === "object" || argument.kind === "reference" || argument.kind === "text";
  return isCompact ? [name, "<", typeDoc(argument), ">"] : breakable(name, typeDoc(argument));
}

function breakable(name: string, argument: Doc): Doc {
  return group([name, "<", indent([softline, argument]), softline, ">"]);
}

function describesEvents(schema: NonNullable<MediaType["itemSchema"]>, { models }: ContractScope): boolean {
  return conjuncts(schema, models).some(({ properties = {} }) => Object.hasOwn(properties, "data"));
}

/** The responses as the contract's value states them. */
export function responsesValue(operation: Operation, scope: ContractScope): Expr {
  const properties = operation.responses.map((response) => {
    const headers = response.headers.map((header) => inlineObject(headerValue(header, scope)));
    const contents = responseContents(operation, response, scope.models);
    const json = onlyJson(contents);
    const content = json ? [] : contents.map((one) => inlineObject(contentValue(one, scope)));
    const value = inlineObject([
      ...(headers.length === 0 ? [] : [{ name: "headers", value: array(headers) }]),
      ...(json ? [{ name: "json", value: schemaZod(json, scope) }] : []),
      ...(content.length === 0 ? [] : [{ name: "content", value: array(content) }]),
    ]);
    return { key: statusKey(response.status), value };
  });
  return { kind: "object", properties, expanded: true };
}

/** Codes are written as numbers, which Prettier leaves alone in either language. */
function statusKey(status: StatusKey): string {
  return typeof status === "number" ? String(status) : propertyKey(status);
}

function headerValue(header: Parameter, scope: ContractScope): Property[] {
  const { name, required, schema } = header;
  return [
    ...stated({ name, required: required || undefined }),
    ...headerWriting(header, scope),
    { name: "schema", value: schemaZod(schema, scope) },
  ];
}

const DELIMITERS = new Map([
  ["spaceDelimited", " "],
  ["pipeDelimited", "|"],
  ["tabDelimited", "\t"],
]);

/** How a header is written, where that is not style `simple` without `explode`. */
function headerWriting({ schema, style, explode, mediaType }: Parameter, { models }: ContractScope): Property[] {
  if (mediaType !== undefined) return /[/+]json$/.test(mediaType) ? stated({ json: true }) : [];
  const type = textType(schema, models);
  if (typeof type === "string") return [];
  const hasPairs = explode && "properties" in type;
  return stated({ explode: hasPairs || undefined, delimiter: "items" in type ? DELIMITERS.get(style) : undefined });
}

function contentValue(content: MediaType, scope: ContractScope): Property[] {
  const kind = bodyKind(content, scope.models);
  const writer = kind === "events" ? "writeEvents" : kind === "lines" ? "writeLines" : undefined;
  const { schema } = content;
  return [
    ...stated({ mediaType: mediaTypeName(content, scope.models) }),
    ...(writer === undefined ? [] : [{ name: "write", value: nameExpr(runtimeValue(scope, "events", writer)) }]),
    ...(schema === undefined || kind !== "json" ? [] : [{ name: "schema", value: schemaZod(schema, scope) }]),
  ];
}
