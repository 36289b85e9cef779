import { pointerTo } from "../../model/pointer.js";
import type { Method, Operation, SecurityRequirement } from "../../model/route-spec.js";
import { isObject, type Json } from "../../model/schema.js";
import { readByteSize } from "../byte-size.js";
import { readBody, readResponses } from "./payloads.js";
import { parameters, pathParameters, queryParameters, type PathContext, requestHeaders } from "./parameters.js";
import { text, texts } from "./values.js";

/** What an operation takes from around it. */
export interface OperationContext extends PathContext {
  /** The file's, for operations that do not say. */
  security: SecurityRequirement[] | undefined;
}

/** One method of a route. `value` is null for a method with nothing said about it. */
export function readOperation(context: OperationContext, method: Method, value: Json, pointer: string): Operation {
  const stated = isObject(value) ? value : {};
  const at = (key: string) => pointerTo(pointer, key);
  const operationId = text(stated.operationId);
  const body = stated.body === undefined ? undefined : readBody(context, stated.body, at("body"));
  const bodyLimit = stated.bodyLimit === undefined ? undefined : readByteSize(stated.bodyLimit);
  const security = readSecurity(stated.security) ?? context.security;
  return {
    id: operationId ?? `${method} ${context.routeId}`,
    ...(operationId !== undefined && { operationId }),
    method,
    ...texts(stated, "summary", "description"),
    deprecated: stated.deprecated === true,
    params: pathParameters(context, stated.params, at("params")),
    query: queryParameters(context, stated.query, at("query")),
    headers: requestHeaders(context, stated.headers, at("headers")),
    cookies: parameters(context, stated.cookies, at("cookies"), "form"),
    ...(body && { body }),
    ...(bodyLimit !== undefined && { bodyLimit }),
    responses: readResponses(context, method, stated, pointer),
    // `[]` takes the file's security away; what is left is an operation without any.
    ...(security && security.length > 0 && { security }),
    origin: { file: context.file, pointer },
  };
}

/** `bearer`, `[bearer, session]` (or), `[{ bearer: [], session: [] }]` (and), `[]` (open). */
export function readSecurity(value: Json | undefined): SecurityRequirement[] | undefined {
  if (value === undefined) return undefined;
  const alternatives = Array.isArray(value) ? value : [value];
  return alternatives.flatMap((one): SecurityRequirement[] => {
    if (typeof one === "string") return [{ [one]: [] }];
    return isObject(one) ? [one as SecurityRequirement] : [];
  });
}
