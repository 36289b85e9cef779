// Written by create-api-route; rewritten by `create-api-route generate`.

import {
  brokeOff,
  checkSize,
  readBytes,
  type Received,
  refuseEncoded,
  utf8,
  whatIsWrong,
} from "./body";
import { parseJson } from "./coerce";
import type {
  RouteRequest,
  BodyContract,
  Issue,
  Operation,
  Schema,
  TextType,
} from "./contract";
import { decodeName } from "./pairs";
import type { Field } from "./parameter";
import { Problem, type Violation, violations } from "./problem";

export interface ResponseContent {
  mediaType: string;
  schema?: Schema;
  // #if pieces
  /** Writes a body that is neither JSON, text nor bytes. */
  write?: (body: unknown) => AsyncIterable<string>;
  // #end
}

/** A request body of one media type. */
export interface Content {
  mediaType: string;
  schema?: Schema;
  /** How the bytes become a value; JSON when absent. */
  read?: ContentReader;
  /** Handed on as it comes: as bytes that no schema checks, or as what is made of them. */
  stream?:
    | true
    | ((chunks: AsyncGenerator<Uint8Array>, contentType: string) => unknown);
  /** How the fields of a form are written. */
  fields?: Field[];
  /** What its other fields stand for; text when absent. */
  others?: TextType;
}

/** Throws a SyntaxError where nothing can be read; adds to `malformed` where only a field cannot. */
export type ContentReader = (
  bytes: Uint8Array<ArrayBuffer>,
  content: Content,
  contentType: string,
  malformed: Issue[],
) => unknown;

/** The parts of a request that are read by their media types. */
export async function readContents(
  request: RouteRequest,
  operation: Operation,
  bodyLimit: number,
  errors: Violation[],
): Promise<object> {
  const read: { querystring?: unknown } = {};
  // #if querystring
  const { querystring } = operation;
  if (querystring) {
    read.querystring = await readQuerystring(querystring, request, errors);
  }
  // #end
  const { body } = operation;
  if (!body?.content) return read;
  return { ...read, ...(await readBody(request, body, bodyLimit, errors)) };
}

/** The whole query string as one value: a form, or whatever else percent-encoded. */
function readQuerystring(
  content: NonNullable<Operation["querystring"]>,
  request: RouteRequest,
  errors: Violation[],
): unknown {
  const raw = request.search;
  if (raw === "") {
    if (content.required) errors.push({ in: "query", detail: "Required" });
    return undefined;
  }
  const isForm = content.mediaType === "application/x-www-form-urlencoded";
  const text = isForm ? raw : decodeName(raw);
  const bytes = new TextEncoder().encode(text);
  return readContent(content, bytes, "query", errors);
}

/** The validated body and its media type; empty when there is none. */
async function readBody(
  received: RouteRequest,
  { required, content = [] }: BodyContract,
  limit: number,
  errors: Violation[],
): Promise<{ body?: unknown; contentType?: string }> {
  const found = withBody(received);
  const request = found instanceof Promise ? await found : found;
  if (request === undefined) {
    if (required) errors.push({ in: "body", detail: "Required" });
    return {};
  }
  const { headers, parsed } = request;
  const said = headers["content-type"]?.toString();
  // What a test tool hands over need not say what it is.
  const fullType =
    said ?? (parsed === undefined ? undefined : content[0]?.mediaType) ?? "";
  const contentType = (fullType.split(";")[0] ?? "").trim().toLowerCase();
  const chosen = chooseContent(contentType, content);
  if (!chosen) {
    // In chunks, an empty body is only known by reading it.
    const isNone = said === undefined && !required && (await isEmpty(request));
    if (isNone) return {};
    throw unsupported(content);
  }
  refuseEncoded(request);
  const { stream } = chosen;
  if (stream) {
    const chunks = readChunks(request, chosen, limit);
    const body = stream === true ? chunks : stream(chunks, fullType);
    return { body, contentType };
  }
  const given = parsed === undefined ? undefined : toBytes(parsed, chosen);
  const bytes = await readBytes(request, limit, given);
  if (bytes.length === 0 && !required) return {};
  // Decoded by whoever has parsed it.
  const isText = typeof parsed === "string";
  const type = isText ? fullType.replace(/;\s*charset=[^;]*/i, "") : fullType;
  const body = await readContent(chosen, bytes, "body", errors, type);
  return { body, contentType };
}

/** The most specific that fits: `a/b+json`, `a/*+json`, `a/*`, anything. */
function chooseContent(contentType: string, content: Content[]) {
  const [type] = contentType.split("/", 1);
  const at = contentType.lastIndexOf("+");
  const suffix = at < 0 ? "" : contentType.slice(at);
  for (const wanted of [
    contentType,
    `${type}/*${suffix}`,
    `${type}/*`,
    "*/*",
  ]) {
    const found = content.find(({ mediaType }) => mediaType === wanted);
    if (found !== undefined) return found;
  }
  return undefined;
}

function unsupported(content: Content[]): Problem {
  const accepted = content.map(({ mediaType }) => mediaType).join(", ");
  return new Problem(415, `Expected a body of type ${accepted}.`, {
    headers: { Accept: accepted },
  });
}

/** Parses and validates bytes as one of the declared media types. */
async function readContent(
  content: Content,
  bytes: Uint8Array<ArrayBuffer>,
  place: Violation["in"],
  errors: Violation[],
  contentType = content.mediaType,
): Promise<unknown> {
  const { read = readJson, schema } = content;
  try {
    const malformed: Issue[] = [];
    const value = await read(bytes, content, contentType, malformed);
    const result = schema?.safeParse(value) ?? { success: true, data: value };
    if (result.success && malformed.length === 0) return result.data;
    const told = new Set(malformed.map(({ path }) => path[0]));
    const others = result.error?.issues.filter(
      ({ path }) => !told.has(path[0]),
    );
    errors.push(
      ...violations([...malformed, ...(others ?? [])], { in: place }, value),
    );
  } catch (error) {
    errors.push({ in: place, detail: whatIsWrong(error) });
  }
  return undefined;
}

function readJson(bytes: Uint8Array): unknown {
  return parseJson(utf8(bytes));
}

/** The request, if it has a body (RFC 9112, 6.3); sometimes only reading tells. */
function withBody(
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
    const all = joined(value, chunks);
    return {
      headers,
      body: all,
      read: (take: Take) => each(all, take),
      isCopied,
    };
  }
}

type Take = (chunk: Uint8Array) => void;

async function each(chunks: AsyncIterable<Uint8Array>, take: Take) {
  for await (const chunk of chunks) take(chunk);
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
async function isEmpty({ body }: Received): Promise<boolean> {
  for await (const chunk of quiet(body)) if (chunk.length > 0) return false;
  return true;
}

/** The body as it comes. */
async function* readChunks(
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
