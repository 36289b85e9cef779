// Written by create-api-route; rewritten by `create-api-route generate`.
// create-api-route signature: 0e2a7c9090a2cf63-6832551f-78a84e6a

import { once } from "node:events";
import { setImmediate, setTimeout } from "node:timers/promises";
import type { NextApiHandler, NextApiRequest, NextApiResponse } from "next";

import { answer, type Settings } from "./answer";
import type { AnyRoute, RouteRequest, SentResponse } from "./contract";
import { queryString, slugNames } from "./query";

export interface PagesSettings<Context> extends Omit<
  Settings<Context>,
  "context"
> {
  context(req: NextApiRequest, res: NextApiResponse): Context;
}

/** Serves routes as one API route of the Pages Router. */
export function serve<Context>(
  routes: AnyRoute<Context>[],
  settings: PagesSettings<Context>,
): NextApiHandler {
  const slugs = slugNames(routes);
  return async (req, res) => {
    const leave = new AbortController();
    res.once("close", () => leave.abort());
    const search = queryString(req, slugs);
    const request = toRequest(req, res, search, leave.signal);
    const response = await answer(routes, request, {
      ...settings,
      context: () => settings.context(req, res),
    });
    if (response) await send(response, res, leave.signal);
    if (request.parsed === undefined) req.resume();
  };
}

/** A handler that stops reading in the middle still has to answer. */
const KEPT_OPEN = { destroyOnReturn: false };

function toRequest(
  req: NextApiRequest,
  res: NextApiResponse,
  search: string,
  signal: AbortSignal,
): RouteRequest {
  const { method = "GET", url = "/", query, headers } = req;
  return {
    method,
    url,
    path: url.split(/[?#]/, 1).join(),
    search,
    query,
    headers,
    body: { [Symbol.asyncIterator]: () => req.iterator(KEPT_OPEN) },
    parsed: req.body as unknown,
    signal,
    raw: req,
    isAnswered: () => res.writableEnded,
  };
}

/** Nothing of Next.js' own, which would add to the headers or change the status. */
async function send(
  { status, headers, body }: SentResponse,
  res: NextApiResponse,
  signal: AbortSignal,
): Promise<void> {
  try {
    res.statusCode = status;
    for (const name of isFailure(headers) ? OF_CONTENT : []) {
      res.removeHeader(name);
    }
    for (const [name, value] of headers) {
      const isCookie = /^set-cookie$/i.test(name);
      const before = (isCookie && res.getHeader(name)) || [];
      res.setHeader(
        name,
        isCookie ? [before, value].flat().map(String) : value,
      );
    }
    if (body === undefined || body instanceof Uint8Array) {
      res.end(body);
      return;
    }
    for await (const chunk of body) {
      if (!res.write(chunk)) await once(res, "drain", { signal });
      flush(res);
    }
    res.end();
  } catch {
    // Told already. What was written goes out before the connection breaks off.
    if (body && "stop" in body) body.stop();
    await (flush(res) ? setTimeout(COMPRESSED) : setImmediate());
    res.destroy();
  }
}

/** What a handler has set on `res` for an answer that it did not come to give. */
const OF_CONTENT = [
  "Cache-Control",
  "Content-Disposition",
  "Content-Encoding",
  "Content-Language",
  "ETag",
  "Expires",
  "Last-Modified",
];

function isFailure(headers: SentResponse["headers"]): boolean {
  return headers.get("Content-Type") === "application/problem+json";
}

/** Milliseconds that a chunk is given to be compressed, which tells nobody when it is. */
const COMPRESSED = 50;

/** Where Next.js compresses the answer, it keeps what was written until it has more or is asked for it. */
function flush(res: NextApiResponse & { flush?: () => void }): boolean {
  res.flush?.();
  return res.flush !== undefined;
}
