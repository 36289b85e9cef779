// Written by create-api-route; rewritten by `create-api-route generate`.
// create-api-route signature: eeedef1d024364af-c7fd0f4e-c912c1c5

import type { NextApiRequest } from "next";

import type { AnyContract } from "./contract";

const META: unique symbol = Symbol.for("NextInternalRequestMeta");

/** What Next.js notes about a request when it comes in, since version 14. */
type Noted = NextApiRequest & { [META]?: { initURL?: string } };

/**
 * The query string as Next.js resolved it, with the text that the client sent
 * wherever that means the same: `a,b%2Cc` is two values, which `request.query`
 * cannot tell. Names of path parameters hide those of the query there, and since
 * version 15 in `url` too.
 */
export function queryString(
  request: Noted,
  slugs: ReadonlySet<string> = new Set(),
): string {
  const { query, url } = request;
  const search = searchOf(request[META]?.initURL ?? url);
  const given = new URLSearchParams(search);
  const asked = new Set(slugs);
  const added = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (slugs.has(name)) continue;
    const values = texts(value);
    const isSent =
      JSON.stringify(given.getAll(name)) === JSON.stringify(values);
    if (isSent) asked.add(name);
    else for (const one of values) added.append(name, one);
  }
  // Each part that is not empty has its name there.
  const names = [...given.keys()];
  const sent = search.slice(1).split("&").filter(Boolean);
  const parts = sent.filter((_, index) => asked.has(names[index] ?? ""));
  return [...parts, String(added)].filter(Boolean).join("&");
}

/** Of a URL, with its question mark. */
function searchOf(url = ""): string {
  return /\?[^#]*/.exec(url)?.[0] ?? "";
}

/** Of `constructor` Next.js makes a list that begins with the function every object inherits. */
function texts(value: string | string[] = []): string[] {
  return [value].flat().filter((one) => typeof one === "string");
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
