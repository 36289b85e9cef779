import { CONTRACT_HEADER } from "../emit/contract/index.js";
import { declarations } from "../emit/contract/scope.js";
import { interfaceDeclaration, type TypeMember } from "../emit/print/declaration.js";
import { hardline, join, type Doc } from "../emit/print/doc.js";
import { json } from "../emit/print/expression.js";
import { assignmentDoc } from "../emit/print/expression-layout.js";
import { importDoc } from "../emit/print/imports.js";
import { stringLiteral } from "../emit/print/literals.js";
import { print } from "../emit/print/printer.js";
import { typeDoc, type TypeNode } from "../emit/print/type.js";
import { CLIENT_SEED, type ClientPath, type ClientRoute } from "../model/client-path.js";
import type { FilePlan } from "../model/files.js";
import type { Project } from "../model/project.js";
import { relativeImport } from "../text/paths.js";
import { libraryFile } from "./spec-files.js";
import { contractPlan, seedPlan } from "./spec-library.js";

/** What clients know: the routes of this run, and those that it leaves alone. */
export function clientRoutes(
  files: readonly FilePlan[],
  { clients = [], deleted = new Set() }: { clients?: readonly ClientRoute[]; deleted?: ReadonlySet<string> },
): ClientRoute[] {
  const routes = files.filter(({ owner }) => owner === "route");
  const planned = routes.flatMap(({ path, contract = "", client, document }): ClientRoute[] => {
    if (client === undefined || deleted.has(path)) return [];
    return [{ contract, paths: client, ...(document?.as !== undefined && { as: document.as }) }];
  });
  const contracts = new Set(routes.map(({ contract }) => contract));
  return [...planned, ...clients.filter(({ contract }) => !contracts.has(contract))];
}

/** The client of each place, and the paths that it knows. */
export function clientPlans(routes: readonly ClientRoute[], project: Project): FilePlan[] {
  const places = [...new Set(routes.map(({ as }) => as))];
  return places.flatMap((as) => {
    const place = placeOf(as);
    const client = { module: `${place}client`, template: CLIENT_SEED };
    const runtime = relativeImport(`${place}client`, "runtime");
    return [
      pathsPlan(as, routes, project),
      seedPlan(project, client, { runtime, baseUrl: stringLiteral(baseUrlOf(project)) }),
    ];
  });
}

/**
 * `paths.ts` of a place.
 *
 * @param routes of all places
 */
export function pathsPlan(as: string | undefined, routes: readonly ClientRoute[], project: Project): FilePlan {
  const file = libraryFile(project, `${placeOf(as)}paths`);
  const own = routes.filter((route) => route.as === as);
  return contractPlan(file, `paths:${placeOf(as)}`, pathsText(file, own, project));
}

function placeOf(as: string | undefined): string {
  return as === undefined ? "" : `${as}/`;
}

function baseUrlOf({ basePath }: Project): string {
  return `${basePath}/api`;
}

/** A path with the name that its type has among all of them. */
interface NamedPath extends ClientPath {
  from: string;
  local: string;
}

/**
 * `paths.ts`: which contract each path has, and what a client has to know of it besides.
 *
 * @param file where it will be, from the project's root
 */
function pathsText(file: string, routes: readonly ClientRoute[], project: Project): string {
  const paths = named(file, routes);
  const runtime = libraryFile(project, "runtime");
  const module = (name: string): string => relativeImport(file, runtime.replace(/\.\w+$/, `/${name}`));
  const modules = [...new Set(paths.map(({ from }) => from))].map((from) => ({
    from,
    types: paths
      .filter((path) => path.from === from)
      .map(({ type, local }) => (type === local ? type : `${type} as ${local}`)),
    values: [],
  }));
  const imports = [
    ...modules,
    { from: module("client"), types: ["Formats"], values: [] },
    { from: module("openapi-types"), types: ["OpenApiPaths"], values: [] },
  ].sort((a, b) => (a.from < b.from ? -1 : 1));
  const formats = Object.fromEntries(perOperation(paths, ({ formats = {} }) => formats));
  const sections: Doc[] = [
    join(hardline, imports.map(importDoc)),
    namesDoc(
      "Routes",
      "The API's paths, with the operations of their contracts.",
      paths.map(({ path, local }) => ({ name: path, type: local })),
    ),
    namesDoc("Defaults", "Parameters with a default, which callers may leave out.", defaultsOf(paths)),
    [
      `/** The same for openapi-fetch: \`createClient<paths>({ baseUrl: ${stringLiteral(baseUrlOf(project))} })\`. */`,
      hardline,
      "export type paths = OpenApiPaths<Routes, Defaults>;",
    ],
    [
      "/** What is not written as most parameters and bodies are. */",
      hardline,
      assignmentDoc("export const formats: Formats", " =", json(formats as never)),
      ";",
    ],
  ];
  return `${CONTRACT_HEADER}\n${print([join([hardline, hardline], sections), hardline])}`;
}

/** Contracts of different files may call their types the same. */
function named(file: string, routes: readonly ClientRoute[]): NamedPath[] {
  const taken = new Set(["Formats", "OpenApiPaths", "Routes", "Defaults", "paths"]);
  const declare = declarations({ taken });
  const sorted = [...routes].sort((a, b) => (a.contract < b.contract ? -1 : 1));
  const all = sorted.flatMap(({ contract, paths }) => {
    const from = relativeImport(file, contract.replace(/\.\w+$/, ""));
    return paths.map((path) => ({ ...path, from, local: declare(path.type) }));
  });
  // Documents of one place may state a path twice, for two routers.
  const distinct = new Map(all.map((each) => [each.path, each]));
  return [...distinct.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** `GET /users` of each operation about which there is something to say. */
function perOperation<T>(
  paths: readonly NamedPath[],
  about: (path: NamedPath) => Record<string, T>,
): [operation: string, said: T][] {
  return paths.flatMap((path) =>
    Object.entries(about(path)).map(([method, said]): [string, T] => [`${method} ${path.path}`, said]),
  );
}

/** An interface; one without members would be any value but nothing. */
function namesDoc(name: string, comment: string, members: readonly TypeMember[]): Doc {
  if (members.length > 0) return interfaceDeclaration(name, members, [comment]);
  return [`/** ${comment} */`, hardline, `export type ${name} = Record<never, never>;`];
}

function defaultsOf(paths: readonly NamedPath[]): TypeMember[] {
  return perOperation(paths, ({ defaults = {} }) => defaults).map(([name, names]) => {
    const literals = names.map((each): TypeNode => ({ kind: "text", text: stringLiteral(each) }));
    const [only] = literals;
    const isOne = literals.length === 1 && only !== undefined;
    return { name, type: typeDoc(isOne ? only : { kind: "union", members: literals }) };
  });
}
