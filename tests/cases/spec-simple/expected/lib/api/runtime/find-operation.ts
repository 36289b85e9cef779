// Written by create-api-route; rewritten by `create-api-route generate`.
// create-api-route signature: 572da7ba692afd07-4992bf54-8dd19700

import type {
  AnyHandler,
  AnyRoute,
  RouteRequest,
  Operation,
  Slugs,
} from "./contract";

/** What both routers of Next.js hand on. */
export type Method =
  "GET" | "POST" | "PUT" | "PATCH" | "DELETE" | "HEAD" | "OPTIONS";

export type AnyMethod = Method;

export interface FoundOperation<Context> {
  operation: Operation;
  bodyLimit: number | undefined;
  handler: AnyHandler<Context> | undefined;
  slugs: Slugs;
}

export type Found<Context> =
  | FoundOperation<Context>
  /** The path is known but has no such method. */
  | { allow: string }
  | undefined;

/** The operation a request is for; GET stands in for HEAD. */
export function findHandler<Context>(
  routes: AnyRoute<Context>[],
  request: RouteRequest,
): Found<Context> {
  const fitting = routes;
  const slugs = request.query;
  const { method } = request;
  for (const wanted of method === "HEAD" ? ["HEAD", "GET"] : [method]) {
    for (const route of fitting) {
      const { contract, handlers } = route;
      if (!isMethod(wanted, contract.operations)) continue;
      const operation = contract.operations[wanted];
      const handler = handlers[wanted];
      const bodyLimit = route.bodyLimit ?? operation?.bodyLimit;
      if (operation) return { operation, handler, slugs, bodyLimit };
    }
  }
  if (fitting.length === 0) return undefined;
  const methods = fitting.flatMap(({ contract }) =>
    Object.keys(contract.operations),
  );
  const implied = methods.includes("GET") ? ["HEAD", "OPTIONS"] : ["OPTIONS"];
  return { allow: [...new Set([...methods, ...implied])].join(", ") };
}

function isMethod(text: string, operations: object): text is AnyMethod {
  return Object.hasOwn(operations, text);
}
