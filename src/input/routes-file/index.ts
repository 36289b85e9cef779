import type { Diagnostic, Origin } from "../../model/diagnostic.js";
import { didYouMean } from "../../model/did-you-mean.js";
import { pointerTo } from "../../model/pointer.js";
import { quote } from "../../model/quote.js";
import { routeName } from "../../model/route-path.js";
import {
  FURTHER_METHODS,
  METHODS,
  statedOfScheme,
  type Api,
  type Operation,
  type RouteSpec,
  type SecurityScheme,
} from "../../model/route-spec.js";
import { isObject, type Json, type JsonObject } from "../../model/schema.js";
import { splitStated } from "../directions.js";
import type { ModelIds } from "../model-ids.js";
import { parseRouteName } from "../name.js";
import type { Settings } from "../settings.js";
import type { SourceFile } from "../source.js";
import { check } from "./check.js";
import { DEFINITIONS, FILE_SHAPE } from "./definition.js";
import { methodInKey, OPEN } from "./key-hints.js";
import { readOperation, readSecurity } from "./operations.js";
import { PROBLEM, problemModel } from "./problem.js";
import { checkSettings, readSettings } from "./settings.js";
import { readNamedTypes, readRequiredType, type ReadContext } from "./schemas.js";
import { BUILT_IN_TYPES } from "./short-type.js";
import { spelledOut } from "./spelled.js";
import { text, texts } from "./values.js";

export { initFile } from "./init.js";
export { routesFileSchema } from "./json-schema.js";

export interface RoutesFile {
  api: Api;
  settings: Settings;
  diagnostics: Diagnostic[];
}

/** Whether a file without any sign of another format is to be read as ours: it has a key of ours, or nearly one, or nothing at all. */
export function isRoutesFile(value: Json): boolean {
  if (!isObject(value)) return true;
  const keys = Object.keys(value);
  return keys.length === 0 || keys.some((key) => didYouMean(key, Object.keys(FILE_SHAPE.keys)) !== undefined);
}

/** Of the models, also below keys that are told to be called models here. */
function namesIn({ models, schemas, definitions }: JsonObject): string[] {
  return [models, schemas, definitions].flatMap((map) => (isObject(map) ? Object.keys(map) : []));
}

/**
 * Reads `api-routes.yaml` (or .json). All problems come as diagnostics, with pointers into the file; when one of them is
 * an error the rest is what could be understood.
 *
 * @param ids gives every model an id that is unique among all documents that are read together
 */
export function readRoutesFile(source: SourceFile, ids: ModelIds): RoutesFile {
  const diagnostics: Diagnostic[] = [];
  const value = source.spelling === undefined ? source.value : spelledOut(source.value, source.spelling);
  check({ file: source.file, definitions: DEFINITIONS, diagnostics }, value, FILE_SHAPE, "");
  const file = isObject(value) ? value : {};
  const stated = isObject(file.models) ? file.models : {};
  const context: ReadContext = {
    file: source.file,
    models: new Map([...new Set([...namesIn(file), PROBLEM])].map((name) => [name, ids.take(name)])),
    read: new Map(),
    used: new Set(),
    diagnostics,
  };
  const models = context.read;
  readModels(context, stated);
  const routes = readRoutes(context, file);
  const problem = context.models.get(PROBLEM)!;
  if (context.used.has(problem) && !models.has(problem)) models.set(problem, problemModel(problem, context.file));
  splitStated(
    routes.flatMap(({ operations }) => operations),
    models,
    ids,
  );
  const securitySchemes = readSecuritySchemes(context, file.securitySchemes);
  checkSchemeNames(context, file, routes, securitySchemes);
  checkOperationIds(context, routes);
  const settings = readSettings(file);
  checkSettings(context, settings);
  const api: Api = {
    routes,
    models,
    securitySchemes,
    refused: [],
    info: texts(file, "title", "description", "version"),
  };
  return { api, settings, diagnostics };
}

function readModels(context: ReadContext, stated: JsonObject): void {
  for (const [name, value] of Object.entries(stated)) {
    const pointer = pointerTo("/models", name);
    const origin: Origin = { file: context.file, pointer };
    if (BUILT_IN_TYPES.has(name)) {
      const message = `The model ${quote(name)} has the name of a built-in type.`;
      context.diagnostics.push({ code: "model-name-taken", severity: "error", message, hint: "rename it", origin });
    }
    const id = context.models.get(name)!;
    context.read.set(id, { id, name, schema: readRequiredType(context, value, pointer), origin });
  }
}

function readRoutes(context: ReadContext, file: JsonObject): RouteSpec[] {
  const security = readSecurity(file.security);
  const routes: RouteSpec[] = [];
  const places = new Map<string, Origin>();
  for (const [key, value] of isObject(file.routes) ? Object.entries(file.routes) : []) {
    const pointer = pointerTo("/routes", key);
    const origin: Origin = { file: context.file, pointer };
    if (methodInKey(key) !== undefined) continue;
    // OpenAPI's paths begin with a slash, and so do those of people who are used to it.
    const name = parseRouteName(/^\/(?!\/)(?!api(?:\/|$))./.test(key) ? key.slice(1) : key, origin);
    context.diagnostics.push(...name.diagnostics);
    if (name.path === undefined || !isObject(value)) continue;
    const id = `/${routeName(name.path)}`;
    const first = places.get(id);
    if (first !== undefined) {
      context.diagnostics.push({
        code: "route-stated-twice",
        severity: "error",
        message: `The route ${quote(key)} is given twice, expected once.`,
        hint: "put all methods below one of the two",
        origin,
        related: [first],
      });
      continue;
    }
    places.set(id, origin);
    const template = text(value.template);
    const around = { ...context, routeId: id, path: name.path, security };
    const routeParams = readNamedTypes(context, value.params, pointerTo(pointer, "params"));
    const operations = readOperations({ ...around, routeParams }, value, pointer);
    const described = texts(value, "summary", "description");
    routes.push({ id, path: name.path, ...described, operations, ...(template && { template }), origin });
  }
  return routes;
}

function readOperations(context: Parameters<typeof readOperation>[0], route: JsonObject, pointer: string): Operation[] {
  const further = FURTHER_METHODS.filter((method) => route[method] !== undefined);
  return [...METHODS, ...further].flatMap((method) => {
    const key = [method, method.toLowerCase()].find((spelling) => route[spelling] !== undefined);
    return key === undefined ? [] : [readOperation(context, method, route[key]!, pointerTo(pointer, key))];
  });
}

function readSecuritySchemes(context: ReadContext, value: Json | undefined): SecurityScheme[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, stated]): SecurityScheme[] => {
    if (!isObject(stated)) return [];
    const kind = stated.type as SecurityScheme["kind"];
    const at = text(stated.in) as SecurityScheme["in"];
    const parameter = text(stated.name);
    const scheme = text(stated.scheme)?.toLowerCase();
    const missing =
      kind === "apiKey"
        ? parameter && at
          ? undefined
          : "name and in"
        : kind === "http" && !scheme
          ? "scheme"
          : undefined;
    if (missing) {
      const origin = { file: context.file, pointer: pointerTo("/securitySchemes", name) };
      const message = `A scheme of type ${kind} needs ${missing}.`;
      context.diagnostics.push({ code: "missing-key", severity: "error", message, origin });
    }
    return [
      {
        name,
        kind,
        ...(scheme && { scheme }),
        ...(at && { in: at }),
        ...(parameter && { parameter }),
        ...texts(stated, "description"),
        ...statedOfScheme(stated),
      },
    ];
  });
}

/** Every scheme that is asked for must be described, else nobody could ever be let in. */
function checkSchemeNames(
  context: ReadContext,
  file: JsonObject,
  routes: RouteSpec[],
  schemes: SecurityScheme[],
): void {
  const known = new Set(schemes.map(({ name }) => name));
  // What is wrong with them is told.
  if (isObject(file.security) || (file.securitySchemes !== undefined && !isObject(file.securitySchemes))) return;
  const stated = Object.keys(file.securitySchemes ?? {});
  const places = [
    { security: readSecurity(file.security), pointer: "/security" },
    ...routes.flatMap(({ operations }) =>
      operations.map(({ security, origin }) => ({ security, pointer: pointerTo(origin.pointer, "security") })),
    ),
  ];
  const reported = new Set<string>();
  for (const { security, pointer } of places) {
    for (const name of new Set(security?.flatMap((one) => Object.keys(one)))) {
      if (stated.includes(name) || reported.has(name)) continue;
      reported.add(name);
      context.diagnostics.push({
        code: "unknown-security-scheme",
        severity: "error",
        message: `The security scheme ${quote(name)} is not described in securitySchemes.`,
        hint: schemeHint(name, [...known]),
        origin: { file: context.file, pointer },
      });
    }
  }
}

function schemeHint(name: string, known: readonly string[]): string {
  if (/^(?:none|public|open|false)$/.test(name)) return OPEN;
  return known.length > 0
    ? `known schemes: ${known.join(", ")}`
    : `describe it: securitySchemes: { ${name}: { type: http, scheme: bearer } }`;
}

function checkOperationIds(context: ReadContext, routes: RouteSpec[]): void {
  const first = new Map<string, Origin>();
  for (const { id, origin } of routes.flatMap(({ operations }) => operations)) {
    const other = first.get(id);
    if (other === undefined) first.set(id, origin);
    else {
      context.diagnostics.push({
        code: "operation-id-twice",
        severity: "error",
        message: `The operationId ${quote(id)} is given twice, expected once.`,
        origin: { file: origin.file, pointer: pointerTo(origin.pointer, "operationId") },
        related: [other],
      });
    }
  }
}
