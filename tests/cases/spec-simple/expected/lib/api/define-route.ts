// How every route of this API answers. Written once by create-api-route: yours to change.
import { pipeline } from "node:stream/promises";
import type { NextApiHandler, NextApiRequest, NextApiResponse } from "next";

import { type Auth, slots } from "./auth";
import { authorize } from "./runtime/authorize";
import type {
  AnyRoute,
  Contract,
  Handlers,
  RouteTypes,
} from "./runtime/contract";
import { findOperation } from "./runtime/find-operation";
import { NotImplemented, Problem } from "./runtime/problem";
import { readRequest } from "./runtime/read-request";
import {
  checkResponse,
  encodeResponse,
  type EncodedResponse,
} from "./runtime/respond";

export { NotImplemented, Problem };

/** Bytes of the largest request body; a larger one is answered 413. */
const BODY_LIMIT = 1024 * 1024;

/** What handlers get besides the parts of the request that the contract names. */
export interface Context {
  /** What the slots in `auth.ts` answered. */
  auth: Auth;
  req: NextApiRequest;
  res: NextApiResponse;
}

type Route = AnyRoute<Context>;

/** One path of the API: a handler for each method of its contract. */
export function defineRoute<T extends RouteTypes>(
  contract: Contract<T>,
  handlers: Handlers<T, Context>,
) {
  const routes = [{ contract, handlers } as Route];
  return Object.assign(serve(routes), { routes });
}

/** Several paths of the API in one file of Next.js: the most specific that fits answers. */
export function dispatchRoutes(...defined: { routes: Route[] }[]) {
  return serve(defined.flatMap(({ routes }) => routes));
}

function serve(routes: Route[]): NextApiHandler {
  return async (req, res) => {
    try {
      await answer(routes, req, res);
    } catch (error) {
      fail(error, res);
    }
  };
}

async function answer(
  routes: Route[],
  req: NextApiRequest,
  res: NextApiResponse,
): Promise<void> {
  const found = findOperation(routes, req);
  if (found === undefined) throw new Problem(404);
  if ("allow" in found) {
    res.setHeader("Allow", found.allow);
    if (req.method !== "OPTIONS") throw new Problem(405);
    res.status(204).end();
    return;
  }
  const { operation, handler, slugs: params } = found;
  const auth = (await authorize(operation, slots, req)) as Auth;
  const input = await readRequest(req, operation, params, BODY_LIMIT);
  if (handler === undefined) throw new NotImplemented();
  const response = await handler({ ...input, auth, req, res });
  if (res.writableEnded) return;
  if (process.env.NODE_ENV !== "production") checkResponse(operation, response);
  await send(encodeResponse(operation, response), req, res);
}

async function send(
  { status, headers, body }: EncodedResponse,
  req: NextApiRequest,
  res: NextApiResponse,
): Promise<void> {
  res.status(status).setHeaders(new Map(Object.entries(headers)));
  if (body === undefined) res.end();
  else if (typeof body === "string") res.send(body);
  else if (body instanceof Uint8Array) res.send(Buffer.from(body));
  else if (req.method === "HEAD") res.end();
  else await pipeline(body, res);
}

/** The one way errors leave: what is no `Problem` is logged and answered 500 without details. */
function fail(error: unknown, res: NextApiResponse): void {
  // A client that leaves in the middle of a stream is no error of ours.
  const hasLeft =
    error instanceof Error &&
    "code" in error &&
    error.code === "ERR_STREAM_PREMATURE_CLOSE";
  if (!hasLeft && !(error instanceof Problem)) console.error(error);
  if (res.headersSent) {
    res.destroy();
    return;
  }
  const problem = error instanceof Problem ? error : new Problem(500);
  res.setHeaders(new Map(Object.entries(problem.headers)));
  res.setHeader("Content-Type", "application/problem+json");
  res.status(problem.status).send(JSON.stringify(problem));
}
