// How routes of the App Router answer beside the Pages Router's. Written once by create-api-route: yours to change.
import type { NextRequest } from "next/server";

import { settings as shared } from "./define-route";
import type {
  AnyRoute,
  Contract,
  Handlers,
  RouteOptions,
  RouteTypes,
} from "./runtime/contract";
import { serve, type Served } from "./runtime/web";

export { NotImplemented, Problem } from "./define-route";

/** What handlers get besides the parts of the request that the contract names. */
export interface Context {
  request: NextRequest;
}

/** Limits and the error report are those of `define-route.ts`. */
const settings = {
  ...shared,
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
