// Written by create-api-route; rewritten by `create-api-route generate`.

import type {
  RouteRequest,
  BodyContract,
  Content,
  Issue,
  Schema,
} from "./contract";
import {
  isEmpty,
  readBytes,
  readChunks,
  type Received,
  withBody,
} from "./bytes";
import { parseJson } from "./coerce";
import { isMalformed, Problem, type Violation, violations } from "./problem";

// #if content|querystring
/** The validated body and its media type; empty when there is none. */
export async function readBody(
  received: RouteRequest,
  { required, json, content = [jsonOf(json)] }: BodyContract,
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
  const bytes = await readBytes(request, chosen, limit);
  if (bytes.length === 0 && !required) return {};
  // Decoded by whoever has parsed it.
  const isText = typeof parsed === "string";
  const type = isText ? fullType.replace(/;\s*charset=[^;]*/i, "") : fullType;
  const body = await readContent(chosen, bytes, "body", errors, type);
  return { body, contentType };
}

function jsonOf(schema: Schema | undefined): Content {
  return { mediaType: "application/json", ...(schema && { schema }) };
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
export async function readContent(
  content: Content,
  bytes: Uint8Array<ArrayBuffer>,
  place: Violation["in"],
  errors: Violation[],
  contentType: string = content.mediaType,
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
// #else
// /** The validated body and its media type; empty when there is none. */
// export async function readBody(
//   received: RouteRequest,
//   { required, json }: BodyContract,
//   limit: number,
//   errors: Violation[],
// ): Promise<{ body?: unknown; contentType?: string }> {
//   const found = withBody(received);
//   const request = found instanceof Promise ? await found : found;
//   if (request === undefined) {
//     if (required) errors.push({ in: "body", detail: "Required" });
//     return {};
//   }
//   const { headers, parsed } = request;
//   const said = headers["content-type"]?.toString();
//   // What a test tool hands over need not say what it is.
//   const type = said ?? (parsed === undefined ? "" : JSON_TYPE);
//   if (type.split(";", 1).join().trim().toLowerCase() !== JSON_TYPE) {
//     // In chunks, an empty body is only known by reading it.
//     const isNone = said === undefined && !required && (await isEmpty(request));
//     if (isNone) return {};
//     throw new Problem(415, `Expected a body of type ${JSON_TYPE}.`, {
//       headers: { Accept: JSON_TYPE },
//     });
//   }
//   refuseEncoded(request);
//   const bytes = await readBytes(request, limit);
//   if (bytes.length === 0 && !required) return {};
//   return { body: readJson(bytes, json, errors), contentType: JSON_TYPE };
// }
//
// const JSON_TYPE = "application/json";
//
// function readJson(
//   bytes: Uint8Array,
//   schema: Schema | undefined,
//   errors: Violation[],
// ): unknown {
//   try {
//     const value = parseJson(utf8(bytes));
//     const result = schema?.safeParse(value) ?? { success: true, data: value };
//     if (result.success) return result.data;
//     errors.push(...violations(result.error.issues, { in: "body" }, value));
//   } catch (error) {
//     errors.push({ in: "body", detail: whatIsWrong(error) });
//   }
//   return undefined;
// }
// #end

function refuseEncoded({ headers }: Received): void {
  if ((headers["content-encoding"] ?? "identity") === "identity") return;
  throw new Problem(415, "Expected a body without Content-Encoding.", {
    headers: { "Accept-Encoding": "identity" },
  });
}

/** Throws what is not the client's mistake. */
function whatIsWrong(error: unknown): string {
  // The stack: a schema that refers to itself is followed as deep as the value.
  if (error instanceof RangeError) return "Nested too deeply";
  if (isMalformed(error)) return error.message;
  throw error;
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

const decoder = new TextDecoder("utf-8", { fatal: true });

/** Throws a SyntaxError when the bytes are not UTF-8. */
export function utf8(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new SyntaxError("Not valid UTF-8");
  }
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
