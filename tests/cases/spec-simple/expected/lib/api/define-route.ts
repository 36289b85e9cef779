// How every route of this API answers. Written once by create-api-route: yours to change.
import type { NextApiHandler, NextApiRequest, NextApiResponse } from "next";

import type {
  AnyRoute,
  Contract,
  Handlers,
  RouteOptions,
  RouteRequest,
  RouteTypes,
} from "./runtime/contract";
import { type PagesSettings, serve } from "./runtime/node";
import { NotImplemented, Problem } from "./runtime/problem";

export { NotImplemented, Problem };

/** Bytes of the largest request body; a larger one is answered 413. */
const BODY_LIMIT = 1024 * 1024;

/** What handlers get besides the parts of the request that the contract names. */
export interface Context {
  req: NextApiRequest;
  res: NextApiResponse;
}

/**
 * Hears of every error that is not the client's, before it becomes a 500. Throw it
 * again to have Next.js answer and `onRequestError` of instrumentation.ts hear of it.
 */
function reportError(error: unknown, { method, path }: RouteRequest): void {
  console.error(`${method} ${path} failed:`, error);
}

export const settings: PagesSettings<Context> = {
  bodyLimit: BODY_LIMIT,
  reportError,
  context: (req: NextApiRequest, res: NextApiResponse): Context => ({
    req,
    res,
  }),
};

type Route = AnyRoute<Context>;

/** One path of the API: a handler for each method of its contract. */
export function defineRoute<T extends RouteTypes>(
  contract: Contract<T>,
  handlers: Handlers<T, Context>,
  options: RouteOptions = {},
): NextApiHandler & { routes: Route[]; handlers: Handlers<T, Context> } {
  const routes = [{ contract, handlers, ...options } as Route];
  return Object.assign(serve(routes, settings), { routes, handlers });
}

/** Several paths of the API in one file of Next.js: the most specific that fits answers. */
export function dispatchRoutes(
  ...defined: { routes: Route[] }[]
): NextApiHandler {
  return serve(
    defined.flatMap(({ routes }) => routes),
    settings,
  );
}
