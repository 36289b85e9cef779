// Written by create-api-route; rewritten by `create-api-route generate`.

import { createHash } from "node:crypto";
import { validateHeaderName, validateHeaderValue } from "node:http";

import type { ResponseContent } from "./contents";
import type {
  Operation,
  ResponseContract,
  ResponseHeaders,
  RouteRequest,
  RouteResponse,
  Schema,
  SentResponse,
} from "./contract";

// #if pieces
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
// #else
// type EncodedResponse = SentResponse;
// #end

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
  // #if headers
  const declared = contractOf(operation, status)?.headers;
  const { headers } = encodeHead(status, response.headers, declared);
  // #else
  // const { headers } = encodeHead(status, response.headers);
  // #end
  // #if node.serve
  for (const [name, value] of Object.entries(request.preset?.() ?? {})) {
    const texts = Array.isArray(value) ? value.map(String) : String(value);
    if (name !== "set-cookie") setDefault(headers, name, texts);
  }
  // #end
  const body = encodeBody(operation, response, headers);
  const { method } = request;
  const isRead = method === "GET" || method === "HEAD";
  // #if pieces
  const isSized = body !== undefined && isWhole(body);
  // #else
  // const isSized = body !== undefined;
  // #end
  if (isSized) {
    setDefault(headers, "content-length", String(Buffer.byteLength(body)));
    if (isRead && status === 200) setDefault(headers, "etag", digest(body));
  }
  if (isRead && status < 300 && isKnown(request, headers.get("etag"))) {
    headers.delete("content-type");
    headers.delete("content-length");
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
function isKnown({ headers }: RouteRequest, etag: unknown): boolean {
  const listed = headers["if-none-match"];
  if (listed === undefined || etag === undefined) return false;
  const tags: string[] = String(listed).match(/"[^"]*"/g) ?? [];
  return listed === "*" || tags.includes(String(etag).replace(/^W\//, ""));
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
  // #if pieces
  const content = contentOf(operation, response);
  if (body === null && content === undefined) return undefined;
  const mediaType = typeOf(body, response.contentType ?? content?.mediaType);
  validateHeaderValue("Content-Type", mediaType);
  setDefault(headers, "content-type", mediaType);
  if (content?.write) {
    setDefault(headers, "cache-control", "no-cache, no-transform");
    return content.write(body);
  }
  if (isBytes(body)) {
    // Compressed on its way, a stream would not come as it is sent.
    const isStream = !(body instanceof Uint8Array);
    if (isStream) setDefault(headers, "cache-control", "no-transform");
    return body;
  }
  // #else
  // if (body === null && !contractOf(operation, status)?.json) return undefined;
  // setDefault(headers, "content-type", "application/json");
  // #end
  const type = String(headers.get("content-type"));
  const isText = typeof body === "string" && !isJson(type);
  return isText ? body : JSON.stringify(body);
}

/** Sets a header that the handler has not set. */
function setDefault(headers: Headers, name: string, value: string | string[]) {
  if (!headers.has(name)) headers.set(name, value);
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

// #if pieces
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
// #end

/** Throws where a status or header cannot be sent. */
export function encodeHead(
  status: number,
  headers: ResponseHeaders = {},
  // #if headers
  declared: ResponseHeader[] = [],
  // #end
): Omit<SentResponse, "body"> {
  if (!(status >= 200 && status <= 599)) {
    throw new RangeError(`Expected a status from 200 to 599, not ${status}.`);
  }
  const encoded: Headers = new Map();
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || value === null) continue;
    const isList = Array.isArray(value) && /^set-cookie$/i.test(name);
    // #if headers
    const lower = name.toLowerCase();
    const how = declared.find((one) => one.name.toLowerCase() === lower);
    const texts = isList ? value.map(String) : encodeHeader(value, how);
    // #else
    // const texts = isList ? value.map(String) : encodeHeader(value);
    // #end
    validateHeaderName(name);
    for (const text of [texts].flat()) validateHeaderValue(name, text);
    encoded.set(name.toLowerCase(), texts);
  }
  return { status, headers: encoded };
}

export interface ResponseHeader {
  name: string;
  required?: boolean;
  schema: Schema;
  /** Objects are written `R=100,G=200` instead of `R,100,G,200`. */
  explode?: boolean;
  /** Between the values; a comma when absent. */
  delimiter?: string;
  /** Written as JSON. */
  json?: boolean;
}

// #if headers
/** A date as HTTP has it; else style `simple`: `blue,black` and `R,100,G,200`, unless its contract says otherwise. */
function encodeHeader(
  value: unknown,
  { explode, delimiter, json }: Partial<ResponseHeader> = {},
): string {
  if (json) return JSON.stringify(value);
  if (value instanceof Date) return value.toUTCString();
  if (typeof value !== "object" || value === null) return String(value);
  if (Array.isArray(value)) return value.join(delimiter);
  const pairs = Object.entries(value);
  return (explode ? pairs.map((pair) => pair.join("=")) : pairs).join(
    delimiter,
  );
}
// #else
// /** A date as HTTP has it; else style `simple`: `blue,black` and `R,100,G,200`. */
// function encodeHeader(value: unknown): string {
//   if (value instanceof Date) return value.toUTCString();
//   if (typeof value !== "object" || value === null) return String(value);
//   return String(Array.isArray(value) ? value : Object.entries(value));
// }
// #end

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
