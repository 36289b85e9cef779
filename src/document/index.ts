import { setOwn } from "../model/object.js";
import {
  METHODS,
  type Api,
  type Method,
  type Operation,
  type RouteSpec,
  type SecurityRequirement,
  type SecurityScheme,
} from "../model/route-spec.js";
import { isObject, type JsonObject } from "../model/schema.js";
import { writeOperation } from "./operations.js";
import { documentPath } from "../model/document-path.js";
import { COMPONENT_KEY, schemaWriter, type SchemaWriter } from "./schemas.js";

/**
 * An API as one OpenAPI document: 3.1, or 3.2 where it has what only that knows (`itemSchema`, `in: querystring`).
 * Read again, it gives the same contracts. Routes that are made of a template have no operations and are left out.
 */
export function openApiDocument(api: Api): JsonObject {
  const schemas = schemaWriter(api.models);
  const schemeKeys = keysOfSchemes(api.securitySchemes);
  const paths = writePaths(api.routes, { schemas, schemeKeys, operationIds: new Set() });
  const securitySchemes = writeSchemes(api.securitySchemes, schemeKeys);
  const components = {
    ...(api.models.size > 0 && { schemas: schemas.components() }),
    ...(Object.keys(securitySchemes).length > 0 && { securitySchemes }),
  };
  return {
    openapi: api.routes.some(needsVersion32) ? "3.2.0" : "3.1.1",
    // Both must be there (https://spec.openapis.org/oas/v3.1.1#info-object).
    info: { title: "API", version: "1.0.0", ...api.info },
    servers: [{ url: "/api" }],
    paths,
    ...(Object.keys(components).length > 0 && { components }),
  };
}

function needsVersion32({ operations }: RouteSpec): boolean {
  return operations.some(({ method, querystring, body, responses }) => {
    if (method === "QUERY" || !hasKey(method)) return true;
    const contents = [...(body?.content ?? []), ...responses.flatMap(({ content }) => content)];
    return querystring !== undefined || contents.some(({ itemSchema }) => itemSchema !== undefined);
  });
}

/** Whether a path item has a key for a method (https://spec.openapis.org/oas/v3.2.0#path-item-object). */
function hasKey(method: Method): boolean {
  return method === "TRACE" || method === "QUERY" || METHODS.some((each) => each === method);
}

/** What the operations of a document share. */
interface Shared {
  schemas: SchemaWriter;
  /** The name of a security scheme in the document, by what {@link placed} gives for it. */
  schemeKeys: ReadonlyMap<string, string>;
  /** Those that are taken. */
  operationIds: Set<string>;
}

/** Two documents, each in a place of its own, may call different schemes the same. */
function placed(name: string, as: string | undefined): string {
  return as === undefined ? name : `${as}:${name}`;
}

/** Names as they are where they can be keys of `components` and are nobody else's. */
function keysOfSchemes(schemes: readonly SecurityScheme[]): Map<string, string> {
  const keys = new Map<string, string>();
  const taken = new Set<string>();
  for (const { name, as } of schemes) {
    const plain = COMPONENT_KEY.test(name) ? name : name.replace(/[^\w.-]+/g, "_");
    let key = plain;
    for (let count = 2; taken.has(key); count++) key = `${plain}_${count}`;
    taken.add(key);
    keys.set(placed(name, as), key);
  }
  return keys;
}

function writePaths(routes: readonly RouteSpec[], shared: Shared): JsonObject {
  const paths: JsonObject = {};
  for (const route of routes) {
    for (const operation of route.operations) addOperation(paths, route, operation, shared);
  }
  return paths;
}

function addOperation(paths: JsonObject, route: RouteSpec, operation: Operation, shared: Shared): void {
  const { key, nextRoute } = documentPath(route, operation);
  const { summary, description } = route;
  const there = Object.hasOwn(paths, key) ? paths[key] : undefined;
  const item: JsonObject = isObject(there)
    ? there
    : {
        ...(nextRoute !== undefined && { "x-next-route": nextRoute }),
        ...(summary !== undefined && { summary }),
        ...(description !== undefined && { description }),
      };
  const as = route.document?.as;
  const security = operation.security?.map((requirement) => {
    const named = Object.entries(requirement).map(([name, scopes]) => [
      shared.schemeKeys.get(placed(name, as)) ?? name,
      scopes,
    ]);
    return Object.fromEntries(named) as SecurityRequirement;
  });
  const { operationId, ...rest } = operation;
  const known = operationId === undefined ? undefined : uniqueId(operationId, as, shared.operationIds);
  const written: Operation = {
    ...rest,
    ...(known !== undefined && { operationId: known }),
    ...(security && { security }),
  };
  const stated = writeOperation(written, shared.schemas);
  const { method } = operation;
  if (hasKey(method)) item[method.toLowerCase()] = stated;
  else item.additionalOperations = { ...(item.additionalOperations as JsonObject | undefined), [method]: stated };
  setOwn(paths, key, item);
}

/** An operationId is unique in its document. */
function uniqueId(operationId: string, as: string | undefined, taken: Set<string>): string | undefined {
  const id = [operationId, ...(as === undefined ? [] : [`${as}_${operationId}`])].find((each) => !taken.has(each));
  if (id !== undefined) taken.add(id);
  return id;
}

function writeSchemes(schemes: readonly SecurityScheme[], keys: ReadonlyMap<string, string>): JsonObject {
  const written: JsonObject = {};
  for (const scheme of schemes) {
    const { name, kind, description, stated } = scheme;
    if (kind === "undefined") continue;
    const details: JsonObject = {
      ...(kind === "apiKey" && { in: scheme.in ?? "header", name: scheme.parameter ?? name }),
      ...(kind === "http" && { scheme: scheme.scheme ?? "bearer" }),
      ...(kind === "oauth2" && { flows: {} }),
      ...stated,
    };
    setOwn(written, keys.get(placed(name, scheme.as)) ?? name, {
      type: kind,
      ...(description !== undefined && { description }),
      ...details,
    });
  }
  return written;
}
