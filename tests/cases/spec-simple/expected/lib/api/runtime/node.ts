// Written by create-api-route; rewritten by `create-api-route generate`.
// create-api-route signature: 9253d014fa858de8-b8515230-78a84e6a

import { once } from "node:events";
import { setImmediate, setTimeout } from "node:timers/promises";
import type { NextApiHandler, NextApiRequest, NextApiResponse } from "next";

import { answer, type Settings } from "./answer";
import type { AnyRoute, RouteRequest, SentResponse } from "./contract";
import { queryString, slugNames } from "./query";
import { isWhole } from "./respond";

export interface PagesSettings<Context> extends Omit<Settings, "isOthers"> {
  context(req: NextApiRequest, res: NextApiResponse): Context;
}

/** Serves routes as one API route of the Pages Router. */
export function serve<Context>(
  routes: AnyRoute<Context>[],
  settings: PagesSettings<Context>,
): NextApiHandler {
  const slugs = slugNames(routes);
  const isOthers = (error: unknown) => ofNext(error) !== undefined;
  const common: Settings = { ...settings, isOthers };
  return async (req, res) => {
    const given = res.getHeaders();
    const request = new PagesRequest(req, res, slugs);
    const context = () => settings.context(req, res);
    let response: SentResponse | undefined;
    try {
      response = await answer(routes, request, common, context);
    } catch (error) {
      response = ofNext(error);
      if (response === undefined) throw error;
    }
    if (response) {
      withdraw(response, res, given);
      await send(response, res, request);
    }
    if (request.parsed === undefined) req.resume();
  };
}

/** What few handlers ask for is only made where they do. */
class PagesRequest implements RouteRequest {
  readonly raw: NextApiRequest;
  readonly method: string;
  readonly url: string;
  readonly query: RouteRequest["query"];
  readonly headers: RouteRequest["headers"];
  readonly parsed: unknown;
  readonly isCopied: boolean;
  readonly #res: NextApiResponse;
  readonly #slugs: ReadonlySet<string>;
  #signal: AbortSignal | undefined;
  #search: string | undefined;

  constructor(
    req: NextApiRequest,
    res: NextApiResponse,
    slugs: ReadonlySet<string>,
  ) {
    this.raw = req;
    this.method = req.method ?? "GET";
    this.url = req.url ?? "/";
    this.query = req.query;
    this.headers = req.headers;
    this.parsed = req.body;
    this.isCopied = Object.hasOwn(req, "read");
    this.#res = res;
    this.#slugs = slugs;
  }

  get path() {
    return this.url.split(/[?#]/, 1).join();
  }

  get search() {
    this.#search ??= queryString(this.raw, this.#slugs);
    return this.#search;
  }

  get signal() {
    this.#signal ??= leaving(this.#res);
    return this.#signal;
  }

  /** As `body-parser` does: iterating over a stream costs more than reading it. */
  read(take: (chunk: Uint8Array) => void): Promise<void> {
    const { raw } = this;
    return new Promise((resolve, reject) => {
      const closed = () => {
        if (raw.readableEnded) resolve();
        else reject(new Error("The client has left."));
      };
      if (raw.readableEnded || raw.destroyed) closed();
      raw.on("data", take).once("end", resolve);
      raw.once("error", reject).once("close", closed);
    });
  }

  isAnswered() {
    return this.#res.headersSent;
  }

  preset() {
    return presetOf(this.#res);
  }
}

/** Aborted when the client leaves before all is sent. Most answers never ask. */
function leaving(res: NextApiResponse): AbortSignal {
  const leave = new AbortController();
  const closed = () => {
    if (!res.writableFinished) leave.abort();
  };
  if (res.destroyed) closed();
  else res.once("close", closed);
  return leave.signal;
}

function presetOf(res: NextApiResponse): SentResponse["headers"] {
  const preset: SentResponse["headers"] = new Map();
  for (const [name, value = ""] of Object.entries(res.getHeaders())) {
    if (/^set-cookie$/i.test(name)) continue;
    preset.set(name, Array.isArray(value) ? value : String(value));
  }
  return preset;
}

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

/** Nothing of Next.js' own, which would add to the headers or change the status. */
function sendHead(
  status: number,
  headers: SentResponse["headers"],
  res: NextApiResponse,
): void {
  res.statusCode = status;
  for (const [name, value] of headers) {
    const isCookie = /^set-cookie$/i.test(name);
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
  const isFailure = headers.get("Content-Type") === "application/problem+json";
  const names = isFailure ? OF_CONTENT : status === 304 ? OF_BODY : [];
  for (const name of names) {
    const value = given[name];
    if (value === undefined) res.removeHeader(name);
    else res.setHeader(name, value);
  }
}

const OF_BODY = ["content-length", "content-type"];
const OF_CONTENT = [
  ...OF_BODY,
  "cache-control",
  "content-disposition",
  "content-encoding",
  "content-language",
  "etag",
  "expires",
  "last-modified",
];

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
  return { status: Number(moved), headers: new Map([["Location", place]]) };
}

/** As Next.js 13 to 16 write them. */
const THROWN =
  /^(?:NEXT_REDIRECT;\w+;(.*?)(?:;(30[378]))?(?:;true|;false)?;?|NEXT_NOT_FOUND|NEXT_HTTP_ERROR_FALLBACK;(40[134]))$/;
