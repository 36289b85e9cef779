// How routes of the Pages Router answer beside the App Router's. Written once by create-api-route: yours to change.
import type { NextApiHandler, NextApiRequest, NextApiResponse } from "next";

import { settings as shared } from "./define-route";
import type {
  AnyRoute,
  Contract,
  Handlers,
  RouteOptions,
  RouteTypes,
} from "./runtime/contract";
import { serve } from "./runtime/node";

export { NotImplemented, Problem } from "./define-route";

/** What handlers get besides the parts of the request that the contract names. */
export interface Context {
  req: NextApiRequest;
  res: NextApiResponse;
}

/** Limits and the error report are those of `define-route.ts`. */
const settings = {
  ...shared,
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
