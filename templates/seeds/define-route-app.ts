// How every route of this API answers. Written once by create-api-route: yours to change.
import type { NextRequest } from "next/server";

import type {
  AnyRoute,
  Contract,
  Handlers,
  RouteOptions,
  RouteRequest,
  RouteTypes,
} from "./runtime/contract";
import { NotImplemented, Problem } from "./runtime/problem";
import { type AppSettings, serve, type Served } from "./runtime/web";

export { NotImplemented, Problem };

/** Bytes of the largest request body; a larger one is answered 413. */
const BODY_LIMIT = 1024 * 1024;

/** What handlers get besides the parts of the request that the contract names. */
export interface Context {
  request: NextRequest;
}

/**
 * Hears of every error that is not the client's, before it becomes a 500. Throw it
 * again to have Next.js answer and `onRequestError` of instrumentation.ts hear of it.
 */
function reportError(error: unknown, { method, path }: RouteRequest): void {
  console.error(`${method} ${path} failed:`, error);
}

export const settings: AppSettings<Context> = {
  bodyLimit: BODY_LIMIT,
  reportError,
  context: (request: NextRequest): Context => ({ request }),
};

type Route = AnyRoute<Context>;

/** One path of the API: a handler for each method of its contract. */
export function defineRoute<T extends RouteTypes>(
  contract: Contract<T>,
  handlers: Handlers<T, Context>,
  options: RouteOptions = {},
): Served & { routes: Route[]; handlers: Handlers<T, Context> } {
  const routes = [{ contract, handlers, ...options } as Route];
  return { ...serve(routes, settings), routes, handlers };
}

/** Several paths of the API in one file of Next.js: the most specific that fits answers. */
export function dispatchRoutes(...defined: { routes: Route[] }[]): Served {
  return serve(
    defined.flatMap(({ routes }) => routes),
    settings,
  );
}
