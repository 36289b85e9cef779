import { typeNode } from "../model/types.js";
import {
  PARAMETER_GROUPS,
  type BodyDescription,
  type OperationDescription,
  type ParameterDescription,
  type RequestContent,
} from "../operation/description.js";
import { interfaceDeclaration, objectType, unionDeclaration, type TypeMember } from "../print/declaration.js";
import type { Doc } from "../print/doc.js";
import { pascalCase } from "../print/identifiers.js";
import { stringLiteral, type CommentPart } from "../print/literals.js";
import { typeDoc, type TypeNode } from "../print/type.js";
import { byType, generic, mediaTypeUnion } from "./body-types.js";
import { responseTypes, unstatedBodies } from "./response-types.js";
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
  const { typeName, pathName } = operation;
  const isTaken = ["Request", "Response"].some((kind) => scope.taken.has(typeName + kind));
  const name = isTaken ? pathName : typeName;
  const request = requestType({ ...operation, typeName: name }, declare, scope);
  const response = declare(`${name}Response`);
  const comment = [...unstatedBodies(operation), deprecation(operation)];
  const union = unionDeclaration(response, responseTypes(operation, scope), comment);
  return { request: request.name, response, declarations: [...request.declarations, union] };
}

/** What is said about an operation, for whoever hovers over its types or its handler. */
export function operationComment(operation: OperationDescription): CommentPart[] {
  return [operation.summary, operation.description, deprecation(operation)];
}

/** What stands above its handler: the first line, and that it is deprecated. */
export function handlerComment(operation: OperationDescription): CommentPart[] {
  return [operation.summary, deprecation(operation)];
}

function deprecation({ deprecated }: OperationDescription): CommentPart {
  return deprecated ? { tag: "deprecated" } : undefined;
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
  const comment = operationComment(operation);
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
