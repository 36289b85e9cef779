// Written by create-api-route; rewritten by `create-api-route generate`.
// create-api-route signature: a67122c6e93683b9-f211288c-c912c1c5

import type { NextApiRequest } from "next";

import type { Pair } from "./contract";
import { decodeName, toPairs } from "./pairs";

/**
 * What stands behind `?` as the client sent it, undecoded. Since version 15
 * Next.js writes `url` anew: `a,b%2Cc` is `a%2Cb%2Cc` then, and a parameter
 * with the name of a path parameter is gone. It keeps the URL that came in; but
 * where a rewrite or middleware changed the query, `url` counts.
 */
export function queryString(request: NextApiRequest): string {
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
  request: NextApiRequest & { [META]?: { initURL?: string } },
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
