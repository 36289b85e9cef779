// Written by create-api-route; rewritten by `create-api-route generate`.
// create-api-route signature: 287d027ba2cceba6-038995de-c912c1c5

import type { NextApiRequest } from "next";

import type { AnyContract } from "./contract";
import { asSent, decodeName, toPairs } from "./pairs";

/**
 * The query string as Next.js resolved it, with the text that the client sent
 * wherever that means the same: `a,b%2Cc` is two values, which `request.query`
 * cannot tell. Names of path parameters hide those of the query there.
 */
export function queryString(
  request: NextApiRequest,
  slugs: ReadonlySet<string> = new Set(),
): string {
  const sent = sentString(request);
  const given = new URLSearchParams(sent);
  const rewritten: [name: string, values: string[]][] = [];
  for (const [name, value] of Object.entries(request.query)) {
    if (slugs.has(name)) continue;
    const values = texts(value);
    if (String(given.getAll(name)) !== String(values)) {
      rewritten.push([name, values]);
    }
  }
  if (rewritten.length === 0) return sent;
  const names = new Set(rewritten.map(([name]) => name));
  const parts = sent.split("&").filter((part) => {
    const [pair] = toPairs(part, "&", decodeName);
    return pair !== undefined && !names.has(pair.name);
  });
  const added = rewritten.flatMap(([name, values]) =>
    values.map((one) => asSent(String(new URLSearchParams([[name, one]])))),
  );
  return [...parts, ...added].join("&");
}

/** Of `constructor` Next.js makes a list that begins with the function every object inherits. */
function texts(value: string | string[] = []): string[] {
  return [value].flat().filter((one) => typeof one === "string");
}

/**
 * What stands behind `?` as the client sent it, undecoded. Since version 15
 * Next.js may write `url` anew, where a parameter with the name of a path parameter
 * is gone. It keeps the URL that came in; but where middleware changed the query,
 * `url` counts, with those pairs as the client sent them that it still has.
 */
function sentString(request: NextApiRequest): string {
  const given = behindQuestionMark(request.url);
  const incoming = incomingUrl(request);
  const sent = behindQuestionMark(incoming);
  if (incoming === undefined || sent === given) return given;
  const known = new Map(sent.split("&").map((part) => [decoded(part), part]));
  const parts = given.split("&").filter(Boolean);
  const isWhole =
    toPairs(sent, "&", decodeName).every(({ name }) =>
      Object.hasOwn(request.query, name),
    ) && parts.every((part) => known.has(decoded(part)));
  if (isWhole) return sent;
  return asSent(given)
    .split("&")
    .map((part) => known.get(decoded(part)) ?? part)
    .join("&");
}

/** The names of the path parameters of routes, as Next.js has them. */
export function slugNames(routes: { contract: AnyContract }[]): Set<string> {
  const names = routes.flatMap(({ contract }) => [
    ...Object.values(contract.operations).flatMap(({ params = [] }) =>
      params.map(({ name }) => name),
    ),
  ]);
  return new Set(names);
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

/** The same for all ways to write a pair. */
function decoded(part: string): string {
  const [pair] = toPairs(part, "&", decodeName);
  return pair ? `${pair.name}=${decodeName(pair.raw)}` : "";
}
