// Written by create-api-route; rewritten by `create-api-route generate`.

import { setImmediate } from "node:timers/promises";
import type { NextRequest } from "next/server";

import { answer, type Settings } from "./answer";
import type {
  AnyRoute,
  Method,
  RouteRequest,
  SentResponse,
  Slugs,
} from "./contract";
import { asSent } from "./pairs";
import { isWhole } from "./respond";

export interface AppSettings<Context> extends Omit<Settings, "ofNext"> {
  context(request: NextRequest): Context;
}

/** One method of a `route` file, in the words of all versions of Next.js. */
export type RouteHandler = (
  request: NextRequest,
  context: { params: Promise<Slugs> },
) => Promise<Response>;

/** All methods of one. */
export type Served = Record<Method, RouteHandler>;

/**
 * Serves routes as one route of the App Router. Whatever the contract has, all
 * methods are ours to answer: Next.js' own 405 does not say what is allowed.
 */
export function serve<Context>(
  routes: AnyRoute<Context>[],
  settings: AppSettings<Context>,
): Served {
  const common: Settings = { ...settings, ofNext };
  const handle: RouteHandler = async (request, { params }) => {
    // Read before anything may catch: while it builds, Next.js throws here what
    // tells it that the answer depends on the request.
    const headers: Record<string, string> = {};
    request.headers.forEach((value, name) => {
      headers[name] = value;
    });
    const slugs = (await params) ?? {};
    const asked = toRequest(request, headers, slugs);
    const context = () => settings.context(request);
    const response = await answer(routes, asked, common, context);
    if (response === undefined) throw new Error("Expected an answer.");
    return toResponse(response);
  };
  return {
    GET: handle,
    HEAD: handle,
    POST: handle,
    PUT: handle,
    PATCH: handle,
    DELETE: handle,
    OPTIONS: handle,
  };
}

function toRequest(
  request: NextRequest,
  headers: Record<string, string>,
  query: Slugs,
): RouteRequest {
  const { method, body, signal } = request;
  const { pathname, search } = new URL(request.url);
  return {
    method,
    url: pathname + search,
    path: pathname,
    // #if nested|querystring
    search: asSent(search.slice(1)),
    // #else
    // search: search.slice(1),
    // #end
    query,
    headers,
    // #if contentBody|querystring|contents.readContents
    body: readChunks(body),
    // #end
    async read(take) {
      const reader = body?.getReader();
      for (;;) {
        const { value } = (await reader?.read()) ?? {};
        if (value === undefined) return;
        take(value);
      }
    },
    signal,
    raw: request,
  };
}

/**
 * Not cancelled where a handler stops in the middle, which still has to answer: what
 * is left is read too, as the next request may come over the same connection.
 */
async function* readChunks(body: ReadableStream<Uint8Array> | null) {
  const reader = body?.getReader();
  try {
    for (;;) {
      const { value } = (await reader?.read()) ?? {};
      if (value === undefined) return;
      yield value;
    }
  } finally {
    void drain(reader);
  }
}

async function drain(reader?: ReadableStreamDefaultReader): Promise<void> {
  try {
    while ((await reader?.read())?.done === false);
  } catch {
    // The client has left.
  }
}

function toResponse({ status, headers, body }: SentResponse): Response {
  const head = new Headers();
  for (const [name, value] of headers) {
    for (const one of [value].flat()) head.append(name, one);
  }
  // #if pieces
  return new Response(toBody(body), { status, headers: head });
  // #else
  // return new Response(body ?? null, { status, headers: head });
  // #end
}

// #if pieces
function toBody(body: SentResponse["body"]): RequestInit["body"] {
  if (body === undefined) return null;
  if (isWhole(body)) return body as string | Uint8Array<ArrayBuffer>;
  const chunks = body[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(value);
      } catch (error) {
        // What was written goes out before the connection breaks off.
        await setImmediate();
        throw error;
      }
    },
    cancel: () => body.stop(),
  });
}
// #end

/** Lets pass what Next.js throws to itself: `redirect()`, `notFound()`, what it learns at build time. */
function ofNext(error: unknown): undefined {
  if (isOfNext(error)) throw error;
}

function isOfNext(error: unknown): boolean {
  const { digest, cause } = Object(error) as Record<string, unknown>;
  if (cause !== undefined && isOfNext(cause)) return true;
  return OF_NEXT.test(String(digest));
}

const OF_NEXT =
  /^(NEXT_|DYNAMIC_SERVER_USAGE$|BAILOUT_TO_CLIENT_SIDE_RENDERING$|HANGING_PROMISE_REJECTION$)/;
