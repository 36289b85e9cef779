import { checkModule } from "../model/check-module.js";
import { importPath } from "../../text/paths.js";
import type { ContractDescription, RouteDescription } from "../operation/description.js";
import { interfaceDeclaration, objectType } from "../print/declaration.js";
import { hardline, join, type Doc } from "../print/doc.js";
import { print } from "../print/printer.js";
import { name as nameOf, object } from "../print/expression.js";
import { assignmentDoc } from "../print/expression-layout.js";
import { pascalCase } from "../print/identifiers.js";
import { importDoc, type Import } from "../print/imports.js";
import { docComment } from "../print/literals.js";
import { modelName } from "../shape/scope.js";
import {
  contractScope,
  declarations,
  runtimeType,
  runtimeValue,
  SECURITY_MODULE,
  securityValue,
  type ContractScope,
  type ContractsScope,
  type Declare,
  type RuntimeNames,
} from "./scope.js";
import { localDeclarations, localSchemas } from "./local-schemas.js";
import { sharedAnswers } from "./shared-answers.js";
import { operationComment, operationTypes } from "./types.js";
import { matchValue, operationValue } from "./values.js";

/** The first lines of every file that `generate` rewrites. */
export const CONTRACT_HEADER =
  "// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.\n" +
  "// Change the spec instead.\n";

export interface ContractFile {
  text: string;
  /** The exported contract of each route, in the order given. */
  names: string[];
  /** The exported type of its operations, of each. */
  types: string[];
  /** Ids of the models it imports. */
  models: ReadonlySet<string>;
  /** Whether it imports the security of its document. */
  security: boolean;
}

/**
 * The contract of one Next.js route: request and response types, zod schemas and methods of each of the document's
 * paths that live in it.
 *
 * @param file where it will be below `lib/api`, without extension: `routes/users/[id]`, in the place of its document
 */
export function emitContract({ routes }: ContractDescription, file: string, api: ContractsScope): ContractFile {
  const declare = declarations(api);
  const names = routes.map(({ name }) => declare(name));
  const local = localSchemas(routes, declare);
  const scope = { ...contractScope(api), local: local.names };
  const described = routes.map((route, index) => routeSections(route, names[index] ?? "", declare, scope));
  const shared = localDeclarations(local, scope);
  const sections = described.flatMap(({ types, values }, index) =>
    index === 0 ? [...shared.types, ...types, ...shared.values, ...values] : [...types, ...values],
  );
  const { used } = scope;
  if (used.z) runtimeValue(scope, "zod", "z");
  used.checks.forEach((check) => runtimeValue(scope, checkModule(check), check));
  const text = print([join([hardline, hardline], [importDocs(file, scope), ...sections]), hardline]);
  return {
    text: `${CONTRACT_HEADER}\n${text}`,
    names,
    types: described.map(({ type }) => type),
    models: new Set([...used.types, ...used.schemas]),
    security: scope.security.values.size > 0,
  };
}

/** What both names and `Contract` may take together of the 80 columns of `export const a: Contract<ARoute> = {`. */
const LONGEST_NAMES = 57;

/** Types of all operations, the route's type, the contract. */
function routeSections(
  route: RouteDescription,
  name: string,
  declare: Declare,
  scope: ContractScope,
): { type: string; types: Doc[]; values: Doc[] } {
  const contract = runtimeType(scope, "contract", "Contract");
  const typeName = declare(pascalCase(name).replace(/(?:Route)?$/, "Route"));
  // A longer line would be broken behind its `=`: the type has a short name for it.
  const isLong = name.length + contract.length + typeName.length > LONGEST_NAMES;
  const short = isLong ? declare("Route") : typeName;
  const types = route.operations.map((operation) => ({
    method: operation.method,
    comment: operationComment(operation),
    ...operationTypes(operation, declare, scope),
  }));
  const members = types.map(({ method, comment, request, response }) => ({
    name: method,
    comment,
    type: objectType([
      { name: "request", type: request },
      { name: "response", type: response },
    ]),
  }));
  return {
    type: typeName,
    types: [
      ...types.flatMap((each) => each.declarations),
      interfaceDeclaration(typeName, members, []),
      ...(isLong ? [["type ", short, " = ", typeName, ";"]] : []),
    ],
    values: [
      ...sharedAnswers(route, declare, scope),
      contractValue(route, ["export const ", name, ": ", contract, "<", short, ">"], scope),
    ],
  };
}

function contractValue(route: RouteDescription, left: Doc, scope: ContractScope): Doc {
  const operations = route.operations.map((operation) => ({
    name: operation.method,
    value: operationValue(operation, scope),
  }));
  const asks = route.operations.some(({ callers }) => callers !== undefined);
  const value = object([
    ...(asks ? [{ name: "security", value: nameOf(securityValue(scope)) }] : []),
    ...(route.match === undefined ? [] : [{ name: "match", value: matchValue(route.match, scope) }]),
    { name: "operations", value: object(operations) },
  ]);
  return [docComment([route.id, route.summary, route.description]), assignmentDoc(left, " =", value), ";"];
}

/** One import for each model, each module of `runtime/` and the security, sorted by path. */
function importDocs(file: string, scope: ContractScope): Doc {
  const { used, runtime, security, place } = scope;
  const from = (target: string) => importPath(file, target);
  const models = [...new Set([...used.types, ...used.schemas])].map((id): Import => {
    const name = modelName(scope, id);
    const types = used.types.has(id) ? [name.type] : [];
    return { from: from(`${place}models/${name.file}`), types, values: used.schemas.has(id) ? [name.schema] : [] };
  });
  const imported = [...runtime].map(([module, names]): [string, RuntimeNames] => [`runtime/${module}`, names]);
  if (security.values.size > 0) imported.push([`${place}${SECURITY_MODULE}`, security]);
  const modules = imported.map(([module, { types, values }]): Import => {
    const named = [...types].map(([name, local]) => (name === local ? name : `${name} as ${local}`));
    return { from: from(module), types: named, values: [...values] };
  });
  const all = [...models, ...modules].sort((a, b) => (a.from < b.from ? -1 : 1));
  return join(hardline, all.map(importDoc));
}
