import { rm } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { expect, it } from "vitest";
import type { NextServer } from "./next-server.js";

interface Answered {
  status: number;
  data?: unknown;
  error?: unknown;
}
type Client = Record<"GET" | "POST" | "DELETE", (path: string, options?: object) => Promise<Answered>>;

const ID = "123e4567-e89b-42d3-a456-426614174000";

/** What the client of the twenty routes is answered when their handlers are written. */
const CALLS: readonly (readonly [what: string, method: keyof Client, path: string, options: object, answer: object])[] =
  [
    [
      "a success",
      "GET",
      "/accounts",
      { query: { limit: 5, tag: ["a", "b"] } },
      { status: 200, data: [{ name: "page 1, limit 5", tags: ["a", "b"] }] },
    ],
    [
      "a failure of its contract",
      "POST",
      "/accounts",
      { body: { name: "taken", owner: "ada@example.com", tags: [] } },
      { status: 409, error: { title: "Taken" } },
    ],
    [
      "a problem that is thrown",
      "GET",
      "/accounts/{accountId}",
      { params: { accountId: `0${ID.slice(1)}` } },
      { status: 404, error: { status: 404 } },
    ],
    [
      "a refused request",
      "GET",
      "/accounts",
      { query: { page: 0 } },
      { status: 400, error: { errors: [{ in: "query", name: "page" }] } },
    ],
    [
      "a caller that is not let in",
      "DELETE",
      "/accounts/{accountId}",
      { params: { accountId: ID } },
      { status: 401, error: { status: 401 } },
    ],
    ["a query of JSON", "GET", "/echo/json", { querystring: { a: 1 } }, { status: 200, data: { a: 1 } }],
  ];

/** A client in a bundle, as browsers load it. */
export function expectClient(folder: () => string, server: () => NextServer): void {
  it.each(CALLS)("its client hears of %s", async (_what, method, path, options, answer) => {
    const outfile = join(folder(), "client.bundle.mjs");
    await build({ entryPoints: [join(folder(), "lib/api/client.ts")], bundle: true, format: "esm", outfile });
    const { createClient } = (await import(pathToFileURL(outfile).href)) as { createClient(options: object): Client };
    const client = createClient({ baseUrl: `${server().url}/api` });
    expect(await client[method](path, options)).toMatchObject(answer);
    await rm(outfile);
  });
}
