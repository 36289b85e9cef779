// Written by create-api-route; rewritten by `create-api-route generate`.
// create-api-route signature: 631243b0fab6de76-4ed2197b-95e0ad7d

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
  const bytes = await readBytes(request, limit, givenIn(request));
  if (bytes.length === 0) {
    if (required) errors.push({ in: "body", detail: "Required" });
    return undefined;
  }
  // What a test tool hands over need not say what it is.
  const unsaid = request.parsed === undefined ? "" : JSON_TYPE;
  const { "content-type": type = unsaid } = request.headers;
  if (!/^\s*application\/json\s*(;|$)/i.test(String(type))) {
    throw new Problem(415, `Expected a body of type ${JSON_TYPE}.`, {
      headers: { Accept: JSON_TYPE },
    });
  }
  refuseEncoded(request);
  try {
    const value = parseJson(utf8(bytes));
    const result = json.safeParse(value);
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

export type Received = RouteRequest;

/**
 * The whole body; fails where it is longer than allowed or shorter than it said. It
 * is read to its end also beyond the limit: many clients only listen once all is sent.
 */
export async function readBytes(
  request: Received,
  limit: number,
  given?: Uint8Array,
): Promise<Uint8Array<ArrayBuffer>> {
  const all: Uint8Array[] = [];
  let size = 0;
  const take = (chunk: Uint8Array) => {
    size += chunk.length;
    if (size <= limit) all.push(chunk);
  };
  if (given) take(given);
  else await request.read(take).catch(brokeOff);
  checkSize(request, size, limit);
  return Buffer.concat(all);
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
  { headers, parsed, isCopied = true }: Received,
  size: number,
  limit: number,
): void {
  if (size > limit) {
    throw new Problem(413, `The body is larger than ${limit} bytes.`);
  }
  const said = Number(headers["content-length"] ?? NaN);
  if (size === said) return;
  if (parsed !== undefined) return;
  const isCut = isCopied && size > PROXY_LIMIT - CHUNK && size <= PROXY_LIMIT;
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
