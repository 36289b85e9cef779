import { posix } from "node:path";
import type { Diagnostic } from "../model/diagnostic.js";
import type { Operation, RouteMatch, RouteSpec } from "../model/route-spec.js";
import type { Json } from "../model/schema.js";
import {
  importStatement,
  interfaceDeclaration,
  object,
  objectType,
  property,
  unionDeclaration,
} from "./contract-doc.js";
import { contractName, operationName } from "./contract-names.js";
import { requestType, requestValue } from "./contract-request.js";
import { responsesValue, responseTypes } from "./contract-response.js";
import { contractScope, declare, runtimeType, runtimeValue, type ContractScope } from "./contract-scope.js";
import { hardline, join, print, type Doc } from "./doc.js";
import { docComment, jsonLiteral, stringLiteral } from "./literals.js";
import { pascalCase } from "./identifiers.js";
import type { ApiScope } from "./scope.js";

/** The first lines of every file that `generate` rewrites. */
export const CONTRACT_HEADER =
  "// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.\n" +
  "// Change the spec instead.\n";

export interface ContractFile {
  text: string;
  /** The exported contract of each route, in the order given. */
  names: string[];
  /** Ids of the models it imports. */
  models: ReadonlySet<string>;
  /** Modules below `runtime/` it imports, checks aside. */
  runtime: ReadonlySet<string>;
  /** Exports of `runtime/checks` it imports. */
  checks: ReadonlySet<string>;
  diagnostics: readonly Diagnostic[];
}

/**
 * The contract of one Next.js route: request and response types, zod schemas and methods of each of the document's
 * paths that live in it.
 *
 * @param file where it will be below `lib/api`, without extension: `routes/users/[id]`
 */
export function emitContract(routes: readonly RouteSpec[], file: string, api: ApiScope): ContractFile {
  const scope = contractScope(api);
  const names = routes.map((route) => declare(scope, contractName(route)));
  const sections = routes.flatMap((route, index) => routeSections(route, names[index] ?? "", scope));
  const { used } = scope;
  const text = print([join([hardline, hardline], [...imports(file, scope), ...sections]), hardline]);
  return {
    text: `${CONTRACT_HEADER}\n${text}`,
    names,
    models: new Set([...used.types, ...used.schemas]),
    runtime: new Set(scope.runtime.keys()),
    checks: used.checks,
    diagnostics: used.diagnostics,
  };
}

/** Types of all operations, the route's type, the contract. */
function routeSections(route: RouteSpec, name: string, scope: ContractScope): Doc[] {
  const typeName = declare(scope, `${pascalCase(name)}Route`);
  const operations = route.operations.map((operation) => operationSections(operation, route, scope));
  const members = operations.map(({ operation, request, response }) => ({
    name: operation.method,
    type: objectType([
      { name: "request", type: request },
      { name: "response", type: response },
    ]),
  }));
  return [
    ...operations.flatMap(({ sections }) => sections),
    interfaceDeclaration(typeName, members, []),
    contractValue(route, name, typeName, scope),
  ];
}

function operationSections(operation: Operation, route: RouteSpec, scope: ContractScope) {
  const base = operationName(operation, route);
  const request = requestType(operation, base, scope);
  const response = declare(scope, `${base}Response`);
  const union = unionDeclaration(response, responseTypes(operation, scope), []);
  return { operation, request: request.name, response, sections: [...request.declarations, union] };
}

function contractValue(route: RouteSpec, name: string, typeName: string, scope: ContractScope): Doc {
  const operations = route.operations.map((operation) =>
    property(operation.method, operationValue(operation, route, scope)),
  );
  const properties = [
    ...(route.match === undefined ? [] : [property("match", matchValue(route.match, scope))]),
    property("operations", object(operations, { broken: true })),
  ];
  const type = [runtimeType(scope, "contract", "Contract"), "<", typeName, ">"];
  const comment = docComment([route.id, route.summary, route.description]);
  return [comment, "export const ", name, ": ", type, " = ", object(properties, { broken: true }), ";"];
}

function operationValue(operation: Operation, route: RouteSpec, scope: ContractScope): Doc {
  const { security } = operation;
  return object(
    [
      property("id", stringLiteral(operation.id)),
      ...requestValue(operation, route, scope),
      property("responses", responsesValue(operation, scope)),
      ...(security === undefined ? [] : [property("security", jsonLiteral(security as Json))]),
    ],
    { broken: true },
  );
}

function matchValue({ slugs, query, headers }: RouteMatch, scope: ContractScope): Doc {
  const conditions = [
    ...(Object.keys(slugs).length === 0 ? [] : [property("slugs", jsonLiteral(slugs as unknown as Json))]),
    ...(query === undefined ? [] : [property("query", jsonLiteral(query))]),
    ...(headers === undefined ? [] : [property("headers", jsonLiteral(headers))]),
  ];
  return [runtimeValue(scope, "match", "routeMatch"), "(", object(conditions), ")"];
}

/** zod, then what is ours, sorted by path. */
function imports(file: string, scope: ContractScope): Doc[] {
  const { used, runtime, names } = scope;
  const from = (target: string) => {
    const path = posix.relative(posix.dirname(file), target);
    return path.startsWith(".") ? path : `./${path}`;
  };
  const models = [...new Set([...used.types, ...used.schemas])].map((id) => {
    const name = names.get(id);
    if (name === undefined) throw new Error(`there is no model ${id}`);
    return {
      from: from(`models/${name.file}`),
      values: used.schemas.has(id) ? [name.schema] : [],
      types: used.types.has(id) ? [name.type] : [],
    };
  });
  const modules = [...runtime].map(([module, use]) => ({ from: from(`runtime/${module}`), ...use }));
  const checks = { from: from("runtime/checks"), values: used.checks };
  const ours = [...models, ...modules, checks].sort((a, b) => (a.from < b.from ? -1 : 1));
  const statements = ours.map(importStatement).filter((statement) => statement !== "");
  const zod = used.z ? ['import * as z from "zod";'] : [];
  const groups = [zod, statements].filter((group) => group.length > 0);
  return groups.map((group) => join(hardline, group));
}
