import type { StatusKey } from "../../model/route-spec.js";
import { typeNode } from "../model/types.js";
import type {
  HeaderDescription,
  OperationDescription,
  ResponseContent,
  ResponseDescription,
} from "../operation/description.js";
import { objectType, type TypeMember } from "../print/declaration.js";
import type { Doc } from "../print/doc.js";
import { print } from "../print/printer.js";
import { typeDoc, type TypeNode } from "../print/type.js";
import { breakable, byType, generic, mediaTypeUnion } from "./body-types.js";
import { runtimeType, schemaType, type ContractScope } from "./scope.js";

/**
 * The alternatives a handler may answer, one object type each. Codes that answer alike share one where that would be an
 * object type spelled out again.
 */
export function responseTypes({ responses }: OperationDescription, scope: ContractScope): Doc[] {
  const statuses = responses.map(({ status }) => status);
  const alternatives = responses.flatMap((response) => {
    const headers = headerMembers(response.headers, scope);
    return bodyAlternatives(response, scope).map((body) => ({ status: response.status, rest: [...headers, ...body] }));
  });
  const groups = new Map<string, { codes: StatusKey[]; rest: TypeMember[] }>();
  alternatives.forEach(({ status, rest }, index) => {
    const text = print(objectType(rest));
    const isSpelledOut = typeof status === "number" && text.indexOf("{", 1) > 0;
    const key = isSpelledOut ? text : String(index);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { codes: [status], rest });
    else group.codes.push(status);
  });
  return [...groups.values()].map(({ codes, rest }) => {
    const types = codes.map((code): TypeNode => ({ kind: "text", text: print(statusType(code, statuses, scope)) }));
    const [only] = types;
    const type = types.length === 1 && only !== undefined ? only : ({ kind: "union", members: types } as const);
    return objectType([{ name: "status", type: typeDoc(type) }, ...rest]);
  });
}

/** Why some answers take any body, for whoever wonders. */
export function unstatedBodies({ responses }: OperationDescription): string[] {
  const isSome = responses.some(({ mayBeAny }) => mayBeAny);
  return isSome ? ["Where the spec states no body, any may be sent: as JSON unless it is text or bytes."] : [];
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
function bodyAlternatives({ contents, mayBeAny }: ResponseDescription, scope: ContractScope): TypeMember[][] {
  const [first] = contents;
  if (mayBeAny) return [ANY_BODY];
  if (first === undefined) return [[]];
  return byType(contents, (content) => responseBodyType(content, scope)).map(({ type, mediaTypes }) => {
    const body: TypeMember = { name: "body", type };
    if (contents.length === 1 && !first.mediaType.includes("*")) return [body];
    const isDefault = mediaTypes.includes(first.mediaType);
    return [{ name: "contentType", optional: isDefault, type: mediaTypeUnion(mediaTypes) }, body];
  });
}

/** Sent as JSON unless it is text or bytes. */
const ANY_BODY: TypeMember[] = [
  { name: "contentType", optional: true, type: "string" },
  { name: "body", optional: true, type: "unknown" },
];

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
