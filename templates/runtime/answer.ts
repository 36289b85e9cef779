// Written by create-api-route; rewritten by `create-api-route generate`.

import { challenge, identify } from "./authorize";
import { conclude } from "./conclude";
import type {
  AnyHandler,
  AnyRoute,
  RouteRequest,
  SentResponse,
  Operation,
  RouteResponse,
} from "./contract";
import { isDevelopment } from "./development";
import { findHandler, type FoundOperation } from "./find-operation";
import { NotImplemented, Problem } from "./problem";
import { readInput } from "./read-request";
import {
  checkResponse,
  contractOf,
  encodeHead,
  encodeAnswer,
  toBytes,
} from "./respond";
import { openSource, startStream } from "./stream";

/** What `define-route.ts` settles for all routes. */
export interface Settings<Context> {
  /** Bytes of the largest request body; a larger one is answered 413. */
  bodyLimit: number;
  /** Hears of every error that is not the client's. Thrown again, it is left to Next.js. */
  reportError: (error: unknown, request: RouteRequest) => unknown;
  /** What handlers get besides the parts of the request. */
  context: () => Context;
  /** What a handler throws that others catch: it passes. */
  isOthers?: (error: unknown) => boolean;
}

/**
 * Answers a request to routes that share a file of Next.js. Every failure is an
 * answer too. None is given where the handler has answered by itself.
 */
export async function answer<Context>(
  routes: AnyRoute<Context>[],
  request: RouteRequest,
  settings: Settings<Context>,
): Promise<SentResponse | undefined> {
  const report = async (error: unknown) => {
    try {
      await settings.reportError(error, request);
    } catch (failure) {
      if (failure === error) throw error;
      console.error(failure);
    }
  };
  try {
    return await handle(routes, request, settings, report);
  } catch (error) {
    if (settings.isOthers?.(error)) throw error;
    return await fail(error, report);
  }
}

type Report = (error: unknown) => Promise<void>;

async function handle<Context>(
  routes: AnyRoute<Context>[],
  request: RouteRequest,
  settings: Settings<Context>,
  report: Report,
): Promise<SentResponse | undefined> {
  const found = findHandler(routes, request);
  if (found === undefined) throw new Problem(404);
  if ("allow" in found) {
    const headers = { Allow: found.allow };
    if (request.method !== "OPTIONS") throw new Problem(405, "", { headers });
    return encodeHead(204, headers);
  }
  // #if security
  try {
    return await operate(found, request, settings, report);
  } catch (error) {
    challenge(error, found.operation, found.contract.security);
    throw error;
  }
  // #else
  // return operate(found, request, settings, report);
  // #end
}

async function operate<Context>(
  found: FoundOperation<Context>,
  request: RouteRequest,
  settings: Settings<Context>,
  report: Report,
): Promise<SentResponse | undefined> {
  const { operation, handler, slugs } = found;
  // #if security
  const { security } = found.contract;
  const auth = await identify(operation, security, request);
  // #end
  // #if body
  const limit = found.bodyLimit ?? settings.bodyLimit;
  const input = await readInput(request, operation, slugs, limit);
  // #else
  // const input = await readInput(request, operation, slugs);
  // #end
  if (handler === undefined) throw new NotImplemented();
  // #if security
  if (auth) Object.assign(input, { auth });
  // #end
  const given = Object.assign(input, settings.context());
  const response = await call(handler, given, operation);
  if (request.isAnswered?.()) return undefined;
  // #if pieces
  const source = openSource(response.body);
  const stop = () => source?.stop();
  const opened = source ? { ...response, body: source } : response;
  try {
    return await respond(operation, opened, stop, request, report);
  } catch (error) {
    stop();
    throw error;
  }
  // #else
  // return respond(operation, response, request, report);
  // #end
}

/** What a handler may meet while it reads a body as it comes. */
const READING = new Set([400, 413]);

/** In development, also tells of problems that the contract does not have. */
async function call<Context>(
  handler: AnyHandler<Context>,
  input: object & Context,
  operation: Operation,
): Promise<RouteResponse> {
  try {
    return await handler(input);
  } catch (error) {
    const isPlanned =
      !(error instanceof Problem) ||
      error instanceof NotImplemented ||
      READING.has(error.status) ||
      contractOf(operation, error.status) !== undefined;
    if (isDevelopment() && !isPlanned) {
      console.warn(
        `${operation.id} threw a problem with status ${error.status}, which its contract does not have.`,
      );
    }
    throw error;
  }
}

async function respond(
  operation: Operation,
  response: RouteResponse,
  // #if pieces
  stop: () => void,
  // #end
  request: RouteRequest,
  report: Report,
): Promise<SentResponse> {
  const wrong = isDevelopment() && checkResponse(operation, response);
  if (wrong) {
    await report(wrong);
    throw wrong;
  }
  const encoded = encodeAnswer(operation, response, request.preset?.());
  // #if pieces
  const { body, ...head } = conclude(encoded, request);
  if (body !== undefined && !(body instanceof Uint8Array)) {
    const { signal } = request;
    return { ...head, body: await startStream(body, stop, signal, report) };
  }
  stop();
  return { ...head, body };
  // #else
  // return conclude(encoded, request);
  // #end
}

/** The one way errors leave: what is not a `Problem` is reported and answered 500 without details. */
async function fail(error: unknown, report: Report): Promise<SentResponse> {
  if (error instanceof Problem) {
    try {
      return toResponse(error);
    } catch (failure) {
      return fail(failure, report);
    }
  }
  await report(error);
  return toResponse(new Problem(500));
}

function toResponse(problem: Problem): SentResponse {
  const { headers, ...head } = encodeHead(problem.status, problem.headers);
  const body = toBytes(JSON.stringify(problem));
  headers.set("Content-Type", "application/problem+json");
  headers.set("Content-Length", String(body.length));
  return { ...head, headers, body };
}
