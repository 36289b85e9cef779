// Written by create-api-route; rewritten by `create-api-route generate`.
// create-api-route signature: 3ee98b63c7611676-f50ec408-d9d7d0b8

import { validateHeaderName, validateHeaderValue } from "node:http";

import type {
  SentResponse,
  Operation,
  ResponseContent,
  ResponseContract,
  ResponseHeaders,
  RouteResponse,
} from "./contract";
import { pointer, Problem, type Violation, violations } from "./problem";
import { unknownFields } from "./unknown-fields";

/** A response whose body, if it comes bit by bit, has not started. */
export interface EncodedResponse extends Omit<SentResponse, "body"> {
  body?: string | Uint8Array | AsyncIterable<string | Uint8Array> | undefined;
}

/** Nothing, a text or bytes; not what comes bit by bit. */
export function isWhole(
  body: EncodedResponse["body"],
): body is string | Uint8Array | undefined {
  return typeof body !== "object" || body instanceof Uint8Array;
}

/** Statuses that end with their headers (RFC 9110, 15.3.5, 15.3.6 and 15.4.5). */
const NO_BODY = new Set([204, 205, 304]);

type Headers = SentResponse["headers"];

/** Writes headers and body the way the contract states them; what the handler returns wins over `preset`. */
export function encodeAnswer(
  operation: Operation,
  response: RouteResponse,
  preset: Headers = new Map(),
): EncodedResponse {
  const { status, body } = response;
  const head = encodeHead(status, response.headers);
  const { headers } = head;
  for (const [name, value] of preset) setDefault(headers, name, value);
  const content = contentOf(operation, response);
  const hasNone = body === undefined || NO_BODY.has(status);
  if (hasNone || (body === null && content === undefined)) return head;
  const mediaType = response.contentType ?? content?.mediaType;
  setDefault(headers, "Content-Type", typeOf(body, mediaType));
  if (content?.write) {
    setDefault(headers, "Cache-Control", "no-cache, no-transform");
    return { ...head, body: content.write(body) };
  }
  if (isBytes(body)) {
    // Compressed on its way, a stream would not come as it is sent.
    const isStream = !(body instanceof Uint8Array);
    if (isStream) setDefault(headers, "Cache-Control", "no-transform");
    return { ...head, body };
  }
  const type = String(headerOf(headers, "Content-Type"));
  const isText = typeof body === "string" && !isJson(type);
  return { ...head, body: isText ? body : JSON.stringify(body) };
}

/** Sets a header that the handler has not set. */
export function setDefault(
  headers: Headers,
  name: string,
  value: string | string[],
): void {
  if (headerOf(headers, name) !== undefined) return;
  if (Array.isArray(value)) {
    for (const text of value) validateHeaderValue(name, text);
  } else {
    validateHeaderValue(name, value);
  }
  headers.set(name, value);
}

/** Whatever the case of its name. */
export function headerOf(
  headers: Headers,
  name: string,
): string | string[] | undefined {
  const lower = name.toLowerCase();
  for (const [one, value] of headers) {
    if (one.toLowerCase() === lower) return value;
  }
  return undefined;
}

/** What a response has that the contract does not allow, if anything. */
export function checkResponse(
  operation: Operation,
  response: RouteResponse,
): Problem | undefined {
  const { status, body } = response;
  const contract = contractOf(operation, status);
  const content = contentOf(operation, response);
  const errors: Violation[] = [];
  if (contract === undefined) {
    errors.push({ in: "response", detail: `${status} is not in the contract` });
  }
  if (content?.schema && isJson(content.mediaType)) {
    const sent = asSent(body);
    const result = content.schema.safeParse(sent);
    if (result.success) {
      tellUnknown(operation, status, unknownFields(sent, result.data));
    } else {
      const { issues } = result.error;
      errors.push(...violations(issues, { in: "response" }, sent));
    }
  }
  if (errors.length === 0) return undefined;
  const detail = `${operation.id} answered ${status} with what its contract does not allow.`;
  return new Problem(500, detail, { errors });
}

const told = new Set<string>();

/** What is sent beyond the contract is no mistake, but often not meant: once for each operation. */
function tellUnknown(
  { id }: Operation,
  status: number,
  paths: PropertyKey[][],
) {
  if (paths.length === 0 || told.has(id)) return;
  told.add(id);
  const fields = paths.slice(0, MAX_TOLD).map(pointer).join(", ");
  console.warn(
    `${id} answered ${status} with fields that its contract does not name: ${fields}`,
  );
}

const MAX_TOLD = 10;

/** What the contract has for a status. */
export function contractOf(
  { responses }: Operation,
  status: number,
): ResponseContract | undefined {
  const range = `${Math.floor(status / 100)}XX`;
  const { default: others } = responses;
  return responses[status] ?? responses[range] ?? others;
}

function contentOf(
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

function isJson(mediaType: string): boolean {
  return /^[^;]*[/+](?:x-)?json\b/i.test(mediaType);
}

function isBytes(
  body: unknown,
): body is Uint8Array | AsyncIterable<string | Uint8Array> {
  if (typeof body !== "object" || body === null) return false;
  return body instanceof Uint8Array || Symbol.asyncIterator in body;
}

/** What the client will read: dates as text, nothing undefined. */
function asSent(body: unknown): unknown {
  return body === undefined ? body : JSON.parse(JSON.stringify(body));
}
