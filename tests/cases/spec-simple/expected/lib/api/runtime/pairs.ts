// Written by create-api-route; rewritten by `create-api-route generate`.
// create-api-route signature: f63d26a9de370a31-c121c324

import type { ApiRequest, Pair } from "./contract";

/** The pairs `name=value` of a query string, form or cookie header, values undecoded. */
export function toPairs(
  text: string,
  separator: string | RegExp,
  decodeName: (raw: string) => string,
): Pair[] {
  const parts = text.split(separator).map((part) => part.trim());
  return parts.filter(Boolean).map((part) => {
    const at = part.indexOf("=");
    const name = at < 0 ? part : part.slice(0, at);
    return { name: decodeName(name), raw: at < 0 ? "" : part.slice(at + 1) };
  });
}

/** Decodes as HTML forms encode: `+` is a space. Throws a URIError when malformed. */
export function decodeForm(raw: string): string {
  return decodeURIComponent(raw.replaceAll("+", " "));
}

/** Decodes what can be decoded and leaves the rest. */
export function tryDecode(raw: string): string {
  try {
    return decodeURIComponent(raw);
  } catch {
    return raw;
  }
}

/** The same for names, where malformed ones are no reason to refuse. */
export function decodeName(raw: string): string {
  return tryDecode(raw.replaceAll("+", " "));
}

/**
 * What stands behind `?` as the client sent it, undecoded. Since version 15
 * Next.js writes `url` anew: `a,b%2Cc` is `a%2Cb%2Cc` then, and a parameter
 * with the name of a path parameter is gone. It keeps the URL that came in; but
 * where a rewrite or middleware changed the query, `url` counts.
 */
export function queryString(request: ApiRequest): string {
  const given = behindQuestionMark(request.url);
  const sent = behindQuestionMark(incomingUrl(request));
  if (sent === "" || sent === given) return given;
  const pairs = toPairs(sent, "&", decodeName);
  const known = new Set(pairs.map(decoded));
  const isWhole =
    pairs.every(({ name }) => Object.hasOwn(request.query, name)) &&
    toPairs(given, "&", decodeName).every((pair) => known.has(decoded(pair)));
  return isWhole ? sent : given;
}

const META = Symbol.for("NextInternalRequestMeta");

/** What Next.js notes about a request when it comes in, since version 14. */
function incomingUrl(
  request: ApiRequest & { [META]?: { initURL?: string } },
): string | undefined {
  return request[META]?.initURL;
}

function behindQuestionMark(url = ""): string {
  const at = url.indexOf("?");
  return at < 0 ? "" : url.slice(at + 1).replace(/#.*/, "");
}

function decoded({ name, raw }: Pair): string {
  return `${name}=${decodeName(raw)}`;
}
