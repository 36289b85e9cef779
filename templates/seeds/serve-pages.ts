// How tests ask a route of the Pages Router. Written once by create-api-route: yours to change.
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { NextApiHandler, NextApiRequest, NextApiResponse } from "next";

/** Sent with each request, for operations that ask who is calling: `{ Authorization: "Bearer test" }`. */
const CREDENTIALS: Record<string, string> = {};

/** A `fetch` that a route file answers: `/api/users/[id]` says what its parameters are called. */
export function serve(handler: NextApiHandler, pattern: string): typeof fetch {
  return async (input, init) => {
    const { pathname, search } = new URL(new Request(input).url);
    const slugs = slugsOf(pattern, pathname);
    const server = createServer((req, res) => {
      const query = { ...queryOf(search), ...slugs };
      res.shouldKeepAlive = false;
      void handler(
        Object.assign(req, { query }) as NextApiRequest,
        res as NextApiResponse,
      );
    });
    await once(server.listen(0, "127.0.0.1"), "listening");
    const { port } = server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}${pathname}${search}`;
    const headers = new Headers(init?.headers);
    for (const [name, value] of Object.entries(CREDENTIALS)) {
      if (!headers.has(name)) headers.set(name, value);
    }
    return fetch(url, { ...init, headers }).finally(() => server.close());
  };
}

/** As Next.js has it: a name that comes several times has a list. */
function queryOf(search: string) {
  const params = new URLSearchParams(search);
  const pairs = [...params.keys()].map((name) => {
    const all = params.getAll(name);
    return [name, all.length > 1 ? all : all[0]] as const;
  });
  return Object.fromEntries(pairs);
}

function slugsOf(pattern: string, path: string) {
  const texts = path.split("/").map(decodeURIComponent);
  const slugs = pattern.split("/").flatMap((segment, index) => {
    const [, rest, name] = /^\[+(\.{3})?(.+?)\]+$/.exec(segment) ?? [];
    if (name === undefined) return [];
    return [[name, rest ? texts.slice(index) : texts[index]] as const];
  });
  return Object.fromEntries(slugs);
}
