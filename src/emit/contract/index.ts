import type { Diagnostic } from "../../model/diagnostic.js";
import type { Operation, RouteMatch, RouteSpec } from "../../model/route-spec.js";
import type { Json } from "../../model/schema.js";
import { array, call, inlineObject, json, name as nameExpr, object, type Expr } from "../print/expression.js";
import { assignmentDoc } from "../print/expression-layout.js";
import { interfaceDeclaration, objectType, unionDeclaration } from "../print/declaration.js";
import { contractName, operationName } from "./names.js";
import { stated } from "./parameters.js";
import { requestType, requestValue } from "./request.js";
import { responsesValue, responseTypes } from "./response.js";
import { contractScope, declare, runtimeType, runtimeValue, type ContractScope, type ContractsScope } from "./scope.js";
import { hardline, join, type Doc } from "../print/doc.js";
import { print } from "../print/printer.js";
import { docComment } from "../print/literals.js";
import { pascalCase } from "../print/identifiers.js";
import { importDoc, type Import } from "../print/imports.js";
import { modelName } from "../shape/scope.js";
import { importPath } from "../../text/paths.js";

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
  /** Modules below `runtime/` it imports. */
  runtime: ReadonlySet<string>;
  diagnostics: readonly Diagnostic[];
}

/**
 * The contract of one Next.js route: request and response types, zod schemas and methods of each of the document's
 * paths that live in it.
 *
 * @param file where it will be below `lib/api`, without extension: `routes/users/[id]`
 */
export function emitContract(routes: readonly RouteSpec[], file: string, api: ContractsScope): ContractFile {
  const scope = contractScope(api);
  const names = routes.map((route) => declare(scope, contractName(route)));
  const sections = routes.flatMap((route, index) => routeSections(route, names[index] ?? "", scope));
  const { used } = scope;
  if (used.z) runtimeValue(scope, "zod", "z");
  used.checks.forEach((check) => runtimeValue(scope, "checks", check));
  const text = print([join([hardline, hardline], [importDocs(file, scope), ...sections]), hardline]);
  return {
    text: `${CONTRACT_HEADER}\n${text}`,
    names,
    models: new Set([...used.types, ...used.schemas]),
    runtime: new Set(scope.runtime.keys()),
    diagnostics: used.diagnostics,
  };
}

/** What a contract's name, twice, and `Contract` may take together of the 80 columns of `export const a: Contract<ARoute> = {`. */
const LONGEST_NAMES = 52;

/** Types of all operations, the route's type, the contract. */
function routeSections(route: RouteSpec, name: string, scope: ContractScope): Doc[] {
  // `export const name: Contract<NameRoute> = {` stays on one line, which it also is without its type.
  const contract = runtimeType(scope, "contract", "Contract");
  const isShort = 2 * name.length + contract.length <= LONGEST_NAMES;
  const typeName = declare(scope, isShort ? `${pascalCase(name)}Route` : "Route");
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

function operationSections(operation: Operation, route: RouteSpec, contract: ContractScope) {
  const scope: ContractScope = { ...contract, origin: operation.origin };
  const base = operationName(operation, route);
  const request = requestType(operation, base, scope);
  const response = declare(scope, `${base}Response`);
  const union = unionDeclaration(response, responseTypes(operation, scope), []);
  return { operation, request: request.name, response, sections: [...request.declarations, union] };
}

function contractValue(route: RouteSpec, name: string, typeName: string, scope: ContractScope): Doc {
  const operations = route.operations.map((operation) => ({
    name: operation.method,
    value: operationValue(operation, route, scope),
  }));
  const value = object([
    ...(route.match === undefined ? [] : [{ name: "match", value: matchValue(route.match, scope) }]),
    { name: "operations", value: object(operations) },
  ]);
  const left = ["export const ", name, ": ", runtimeType(scope, "contract", "Contract"), "<", typeName, ">"];
  const comment = docComment([route.id, route.summary, route.description]);
  return [comment, assignmentDoc(left, " =", value), ";"];
}

function operationValue(operation: Operation, route: RouteSpec, contract: ContractScope): Expr {
  const scope: ContractScope = { ...contract, origin: operation.origin };
  return object([
    ...stated({ id: operation.id }),
    ...requestValue(operation, route, scope),
    { name: "responses", value: responsesValue(operation, scope) },
    ...securityValue(operation),
  ]);
}

/** Alternatives, each a scheme or more with the scopes it needs. */
function securityValue({ security }: Operation): { name: string; value: Expr }[] {
  if (security === undefined) return [];
  const alternatives = security.map((schemes) =>
    inlineObject(Object.entries(schemes).map(([name, scopes]) => ({ name, value: json([...scopes]) }))),
  );
  return [{ name: "security", value: array(alternatives) }];
}

function matchValue({ slugs, query, headers }: RouteMatch, scope: ContractScope): Expr {
  const conditions = stated({
    slugs: Object.keys(slugs).length === 0 ? undefined : (slugs as unknown as Json),
    query,
    headers,
  });
  return call(nameExpr(runtimeValue(scope, "match", "routeMatch")), inlineObject(conditions));
}

/** One import for each model and each module of `runtime/`, sorted by path. */
function importDocs(file: string, scope: ContractScope): Doc {
  const { used, runtime } = scope;
  const from = (target: string) => importPath(file, target);
  const models = [...new Set([...used.types, ...used.schemas])].map((id): Import => {
    const name = modelName(scope, id);
    const types = used.types.has(id) ? [name.type] : [];
    return { from: from(`models/${name.file}`), types, values: used.schemas.has(id) ? [name.schema] : [] };
  });
  const modules = [...runtime].map(([module, { types, values }]): Import => {
    const named = [...types].map(([name, local]) => (name === local ? name : `${name} as ${local}`));
    return { from: from(`runtime/${module}`), types: named, values: [...values] };
  });
  const all = [...models, ...modules].sort((a, b) => (a.from < b.from ? -1 : 1));
  return join(hardline, all.map(importDoc));
}
