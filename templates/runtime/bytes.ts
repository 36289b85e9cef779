// Written by create-api-route; rewritten by `create-api-route generate`.

import type { Content, RouteRequest } from "./contract";
import { Problem } from "./problem";

/** What a body is read from. */
export type Received = Pick<
  RouteRequest,
  "headers" | "body" | "read" | "parsed" | "isCopied"
>;

/** The request, if it has a body (RFC 9112, 6.3); sometimes only reading tells. */
export function withBody(
  request: Received,
): Received | undefined | Promise<Received | undefined> {
  const { headers, parsed } = request;
  const { "content-length": length, "content-type": type } = headers;
  if (headers["transfer-encoding"] !== undefined) return request;
  if (length !== undefined) return Number(length) ? request : undefined;
  if (parsed === undefined) return withFirst(request);
  // By a test tool, which says no length, and `{}` for nothing.
  const isNothing = Object.keys(Object(parsed)).length === 0;
  return isNothing && type === undefined ? undefined : request;
}

/** HTTP/2 needs no length, and a `Request` has none: what comes tells. */
async function withFirst({ headers, body, isCopied = true }: Received) {
  const chunks = quiet(body);
  for (;;) {
    const { done, value } = await chunks.next();
    if (done) return undefined;
    if (value.length === 0) continue;
    return { headers, body: joined(value, chunks), isCopied };
  }
}

async function* joined(first: Uint8Array, rest: AsyncGenerator<Uint8Array>) {
  try {
    yield first;
    yield* rest;
  } finally {
    await rest.return(undefined);
  }
}

/** Whether no byte of a body comes. */
export async function isEmpty({ body }: Received): Promise<boolean> {
  for await (const chunk of quiet(body)) if (chunk.length > 0) return false;
  return true;
}

/**
 * The whole body; fails where it is longer than allowed or shorter than it said. It
 * is read to its end also beyond the limit: many clients only listen once all is sent.
 */
export async function readBytes(
  request: Received,
  // #if content|querystring
  content: Content,
  // #end
  limit: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const all: Uint8Array[] = [];
  let size = 0;
  const take = (chunk: Uint8Array) => {
    size += chunk.length;
    if (size <= limit) all.push(chunk);
  };
  if (request.parsed !== undefined) {
    // #if content|querystring
    take(toBytes(request.parsed, content));
    // #else
    // take(toJson(request.parsed));
    // #end
  } else if (request.read) {
    await request.read(take).catch(brokeOff);
  } else {
    for await (const chunk of quiet(request.body)) take(chunk);
  }
  checkSize(request, size, limit);
  // #if content|querystring
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of all) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
  // #else
  // return Buffer.concat(all);
  // #end
}

// #if content|querystring
/** The same as it comes. */
export async function* readChunks(
  request: Received,
  content: Content,
  limit: number,
): AsyncGenerator<Uint8Array> {
  const { body, parsed } = request;
  const isRead = parsed !== undefined;
  let size = 0;
  for await (const chunk of isRead ? [toBytes(parsed, content)] : quiet(body)) {
    size += chunk.length;
    if (size <= limit) yield chunk;
  }
  checkSize(request, size, limit);
}
// #end

function checkSize(
  { headers, parsed, isCopied = true }: Received,
  size: number,
  limit: number,
): void {
  if (size > limit) {
    throw new Problem(413, `The body is larger than ${limit} bytes.`);
  }
  const said = Number(headers["content-length"] ?? NaN);
  if (parsed !== undefined || size === said) return;
  if ((isCopied && isCut(size)) || size < said) throw cutOff(size, said);
}

/** A client that leaves while it sends is not an error of ours. */
async function* quiet(
  body: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch {
    brokeOff();
  }
}

function brokeOff(): never {
  throw new Problem(400, "The body broke off.");
}

/** How much Next.js hands on by default where a proxy or middleware runs, and what comes at once. */
const PROXY_LIMIT = 10 * 1024 * 1024;
const CHUNK = 64 * 1024;

/**
 * Next.js ends a body early, without an error, at the last chunk below its limit. A
 * body that says no length may be whole all the same, which nobody can tell.
 */
function isCut(size: number): boolean {
  return size <= PROXY_LIMIT && size > PROXY_LIMIT - CHUNK;
}

function cutOff(size: number, said: number): Problem {
  const detail = Number.isNaN(said)
    ? `Of a body without a Content-Length ${size} bytes came, which may not be all.`
    : `Of the ${said} bytes of the body ${size} came.`;
  if (!isCut(size)) return new Problem(400, detail);
  const setting = "experimental.proxyClientMaxBodySize";
  return new Problem(
    413,
    `${detail} With a proxy.ts, Next.js cuts bodies at 10 MB: raise ${setting} (middlewareClientMaxBodySize in Next.js 15).`,
  );
}

// #if content|querystring
/** The bytes that were parsed before they came here. */
function toBytes(
  parsed: unknown,
  { read, stream, mediaType }: Content,
): Uint8Array {
  if (parsed instanceof Uint8Array) return parsed;
  const encoder = new TextEncoder();
  const isJson = read === undefined && stream === undefined;
  if (isJson) return encoder.encode(JSON.stringify(parsed));
  // Next.js takes any bytes for UTF-8 and writes U+FFFD for what is not.
  const isText = typeof parsed === "string";
  const isWhole = (text: string) =>
    mediaType.startsWith("text/") || !text.includes("\uFFFD");
  if (isText && isWhole(parsed)) return encoder.encode(parsed);
  if (!isText && mediaType === "application/x-www-form-urlencoded") {
    const pairs = Object.entries(parsed as Record<string, string | string[]>);
    const fields = pairs.flatMap(([name, values]) =>
      [values].flat().map((value): [string, string] => [name, value]),
    );
    return encoder.encode(new URLSearchParams(fields).toString());
  }
  throw new Error(
    `A body of type ${mediaType} was parsed before it came here. Leave it unread: export const config = { api: { bodyParser: false } };`,
  );
}
// #else
// function toJson(parsed: unknown): Uint8Array {
//   if (parsed instanceof Uint8Array) return parsed;
//   return new TextEncoder().encode(JSON.stringify(parsed));
// }
// #end
