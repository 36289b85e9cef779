// Written by create-api-route; rewritten by `create-api-route generate`.

import { once } from "node:events";
import { setImmediate, setTimeout } from "node:timers/promises";
import type { NextApiHandler, NextApiRequest, NextApiResponse } from "next";

import { answer, type Settings } from "./answer";
import type { AnyRoute, RouteRequest, SentResponse } from "./contract";
import { queryString, slugNames } from "./query";
import { isWhole } from "./respond";

export interface PagesSettings<Context> extends Omit<Settings, "ofNext"> {
  context(req: NextApiRequest, res: NextApiResponse): Context;
}

/** Serves routes as one API route of the Pages Router. */
export function serve<Context>(
  routes: AnyRoute<Context>[],
  settings: PagesSettings<Context>,
): NextApiHandler {
  const slugs = slugNames(routes);
  const common: Settings = { ...settings, ofNext };
  return async (req, res) => {
    const given = res.getHeaders();
    const request = new PagesRequest(req, res, slugs);
    const context = () => settings.context(req, res);
    const response = await answer(routes, request, common, context);
    if (response) {
      withdraw(response, res, given);
      // #if pieces
      await send(response, res, request);
      // #else
      // sendHead(response.status, response.headers, res);
      // res.end(response.body);
      // #end
    }
    if (request.parsed === undefined) req.resume();
  };
}

/** A handler that stops reading in the middle still has to answer. */
const KEPT_OPEN = { destroyOnReturn: false };

/** What few handlers ask for is only made where they do; a class does that at no cost. */
class PagesRequest implements RouteRequest {
  readonly raw: NextApiRequest;
  readonly res: NextApiResponse;
  readonly slugs: Set<string>;
  readonly method: string;
  readonly url: string;
  readonly path: string;
  readonly query: NextApiRequest["query"];
  readonly headers: NextApiRequest["headers"];
  readonly parsed: unknown;
  readonly isCopied: boolean;

  constructor(raw: NextApiRequest, res: NextApiResponse, slugs: Set<string>) {
    this.raw = raw;
    this.res = res;
    this.slugs = slugs;
    this.method = raw.method ?? "GET";
    this.url = raw.url ?? "/";
    this.path = this.url.split(/[?#]/, 1).join();
    this.query = raw.query;
    this.headers = raw.headers;
    this.parsed = raw.body as unknown;
    this.isCopied = Object.hasOwn(raw, "read");
  }

  get search() {
    return queryString(this.raw, this.slugs);
  }

  /** Aborted when the client leaves before all is sent; made once. */
  get signal() {
    const { res } = this;
    const leave = new AbortController();
    const closed = () => {
      if (!res.writableFinished) leave.abort();
    };
    if (res.destroyed) closed();
    else res.once("close", closed);
    Object.defineProperty(this, "signal", { value: leave.signal });
    return leave.signal;
  }

  // #if contentBody|querystring|contents.readContents
  get body() {
    return { [Symbol.asyncIterator]: () => this.raw.iterator(KEPT_OPEN) };
  }
  // #end

  /** As `body-parser` does: iterating over a stream costs more than reading it. */
  read(take: (chunk: Uint8Array) => void): Promise<void> {
    const { raw } = this;
    return new Promise((resolve, reject) => {
      const closed = () => reject(new Error("The client has left."));
      if (raw.readableEnded) resolve();
      if (raw.destroyed) closed();
      raw.on("data", take).once("end", resolve);
      raw.once("error", reject).once("close", closed);
    });
  }

  isAnswered() {
    return this.res.headersSent;
  }

  preset() {
    return this.res.getHeaders();
  }
}

// #if pieces
/** Nothing of Next.js' own, which would add to the headers or change the status. */
async function send(
  { status, headers, body }: SentResponse,
  res: NextApiResponse,
  request: RouteRequest,
): Promise<void> {
  try {
    sendHead(status, headers, res);
    if (isWhole(body)) {
      res.end(body);
      return;
    }
    const { signal } = request;
    for await (const chunk of body) {
      if (!res.write(chunk)) await once(res, "drain", { signal });
      flush(res);
    }
    res.end();
  } catch {
    // Told already. What was written goes out before the connection breaks off.
    if (!isWhole(body)) body.stop();
    await (flush(res) ? setTimeout(UNPACKED) : setImmediate());
    res.destroy();
  }
}
// #end

/** Nothing of Next.js' own, which would add to the headers or change the status. */
function sendHead(
  status: number,
  headers: SentResponse["headers"],
  res: NextApiResponse,
): void {
  res.statusCode = status;
  for (const [name, value] of headers) {
    const isCookie = name === "set-cookie";
    const before = (isCookie && res.getHeader(name)) || [];
    res.setHeader(name, isCookie ? [before, value].flat().map(String) : value);
  }
}

/** What a handler has set on `res` for an answer that is not the one that is sent; `given` was there before. */
function withdraw(
  { status, headers }: SentResponse,
  res: NextApiResponse,
  given: ReturnType<NextApiResponse["getHeaders"]>,
): void {
  const isFailure = headers.get("content-type") === "application/problem+json";
  if (!isFailure && status !== 304) return;
  for (const name of Object.keys({ ...given, ...res.getHeaders() })) {
    if (!(isFailure ? OF_CONTENT : OF_BODY).test(name)) continue;
    const { [name]: value } = given;
    if (value === undefined) res.removeHeader(name);
    else res.setHeader(name, value);
  }
}

const OF_BODY = /^content-(?:length|type)$/;
const OF_CONTENT =
  /^(?:content-(?:disposition|encoding|language|length|type)|cache-control|etag|expires|last-modified)$/;

/**
 * Milliseconds for a client to unpack what was compressed: many drop what they have
 * not unpacked yet when the connection breaks off, and nothing tells when they have.
 */
const UNPACKED = 250;

/** Where Next.js compresses the answer, it keeps what was written until it has more or is asked for it. */
function flush(res: NextApiResponse & { flush?: () => void }): boolean {
  res.flush?.();
  return res.flush !== undefined;
}

/** What `redirect()` and `notFound()` throw, answered as in the App Router. */
function ofNext(error: unknown): SentResponse | undefined {
  const { digest } = Object(error) as { digest?: unknown };
  const found = THROWN.exec(String(digest));
  if (found === null) return undefined;
  const [, place, moved = 307, status = 404] = found;
  if (place === undefined) {
    return { status: Number(status), headers: new Map() };
  }
  return { status: Number(moved), headers: new Map([["location", place]]) };
}

/** As Next.js 13 to 16 write them. */
const THROWN =
  /^(?:NEXT_REDIRECT;\w+;(.*?)(?:;(30[378]))?(?:;true|;false)?;?|NEXT_NOT_FOUND|NEXT_HTTP_ERROR_FALLBACK;(40[134]))$/;
