import type { StatusKey } from "../../model/route-spec.js";
import { typeNode } from "../model/types.js";
import {
  PARAMETER_GROUPS,
  type BodyDescription,
  type ContentDescription,
  type HeaderDescription,
  type OperationDescription,
  type ParameterDescription,
  type RequestContent,
  type ResponseContent,
  type ResponseDescription,
} from "../operation/description.js";
import { interfaceDeclaration, objectType, unionDeclaration, type TypeMember } from "../print/declaration.js";
import { group, indent, softline, type Doc } from "../print/doc.js";
import { print } from "../print/printer.js";
import { pascalCase } from "../print/identifiers.js";
import { stringLiteral } from "../print/literals.js";
import { argumentDoc, typeDoc, type TypeNode } from "../print/type.js";
import { callersType, runtimeType, schemaType, type ContractScope, type Declare } from "./scope.js";

/** The names of an operation's types, and the declarations that say what they are. */
export interface OperationTypes {
  request: string;
  response: string;
  declarations: Doc[];
}

/** What an operation's description says, as types. */
export function operationTypes(
  operation: OperationDescription,
  declare: Declare,
  scope: ContractScope,
): OperationTypes {
  const request = requestType(operation, declare, scope);
  const response = declare(`${operation.typeName}Response`);
  const union = unionDeclaration(response, responseTypes(operation, scope), []);
  return { request: request.name, response, declarations: [...request.declarations, union] };
}

/** The parts of the request that handlers get. One that has none needs no type of its own. */
function requestType(
  operation: OperationDescription,
  declare: Declare,
  scope: ContractScope,
): { name: string; declarations: Doc[] } {
  const shared = [
    ...authMembers(operation, scope),
    ...parameterMembers(operation, scope),
    ...querystringMembers(operation, scope),
  ];
  const bodies = operation.body === undefined ? [] : bodyVariants(operation.body, scope);
  const comment = [operation.summary, operation.description];
  if (shared.length === 0 && bodies.length === 0) return { name: "object", declarations: [] };
  const name = declare(`${operation.typeName}Request`);
  if (bodies.length <= 1) {
    const members = [...shared, ...bodies.flatMap((body) => body.members)];
    return { name, declarations: [interfaceDeclaration(name, members, comment)] };
  }
  const variants = bodies.map(({ label, members }) => {
    const variant = declare(`${operation.typeName}${label}Request`);
    return { variant, declaration: interfaceDeclaration(variant, [...shared, ...members], []) };
  });
  const names = variants.map(({ variant }) => variant);
  return {
    name,
    declarations: [...variants.map(({ declaration }) => declaration), unionDeclaration(name, names, comment)],
  };
}

/** Nobody is let in before the slots of one alternative have answered. */
function authMembers({ callers }: OperationDescription, scope: ContractScope): TypeMember[] {
  if (callers === undefined) return [];
  const auth = callersType(scope);
  const members = callers.map((names): TypeNode => {
    const literals = names.map((name) => stringLiteral(scope.slots.get(name) ?? name));
    return { kind: "text", text: `${auth}<${literals.length === 0 ? "never" : literals.join(" | ")}>` };
  });
  const [only] = members;
  return [
    { name: "auth", type: typeDoc(members.length === 1 && only !== undefined ? only : { kind: "union", members }) },
  ];
}

function parameterMembers({ parameters }: OperationDescription, scope: ContractScope): TypeMember[] {
  return PARAMETER_GROUPS.flatMap((place) => {
    const members = parameters[place].map((parameter): TypeMember => ({
      name: parameter.name,
      optional: !parameter.isPresent,
      type: parameterType(parameter, scope),
      comment: [parameter.description, parameter.deprecated ? { tag: "deprecated" as const } : undefined],
    }));
    return members.length === 0 ? [] : [{ name: place, type: objectType(members) }];
  });
}

function parameterType({ value, mayBeEmptyText }: ParameterDescription, scope: ContractScope): Doc {
  const type = typeNode(value.shape, scope);
  const isText = type.kind === "text" && type.text === "string";
  if (isText || !mayBeEmptyText) return typeDoc(type);
  const members = type.kind === "union" ? type.members : [type];
  return typeDoc({ kind: "union", members: [...members, { kind: "text", text: '""' }] });
}

function querystringMembers({ querystring }: OperationDescription, scope: ContractScope): TypeMember[] {
  if (querystring === undefined) return [];
  return [{ name: "querystring", optional: !querystring.required, type: requestBodyType(querystring, scope) }];
}

interface BodyVariant {
  /** Tells the variants apart in names: `Json`, `FormData`. */
  label: string;
  members: TypeMember[];
}

/** One variant for each type of body. */
function bodyVariants({ contents, required, description }: BodyDescription, scope: ContractScope): BodyVariant[] {
  const types = byType(contents, (content) => requestBodyType(content, scope));
  const isOnly = types.length === 1;
  const optional = isOnly && !required;
  const variants = types.map(({ type, mediaTypes }): BodyVariant => {
    const isObvious = mediaTypes.length === 1 && isOnly && !mediaTypes.join().includes("*");
    const members: TypeMember[] = [
      ...(isObvious ? [] : [{ name: "contentType", optional, type: mediaTypeUnion(mediaTypes) }]),
      { name: "body", optional, type, comment: isOnly ? [description] : [] },
    ];
    return { label: labelOf(mediaTypes[0] ?? ""), members };
  });
  return isOnly || required ? variants : [...variants, NO_BODY];
}

/** `application/vnd.api+json` -> VndApiJson. */
function labelOf(mediaType: string): string {
  return pascalCase(mediaType.slice(mediaType.indexOf("/") + 1)) || "Other";
}

const NO_BODY: BodyVariant = {
  label: "Empty",
  members: [
    { name: "contentType", optional: true, type: "undefined" },
    { name: "body", optional: true, type: "undefined" },
  ],
};

function requestBodyType(content: RequestContent, scope: ContractScope): Doc {
  const { kind, value, isStream } = content;
  if (isStream) return kind === "multipart" ? partsType(content, scope) : "AsyncIterable<Uint8Array>";
  if (value !== undefined) return schemaType(value, scope);
  switch (kind) {
    case "bytes":
      return "Uint8Array";
    case "text":
    case "events":
    case "lines":
      return "string";
    case "multipart":
    case "form":
      return "Record<string, unknown>";
    case "json":
      return "unknown";
  }
}

/** The parts of a form, one by one. */
function partsType({ parts, otherParts }: RequestContent, scope: ContractScope): Doc {
  const file = (): string => runtimeType(scope, "upload", "FilePart");
  const named = parts.map(({ name, content }): TypeNode => {
    const literal = stringLiteral(name);
    if ("types" in content) return { kind: "reference", name: `${file()}<${literal}>` };
    const members = [
      ["name", { kind: "text", text: literal }],
      ["value", typeNode(content.value.shape, scope)],
    ] as const satisfies [string, TypeNode][];
    return {
      kind: "object",
      members: members.map(([key, type]) => ({ comment: "", readonly: false, key, optional: false, type })),
      short: true,
    };
  });
  const field = (): TypeNode => ({ kind: "reference", name: runtimeType(scope, "upload", "FieldPart") });
  const any = (): TypeNode[] => [field(), { kind: "reference", name: file() }];
  const members = named.length > 0 && otherParts !== "keep" ? named : [...named, ...any()];
  const [only] = members;
  return generic("AsyncIterable", members.length === 1 && only !== undefined ? only : { kind: "union", members });
}

/** The alternatives a handler may answer, one object type each. */
function responseTypes({ responses }: OperationDescription, scope: ContractScope): Doc[] {
  const statuses = responses.map(({ status }) => status);
  return responses.flatMap((response) => {
    const status: TypeMember = { name: "status", type: statusType(response.status, statuses, scope) };
    const headers = headerMembers(response.headers, scope);
    return bodyAlternatives(response, scope).map((body) => objectType([status, ...headers, ...body]));
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

function headerMembers(headers: readonly HeaderDescription[], scope: ContractScope): TypeMember[] {
  if (headers.length === 0) return [];
  const members = headers.map(({ name, required, value, description }) => ({
    name,
    optional: !required,
    type: schemaType(value, scope),
    comment: [description],
  }));
  return [{ name: "headers", optional: !headers.some(({ required }) => required), type: objectType(members) }];
}

/** One list of members for each type of body. */
function bodyAlternatives({ contents }: ResponseDescription, scope: ContractScope): TypeMember[][] {
  const [first] = contents;
  if (first === undefined) return [[]];
  return byType(contents, (content) => responseBodyType(content, scope)).map(({ type, mediaTypes }) => {
    const body: TypeMember = { name: "body", type };
    if (contents.length === 1 && !first.mediaType.includes("*")) return [body];
    const isDefault = mediaTypes.includes(first.mediaType);
    return [{ name: "contentType", optional: isDefault, type: mediaTypeUnion(mediaTypes) }, body];
  });
}

/** Media types whose bodies have the same type share it. */
function byType<Content extends ContentDescription>(
  contents: readonly Content[],
  typeOf: (content: Content) => Doc,
): { type: Doc; mediaTypes: string[] }[] {
  const found = new Map<string, { type: Doc; mediaTypes: string[] }>();
  for (const content of contents) {
    const type = typeOf(content);
    const key = contents.length === 1 ? "" : print(type);
    const entry = found.get(key) ?? { type, mediaTypes: [] };
    entry.mediaTypes.push(content.mediaType);
    found.set(key, entry);
  }
  return [...found.values()];
}

/** `"text/csv" | "text/plain"`; any text where a wildcard is among them. */
function mediaTypeUnion(mediaTypes: readonly string[]): Doc {
  if (mediaTypes.some((mediaType) => mediaType.includes("*"))) return "string";
  const members = [...new Set(mediaTypes)].map((text): TypeNode => ({ kind: "text", text: stringLiteral(text) }));
  const [only] = members;
  return typeDoc(members.length === 1 && only !== undefined ? only : { kind: "union", members });
}

function responseBodyType(content: ResponseContent, scope: ContractScope): Doc {
  const { mediaType, kind, value } = content;
  switch (kind) {
    case "json":
      return value === undefined ? "unknown" : schemaType(value, scope);
    case "bytes":
      return [mediaType.includes("*") ? "string | " : "", runtimeType(scope, "contract", "Bytes")];
    case "events":
      return eventsType(content, scope);
    case "lines":
      return value === undefined ? "AsyncIterable<unknown>" : generic("AsyncIterable", typeNode(value.shape, scope));
    default:
      return value === undefined ? "string" : schemaType(value, scope);
  }
}

function eventsType({ value, isWholeEvent }: ResponseContent, scope: ContractScope): Doc {
  if (value !== undefined && isWholeEvent) return generic("AsyncIterable", typeNode(value.shape, scope));
  const event = runtimeType(scope, "events", "ServerSentEvent");
  if (value === undefined) return generic("AsyncIterable", { kind: "reference", name: event });
  return breakable("AsyncIterable", generic(event, typeNode(value.shape, scope)));
}

/** `name<argument>`: what has brackets or a name of its own is never moved below the `<`. */
function generic(name: string, argument: TypeNode): Doc {
  const isCompact = argument.kind === "object" || argument.kind === "reference" || argument.kind === "text";
  return isCompact ? [name, "<", typeDoc(argument), ">"] : breakable(name, argumentDoc(argument));
}

function breakable(name: string, argument: Doc): Doc {
  return group([name, "<", indent([softline, argument]), softline, ">"]);
}
