// Written by create-api-route; rewritten by `create-api-route generate`.
// create-api-route signature: 7318e2da78d8a7e0-8fa4f10f-4fd49ee3

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
import { findHandler } from "./find-operation";
import { NotImplemented, Problem } from "./problem";
import { readInput } from "./read-request";
import {
  checkResponse,
  contractOf,
  encodeHead,
  encodeAnswer,
  isWhole,
} from "./respond";
import { openSource, startStream } from "./stream";

/** What `define-route.ts` settles for all routes. */
export interface Settings {
  /** Bytes of the largest request body; a larger one is answered 413. */
  bodyLimit: number;
  /** Hears of every error that is not the client's. Thrown again, it is left to Next.js. */
  reportError: (error: unknown, request: RouteRequest) => unknown;
  /** What a handler throws that others catch: it passes. */
  isOthers?: (error: unknown) => boolean;
}

/**
 * Answers a request to routes that share a file of Next.js. Every failure is an
 * answer too. None is given where the handler has answered by itself. `context`
 * gives what handlers get besides the parts of the request.
 */
export async function answer<Context>(
  routes: AnyRoute<Context>[],
  request: RouteRequest,
  settings: Settings,
  context: () => Context,
): Promise<SentResponse | undefined> {
  try {
    const found = findHandler(routes, request);
    if (found === undefined) throw new Problem(404);
    if ("allow" in found) return allowing(found.allow, request);
    const { operation, handler, slugs } = found;
    const limit = found.bodyLimit ?? settings.bodyLimit;
    const read = readInput(request, operation, slugs, limit);
    const input = read instanceof Promise ? await read : read;
    if (handler === undefined) throw new NotImplemented();
    const given = Object.assign(input, context());
    const response = isDevelopment()
      ? await watch(handler, given, operation)
      : await handler(given);
    if (request.isAnswered?.()) return undefined;
    return await respond(operation, response, request, settings);
  } catch (error) {
    if (settings.isOthers?.(error)) throw error;
    return fail(error, request, settings);
  }
}

/** To OPTIONS, and to methods that the path does not have. */
function allowing(methods: string, { method }: RouteRequest): SentResponse {
  const headers = { Allow: methods };
  if (method !== "OPTIONS") throw new Problem(405, "", { headers });
  return encodeHead(204, headers);
}

/** What a handler may meet while it reads a body as it comes. */
const READING = new Set([400, 413]);

/** In development: tells of problems that the contract does not have. */
async function watch<Context>(
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
    if (!isPlanned) {
      console.warn(
        `${operation.id} threw a problem with status ${error.status}, which its contract does not have.`,
      );
    }
    throw error;
  }
}

/** In development: refuses what the contract does not allow. */
async function check(
  operation: Operation,
  response: RouteResponse,
  request: RouteRequest,
  settings: Settings,
): Promise<void> {
  const wrong = checkResponse(operation, response);
  if (wrong === undefined) return;
  await report(wrong, request, settings);
  throw wrong;
}

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
    if (isDevelopment()) await check(operation, opened, request, settings);
    const encoded = encodeAnswer(operation, opened, request.preset?.());
    const { body, ...head } = conclude(encoded, request);
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
  if (error instanceof Problem) {
    try {
      return toResponse(error);
    } catch (failure) {
      return fail(failure, request, settings);
    }
  }
  await report(error, request, settings);
  return toResponse(new Problem(500));
}

function toResponse(problem: Problem): SentResponse {
  const { headers, ...head } = encodeHead(problem.status, problem.headers);
  const body = JSON.stringify(problem);
  headers.set("Content-Type", "application/problem+json");
  headers.set("Content-Length", String(Buffer.byteLength(body)));
  return { ...head, headers, body };
}
