// Written by create-api-route; rewritten by `create-api-route generate`.
// create-api-route signature: 1746953dfad6fec6-8a4fdf90-d9d7d0b8

import { createHash } from "node:crypto";
import { validateHeaderName, validateHeaderValue } from "node:http";

import type { ResponseContent } from "./contents";
import type {
  Operation,
  ResponseContract,
  ResponseHeaders,
  RouteRequest,
  RouteResponse,
  SentResponse,
} from "./contract";

/** A response whose body, if it comes bit by bit, has not started. */
interface EncodedResponse extends Omit<SentResponse, "body"> {
  body?: string | Uint8Array | AsyncIterable<string | Uint8Array> | undefined;
}

/** Nothing, a text or bytes; not what comes bit by bit. */
export function isWhole(
  body: EncodedResponse["body"],
): body is string | Uint8Array | undefined {
  return typeof body !== "object" || body instanceof Uint8Array;
}

type Headers = SentResponse["headers"];

/**
 * Writes headers and body the way the contract states them; what the handler returns
 * goes before defaults. To HEAD go the headers alone, to GET and HEAD a 304 where the
 * client has it already.
 */
export function encodeAnswer(
  operation: Operation,
  response: RouteResponse,
  request: RouteRequest,
): EncodedResponse {
  const { status } = response;
  const { headers } = encodeHead(status, response.headers);
  for (const [name, value] of request.preset?.() ?? []) {
    if (headerOf(headers, name) === undefined) headers.set(name, value);
  }
  const body = encodeBody(operation, response, headers);
  const whole = isWhole(body) ? body : undefined;
  if (whole !== undefined) {
    setDefault(headers, "Content-Length", String(Buffer.byteLength(whole)));
  }
  const { method } = request;
  if (method !== "GET" && method !== "HEAD") return { status, headers, body };
  if (whole !== undefined && status === 200) {
    setDefault(headers, "ETag", digest(whole));
  }
  const etag = status < 300 ? headerOf(headers, "ETag") : undefined;
  if (etag !== undefined && isKnown(request, String(etag))) {
    for (const name of headers.keys()) {
      if (/^content-(type|length)$/i.test(name)) headers.delete(name);
    }
    return { status: 304, headers };
  }
  return { status, headers, body: method === "HEAD" ? undefined : body };
}

/** Weak: what is sent may be compressed on its way. */
function digest(body: string | Uint8Array): string {
  const hash = createHash("sha256").update(body).digest("base64url");
  return `W/"${hash.slice(0, 27)}"`;
}

/** Weakly compared (RFC 9110, 13.1.2). */
function isKnown({ headers }: RouteRequest, etag: string): boolean {
  const listed = String(headers["if-none-match"] ?? "");
  const tags: string[] = listed.match(/"[^"]*"/g) ?? [];
  return listed === "*" || tags.includes(etag.replace(/^W\//, ""));
}

/** Statuses that end with their headers (RFC 9110, 15.3.5, 15.3.6 and 15.4.5). */
const NO_BODY = new Set([204, 205, 304]);

function encodeBody(
  operation: Operation,
  response: RouteResponse,
  headers: Headers,
): EncodedResponse["body"] {
  const { status, body } = response;
  if (body === undefined || NO_BODY.has(status)) return undefined;
  const content = contentOf(operation, response);
  if (body === null && content === undefined) return undefined;
  const mediaType = typeOf(body, response.contentType ?? content?.mediaType);
  validateHeaderValue("Content-Type", mediaType);
  setDefault(headers, "Content-Type", mediaType);
  if (content?.write) {
    setDefault(headers, "Cache-Control", "no-cache, no-transform");
    return content.write(body);
  }
  if (isBytes(body)) {
    // Compressed on its way, a stream would not come as it is sent.
    const isStream = !(body instanceof Uint8Array);
    if (isStream) setDefault(headers, "Cache-Control", "no-transform");
    return body;
  }
  const type = String(headerOf(headers, "Content-Type"));
  const isText = typeof body === "string" && !isJson(type);
  return isText ? body : JSON.stringify(body);
}

/** Sets a header that the handler has not set. */
function setDefault(headers: Headers, name: string, value: string): void {
  if (headerOf(headers, name) === undefined) headers.set(name, value);
}

/** Whatever the case of its name. */
function headerOf(headers: Headers, name: string) {
  const lower = name.toLowerCase();
  for (const [one, value] of headers) {
    if (one.toLowerCase() === lower) return value;
  }
  return undefined;
}

/** What the contract has for a status. */
export function contractOf(
  { responses }: Operation,
  status: number,
): ResponseContract | undefined {
  const range = `${Math.floor(status / 100)}XX`;
  const { default: others } = responses;
  return responses[status] ?? responses[range] ?? others;
}

export function contentOf(
  operation: Operation,
  { status, contentType }: RouteResponse,
): ResponseContent | undefined {
  const { json, content = [] } = contractOf(operation, status) ?? {};
  const contents = json
    ? [{ mediaType: "application/json", schema: json }]
    : content;
  if (contentType === undefined) return contents[0];
  return contents.find(({ mediaType }) => mediaType === contentType);
}

/** Throws where a status or header cannot be sent. */
export function encodeHead(
  status: number,
  headers: ResponseHeaders = {},
): Omit<SentResponse, "body"> {
  if (!(status >= 200 && status <= 599)) {
    throw new RangeError(`Expected a status from 200 to 599, not ${status}.`);
  }
  const encoded: Headers = new Map();
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || value === null) continue;
    const isList = Array.isArray(value) && /^set-cookie$/i.test(name);
    const texts = isList ? value.map(String) : encodeHeader(value);
    validateHeaderName(name);
    for (const text of [texts].flat()) validateHeaderValue(name, text);
    encoded.set(name, texts);
  }
  return { status, headers: encoded };
}

/** A date as HTTP has it; else style `simple`: `blue,black` and `R,100,G,200`. */
function encodeHeader(value: unknown): string {
  if (value instanceof Date) return value.toUTCString();
  if (typeof value !== "object" || value === null) return String(value);
  return String(Array.isArray(value) ? value : Object.entries(value));
}

function typeOf(body: unknown, mediaType = "*/*"): string {
  const isText = typeof body === "string";
  if (!mediaType.includes("*")) {
    const lacksCharset = isText && /^text\/[^;]*$/.test(mediaType);
    return lacksCharset ? `${mediaType}; charset=utf-8` : mediaType;
  }
  if (isText) return "text/plain; charset=utf-8";
  return isBytes(body) ? "application/octet-stream" : "application/json";
}

export function isJson(mediaType: string): boolean {
  return /^[^;]*[/+](?:x-)?json\b/i.test(mediaType);
}

function isBytes(
  body: unknown,
): body is Uint8Array | AsyncIterable<string | Uint8Array> {
  if (typeof body !== "object" || body === null) return false;
  return body instanceof Uint8Array || Symbol.asyncIterator in body;
}
