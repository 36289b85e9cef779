// Written by create-api-route; rewritten by `create-api-route generate`.

import { createHash } from "node:crypto";

import type { RouteRequest } from "./contract";
import { type EncodedResponse, headerOf, isWhole, setDefault } from "./respond";

/**
 * What is sent of a response: to HEAD its headers alone, to GET and HEAD a 304
 * where the client has it already. Headers of the handler's stay as they are.
 */
export function conclude(
  { status, headers, body }: EncodedResponse,
  { method, headers: asked }: RouteRequest,
): EncodedResponse {
  // #if pieces
  const whole = isWhole(body) ? body : undefined;
  // #else
  // const whole = body;
  // #end
  if (whole !== undefined) {
    setDefault(headers, "Content-Length", String(Buffer.byteLength(whole)));
  }
  if (method !== "GET" && method !== "HEAD") return { status, headers, body };
  if (whole !== undefined && status === 200) {
    setDefault(headers, "ETag", digest(whole));
  }
  const etag = status < 300 ? headerOf(headers, "ETag") : undefined;
  if (etag !== undefined && isKnown(asked["if-none-match"], etag.toString())) {
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
function isKnown(listed: string | string[] = "", etag: string): boolean {
  const tags: string[] = String(listed).match(/"[^"]*"/g) ?? [];
  return listed === "*" || tags.includes(etag.replace(/^W\//, ""));
}
