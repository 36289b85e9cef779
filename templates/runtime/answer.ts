// Written by create-api-route; rewritten by `create-api-route generate`.

import { challenge, identify } from "./authorize";
import type {
  AnyContract,
  AnyMethod,
  AnyRoute,
  Operation,
  RouteRequest,
  RouteResponse,
  SentResponse,
} from "./contract";
import { BrokenContract, callHandler, checkResponse } from "./development";
import { NotImplemented, Problem } from "./problem";
import { readInput } from "./read-request";
import { encodeAnswer, encodeHead, isWhole } from "./respond";
import { openSource, startStream } from "./stream";

/** What `define-route.ts` settles for all routes. */
export interface Settings {
  /** Bytes of the largest request body; a larger one is answered 413. */
  bodyLimit: number;
  /** Hears of every error that is not the client's. Thrown again, it is left to Next.js. */
  reportError: (error: unknown, request: RouteRequest) => unknown;
  /** Answers, or throws again, what a handler throws to Next.js. */
  ofNext: (error: unknown) => SentResponse | undefined;
}

/**
 * Answers a request to routes that share a file of Next.js; every failure is an answer
 * too, and none is given where the handler has answered by itself. `context` gives
 * what handlers get besides the parts of the request.
 */
export async function answer<Context>(
  routes: AnyRoute<Context>[],
  request: RouteRequest,
  settings: Settings,
  context: () => Context,
): Promise<SentResponse | undefined> {
  // #if security
  let asked: { operation: Operation; contract: AnyContract } | undefined;
  // #end
  try {
    // #if match
    const fitting = matching(routes, request);
    if (fitting.length === 0) throw new Problem(404);
    const found = findHandler(fitting, request);
    if (!found) return allowing(fitting, request);
    // #else
    // const found = findHandler(routes, request);
    // if (!found) return allowing(routes, request);
    // #end
    const { operation, handler, slugs } = found;
    // #if security
    asked = found;
    const { security } = found.contract;
    const auth =
      operation.security && (await identify(operation, request, security));
    // #end
    // #if contentBody|jsonBody|querystring
    const { bodyLimit = operation.bodyLimit ?? settings.bodyLimit } = found;
    const input = await readInput(request, operation, slugs, bodyLimit);
    // #else
    // const input = await readInput(request, operation, slugs);
    // #end
    if (handler === undefined) throw new NotImplemented();
    // #if security
    if (auth) Object.assign(input, { auth });
    // #end
    const given = Object.assign(input, context());
    const response = await callHandler(operation, () => handler(given));
    // #if node.serve
    if (request.isAnswered?.()) return undefined;
    // #end
    // #if pieces
    return await respond(operation, response, request, settings);
    // #else
    // checkResponse(operation, response);
    // return encodeAnswer(operation, response, request);
    // #end
  } catch (error) {
    // #if security
    if (asked) challenge(error, asked.operation, asked.contract.security);
    // #end
    return settings.ofNext(error) ?? fail(error, request, settings);
  }
}

/** The routes that are meant, the most specific first. */
function matching<Context>(routes: AnyRoute<Context>[], request: RouteRequest) {
  return routes
    .flatMap((route) => {
      const { match } = route.contract;
      const slugs = match ? match.match(request) : request.query;
      return slugs ? [{ ...route, slugs, rank: match?.specificity ?? 0 }] : [];
    })
    .sort((one, other) => other.rank - one.rank);
}

/** The operation a request is for, or the methods that its path has; GET stands in for HEAD. */
function findHandler<Context>(
  routes: AnyRoute<Context>[],
  { method, query }: RouteRequest,
) {
  const wanted = method === "HEAD" ? ["HEAD", "GET"] : [method];
  for (const name of wanted as AnyMethod[]) {
    for (const route of routes) {
      const { operations } = route.contract;
      const operation = Object.hasOwn(operations, name) && operations[name];
      const handler = route.handlers[name];
      if (operation) return { slugs: query, ...route, operation, handler };
    }
  }
  return undefined;
}

/** To OPTIONS, and to methods that the path does not have. */
function allowing(routes: AnyRoute<never>[], { method }: RouteRequest) {
  const all = routes.flatMap((one) => Object.keys(one.contract.operations));
  const implied = all.includes("GET") ? ["HEAD", "OPTIONS"] : ["OPTIONS"];
  const headers = { Allow: [...new Set([...all, ...implied])].join(", ") };
  if (method !== "OPTIONS") throw new Problem(405, "", { headers });
  return encodeHead(204, headers);
}

// #if pieces
async function respond(
  operation: Operation,
  response: RouteResponse,
  request: RouteRequest,
  settings: Settings,
): Promise<SentResponse> {
  const source = openSource(response.body);
  const stop = () => source?.stop();
  const opened = source ? { ...response, body: source } : response;
  try {
    checkResponse(operation, opened);
    const { body, ...head } = encodeAnswer(operation, opened, request);
    if (isWhole(body)) {
      stop();
      return { ...head, body };
    }
    const { signal } = request;
    const tell = (error: unknown) => report(error, request, settings);
    return { ...head, body: await startStream(body, stop, signal, tell) };
  } catch (error) {
    stop();
    throw error;
  }
}
// #end

async function report(
  error: unknown,
  request: RouteRequest,
  { reportError }: Settings,
): Promise<void> {
  try {
    await reportError(error, request);
  } catch (failure) {
    if (failure === error) throw error;
    console.error(failure);
  }
}

/** The one way errors leave: what is not a `Problem` is reported and answered 500 without details. */
async function fail(
  error: unknown,
  request: RouteRequest,
  settings: Settings,
): Promise<SentResponse> {
  const problem = error instanceof Problem ? error : new Problem(500);
  const isTold = error !== problem || error instanceof BrokenContract;
  if (isTold) await report(error, request, settings);
  try {
    const head = encodeHead(problem.status, problem.headers);
    const body = JSON.stringify(problem);
    head.headers.set("content-type", "application/problem+json");
    head.headers.set("content-length", String(Buffer.byteLength(body)));
    return { ...head, body };
  } catch (failure) {
    return fail(failure, request, settings);
  }
}
