import {
  operationKey,
  type Body,
  type Operation,
  type RouteSpec,
  type SecurityRequirement,
} from "../../model/route-spec.js";
import type { ApiScope } from "../shape/scope.js";
import type {
  BodyDescription,
  ContractDescription,
  OperationDescription,
  RequestContent,
  RouteDescription,
} from "./description.js";
import { contractName, pathNameOf, typeNameOf } from "./names.js";
import { describeParameters } from "./parameters.js";
import { describeRequestContent, tellFieldsOfText } from "./request-content.js";
import { describeResponse } from "./responses.js";
import { descriptionScope, scopeAt, scopeOf, type DescriptionScope } from "./scope.js";

/** Describes the document's paths that live in one Next.js route. */
export function describeContract(routes: readonly RouteSpec[], api: ApiScope): ContractDescription {
  const scope = descriptionScope(api);
  return { routes: routes.map((route) => describeRoute(route, scope)), diagnostics: scope.used.diagnostics };
}

function describeRoute(route: RouteSpec, scope: DescriptionScope): RouteDescription {
  const { id, summary, description, match, operations } = route;
  return {
    id,
    summary,
    description,
    name: contractName(route),
    match,
    operations: operations.map((operation) => describeOperation(operation, route, scopeAt(operation.origin, scope))),
  };
}

function describeOperation(operation: Operation, route: RouteSpec, scope: DescriptionScope): OperationDescription {
  const { id, method, summary, description, deprecated, body, bodyLimit, security } = operation;
  return {
    id,
    key: operationKey({ ...operation, as: route.document?.as }, route.id),
    method,
    typeName: typeNameOf(operation, route),
    pathName: pathNameOf(operation, route),
    deprecated,
    summary,
    description,
    parameters: {
      params: describeParameters("params", operation, route, scope),
      query: describeParameters("query", operation, route, scope),
      headers: describeParameters("headers", operation, route, scope),
      cookies: describeParameters("cookies", operation, route, scope),
    },
    querystring: describeQuerystring(operation, scope),
    body: body && describeBody(body, scope),
    bodyLimit,
    responses: operation.responses.map((response) =>
      describeResponse(response, method, scopeAt(response.origin, scope)),
    ),
    security,
    callers: callersOf(security),
  };
}

/** Scopes make no difference to who is calling, nor does the order. */
function callersOf(security: readonly SecurityRequirement[] = []): OperationDescription["callers"] {
  const alternatives = new Map(security.map((schemes) => [JSON.stringify(Object.keys(schemes).sort()), schemes]));
  const names = [...alternatives.values()].map((schemes) => Object.keys(schemes));
  return names.some(({ length }) => length > 0) ? names : undefined;
}

function describeQuerystring(
  { querystring }: Operation,
  scope: DescriptionScope,
): (RequestContent & { required: boolean }) | undefined {
  return querystring && { ...describeRequestContent(querystring, scope), required: querystring.required };
}

function describeBody({ required, description, content, origin }: Body, scope: DescriptionScope): BodyDescription {
  const at = scopeAt(origin, scope);
  tellFieldsOfText(content, at);
  return { required, description, contents: content.map((one) => describeRequestContent(one, scopeOf(one, at))) };
}
