// Written by create-api-route; rewritten by `create-api-route generate`.

import { parseJson } from "./coerce";
import type { BodyContract, RouteRequest } from "./contract";
import { isMalformed, Problem, type Violation, violations } from "./problem";

const JSON_TYPE = "application/json";

/** A body that is JSON and nothing else, parsed and validated. */
export async function readJsonBody(
  request: RouteRequest,
  { required, json }: BodyContract,
  limit: number,
  errors: Violation[],
): Promise<unknown> {
  // #if node.serve
  const bytes = await readBytes(request, limit, givenIn(request));
  // #else
  // const bytes = await readBytes(request, limit);
  // #end
  if (bytes.length === 0) {
    if (required) errors.push({ in: "body", detail: "Required" });
    return undefined;
  }
  // #if node.serve
  // What a test tool hands over need not say what it is.
  const unsaid = request.parsed === undefined ? "" : JSON_TYPE;
  const { "content-type": type = unsaid } = request.headers;
  // #else
  // const { "content-type": type = "" } = request.headers;
  // #end
  if (!/^\s*application\/json\s*(;|$)/i.test(String(type))) {
    throw new Problem(415, `Expected a body of type ${JSON_TYPE}.`, {
      headers: { Accept: JSON_TYPE },
    });
  }
  refuseEncoded(request);
  try {
    const value = parseJson(utf8(bytes));
    // #if contentBody|querystring|contents.readContents
    const result = json?.safeParse(value) ?? { success: true, data: value };
    // #else
    // const result = json.safeParse(value);
    // #end
    if (result.success) return result.data;
    errors.push(...violations(result.error.issues, { in: "body" }, value));
  } catch (error) {
    errors.push({ in: "body", detail: whatIsWrong(error) });
  }
  return undefined;
}

/** What Next.js or a test tool has parsed already, `{}` where there was nothing. */
function givenIn({ headers, parsed }: RouteRequest): Uint8Array | undefined {
  if (parsed instanceof Uint8Array) return parsed;
  if (parsed === undefined) return undefined;
  const { "content-length": length, "content-type": type } = headers;
  const isEmpty = Object.keys(Object(parsed)).length === 0;
  const isNone = isEmpty && (length === "0" || (length ?? type) === undefined);
  return Buffer.from(isNone ? "" : JSON.stringify(parsed));
}

// #if contentBody|querystring|contents.readContents
/** What a body is read from. */
export type Received = Pick<
  RouteRequest,
  "headers" | "body" | "read" | "parsed" | "isCopied"
>;
// #else
// export type Received = RouteRequest;
// #end

/**
 * The whole body; fails where it is longer than allowed or shorter than it said. It
 * is read to its end also beyond the limit: many clients only listen once all is sent.
 */
export async function readBytes(
  request: Received,
  limit: number,
  // #if node.serve|contentBody|querystring|contents.readContents
  given?: Uint8Array,
  // #end
): Promise<Uint8Array<ArrayBuffer>> {
  const all: Uint8Array[] = [];
  let size = 0;
  const take = (chunk: Uint8Array) => {
    size += chunk.length;
    if (size <= limit) all.push(chunk);
  };
  // #if node.serve|contentBody|querystring|contents.readContents
  if (given) take(given);
  else await request.read(take).catch(brokeOff);
  // #else
  // await request.read(take).catch(brokeOff);
  // #end
  checkSize(request, size, limit);
  // #if contentBody|querystring|contents.readContents
  // Without the memory that buffers share: it may be handed on.
  return new Uint8Array(Buffer.concat(all));
  // #else
  // return Buffer.concat(all);
  // #end
}

/** A client that leaves while it sends is not an error of ours. */
export function brokeOff(): never {
  throw new Problem(400, "The body broke off.");
}

/** How much Next.js hands on where a proxy or middleware runs, and what comes at once. */
const PROXY_LIMIT = 10 * 1024 * 1024;
const CHUNK = 64 * 1024;

/** Next.js ends a body at the last chunk below its limit, without an error. */
export function checkSize(
  // #if node.serve|contentBody|querystring|contents.readContents
  { headers, parsed, isCopied = true }: Received,
  // #else
  // { headers }: Received,
  // #end
  size: number,
  limit: number,
): void {
  if (size > limit) {
    throw new Problem(413, `The body is larger than ${limit} bytes.`);
  }
  const said = Number(headers["content-length"] ?? NaN);
  if (size === said) return;
  // #if node.serve|contentBody|querystring|contents.readContents
  if (parsed !== undefined) return;
  const isCut = isCopied && size > PROXY_LIMIT - CHUNK && size <= PROXY_LIMIT;
  // #else
  // const isCut = size > PROXY_LIMIT - CHUNK && size <= PROXY_LIMIT;
  // #end
  if (isCut) throw new Problem(413, `Of the body ${size} bytes came, ${CUT}`);
  if (size < said) {
    throw new Problem(400, `Of the ${said} bytes of the body ${size} came.`);
  }
}

const CUT =
  "which may not be all: with a proxy.ts, Next.js cuts bodies at 10 MB. Raise experimental.proxyClientMaxBodySize (middlewareClientMaxBodySize in Next.js 15).";

export function refuseEncoded({ headers }: Received): void {
  if ((headers["content-encoding"] ?? "identity") === "identity") return;
  throw new Problem(415, "Expected a body without Content-Encoding.", {
    headers: { "Accept-Encoding": "identity" },
  });
}

/** Throws what is not the client's mistake. */
export function whatIsWrong(error: unknown): string {
  // The stack: a schema that refers to itself is followed as deep as the value.
  if (error instanceof RangeError) return "Nested too deeply";
  if (isMalformed(error)) return error.message;
  throw error;
}

const decoder = new TextDecoder("utf-8", { fatal: true });

/** Throws a SyntaxError when the bytes are not UTF-8. */
export function utf8(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new SyntaxError("Not valid UTF-8");
  }
}

/** A part that does not say its type is a text (RFC 7578, 4.4). */
export function isOfType(
  { type }: { type: string },
  wanted: string[],
): boolean {
  const [given = ""] = (type || "text/plain").toLowerCase().split(";");
  const [kind = ""] = given.split("/");
  return wanted.includes(given.trim()) || wanted.includes(`${kind}/*`);
}

/** In the charset that a media type names, else UTF-8; throws a SyntaxError where it is not. */
export function decodeText(bytes: Uint8Array, contentType: string): string {
  const charset = /;\s*charset="?([^";\s]+)/i.exec(contentType)?.[1];
  if (charset === undefined || /^utf-?8$/i.test(charset)) return utf8(bytes);
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof RangeError) {
      throw new Problem(415, `Expected another charset than ${charset}.`);
    }
    throw new SyntaxError(`Not valid ${charset}`);
  }
}
