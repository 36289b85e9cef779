// Written by create-api-route; rewritten by `create-api-route generate`.

import type {
  AnyContract,
  AnyHandler,
  AnyRoute,
  RouteRequest,
  Operation,
  Slugs,
} from "./contract";

/** What both routers of Next.js hand on. */
export type Method =
  "GET" | "POST" | "PUT" | "PATCH" | "DELETE" | "HEAD" | "OPTIONS";

// #if methods
/** And what the Pages Router hands on besides. */
export type AnyMethod = Method | Asking | Copying | Versioning | Telling;
// #else
// export type AnyMethod = Method;
// #end
type Asking =
  "LINK" | "PURGE" | "QUERY" | "SEARCH" | "SOURCE" | "TRACE" | "UNLINK";
type Copying = "COPY" | "LOCK" | "MKCOL" | "MOVE" | "PROPFIND" | "PROPPATCH";
type Versioning =
  "ACL" | "BIND" | "CHECKOUT" | "MERGE" | "MKACTIVITY" | "REPORT";
type Telling =
  | "M-SEARCH"
  | "MKCALENDAR"
  | "NOTIFY"
  | "REBIND"
  | "SUBSCRIBE"
  | "UNBIND"
  | "UNLOCK"
  | "UNSUBSCRIBE";

export interface FoundOperation<Context> {
  // #if security
  contract: AnyContract;
  // #end
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
  // #if match
  const fitting = routes
    .flatMap((route) => {
      const { match } = route.contract;
      const slugs = match ? match.match(request) : request.query;
      return slugs ? [{ ...route, slugs, rank: match?.specificity ?? 0 }] : [];
    })
    .sort((one, other) => other.rank - one.rank);
  // #else
  // const fitting = routes;
  // const slugs = request.query;
  // #end
  const { method } = request;
  for (const wanted of method === "HEAD" ? ["HEAD", "GET"] : [method]) {
    for (const route of fitting) {
      const { contract, handlers } = route;
      if (!isMethod(wanted, contract.operations)) continue;
      const operation = contract.operations[wanted];
      const handler = handlers[wanted];
      const bodyLimit = route.bodyLimit ?? operation?.bodyLimit;
      // #if match
      const { slugs } = route;
      // #end
      // #if security
      if (operation) return { contract, operation, handler, slugs, bodyLimit };
      // #else
      // if (operation) return { operation, handler, slugs, bodyLimit };
      // #end
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
