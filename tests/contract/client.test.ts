import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ROOMS, withClient } from "./client-api.js";
import { echoing } from "./echo.js";
import { loadRoutes, serveApi, type ApiServer } from "./server.js";

/** What of them lets callers choose the media type. */
const CHOICE = `routes:
  docs/[...slug]: { get: { response: string } }
  notes: { post: { body: { content: { text/plain: {}, application/json: { schema: { type: object } } } }, response: string } }
`;

interface Answered {
  status: number;
  data?: unknown;
  error?: unknown;
}
type Ask = (path: string, options?: object) => Promise<Answered>;
type Made = Record<"GET" | "POST" | "PUT" | "DELETE", Ask>;

interface Served {
  client: Made;
  /** What a browser loads. */
  bundle: string;
  end(): Promise<void>;
}

/** A document is served, and called through its client. */
async function served(document: object | string, write = echoing): Promise<Served> {
  const files = await withClient(document);
  const server: ApiServer = await serveApi(files.map(({ path, text }) => ({ path, text: write(path, text) })));
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const { modules, folder } = await loadRoutes(texts, ["lib/api/client.ts"]);
  const [{ createClient }] = modules as [{ createClient: (options: object) => Made }];
  return {
    client: createClient({ baseUrl: `http://127.0.0.1:${server.port}/api`, headers: { "x-names": "from,options" } }),
    bundle: await readFile(join(folder, "bundle.mjs"), "utf8"),
    end: async () => {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

describe("a client and the runtime", () => {
  let rooms: Served;
  let choice: Served;
  beforeAll(async () => {
    rooms = await served(ROOMS);
    choice = await served(CHOICE);
  });
  afterAll(async () => {
    await rooms.end();
    await choice.end();
  });

  test.each<[what: string, method: keyof Made, path: string, options: object, given: object]>([
    [
      "lists, each in its style",
      "GET",
      "/rooms",
      { query: { ids: [1, 2], sort: ["a,b", "c"], piped: ["a", "ü"], spaced: ["a", "c"] } },
      { query: { page: 1, ids: [1, 2], sort: ["a,b", "c"], piped: ["a", "ü"], spaced: ["a", "c"] } },
    ],
    [
      "objects, each in its style",
      "GET",
      "/rooms",
      { query: { filter: { a: "&", b: "=" }, pair: { a: "x,y" }, where: { a: '"' } } },
      { query: { page: 1, filter: { a: "&", b: "=" }, pair: { a: "x,y" }, where: { a: '"' } } },
    ],
    [
      "a header of its own",
      "GET",
      "/rooms",
      { query: { page: 3 }, headers: { "x-names": ["a", "b"] } },
      { query: { page: 3 }, headers: { "x-names": ["a", "b"] } },
    ],
    ["a header of all requests", "GET", "/rooms", {}, { headers: { "x-names": ["from", "options"] } }],
    ["JSON", "POST", "/rooms", { body: { id: 1, tags: [] } }, { body: { id: 1, tags: [] } }],
    [
      "a file with fields",
      "PUT",
      "/rooms/{id}/photo",
      { params: { id: "a/b" }, body: { photo: new File(["png"], "a.png"), list: ["x", "y"], n: 2 } },
      { params: { id: "a/b" }, body: { photo: { file: "a.png", text: "png" }, list: ["x", "y"], n: 2 } },
    ],
    ["a form", "POST", "/forms", { body: { a: "ä &=", list: ["1", "2"] } }, { body: { a: "ä &=", list: ["1", "2"] } }],
    ["bytes", "POST", "/bytes", { body: new Uint8Array([1, 255]) }, { body: { bytes: [1, 255] } }],
    [
      "paths in styles",
      "GET",
      "/styles/{label}/{matrix}/{list}",
      { params: { label: ["a", "b"], matrix: ["c", "d"], list: ["e", "f"] } },
      { params: { label: ["a", "b"], matrix: ["c", "d"], list: ["e", "f"] } },
    ],
  ])("agree on %s", async (_what, method, path, options, given) => {
    const { status, data } = await rooms.client[method](path, options);
    expect([status, data]).toMatchObject([299, given]);
  });

  test.each<[what: string, method: keyof Made, path: string, options: object, given: object]>([
    ["a catch-all", "GET", "/docs/{slug}", { params: { slug: ["a/b", "c"] } }, { params: { slug: ["a/b", "c"] } }],
    [
      "text, as the caller says",
      "POST",
      "/notes",
      { contentType: "text/plain", body: "{}" },
      { contentType: "text/plain", body: "{}" },
    ],
    [
      "JSON, as the caller says",
      "POST",
      "/notes",
      { contentType: "application/json", body: {} },
      { contentType: "application/json", body: {} },
    ],
  ])("agree on %s", async (_what, method, path, options, given) => {
    const { status, data } = await choice.client[method](path, options);
    expect([status, data]).toMatchObject([299, given]);
  });

  test("agree on whatever texts there are", async () => {
    const text = fc.string({ unit: "grapheme", minLength: 1 });
    const texts = fc.array(text, { minLength: 1, maxLength: 3 });
    const plain = fc.array(
      text.filter((one) => !/[\s|]/.test(one)),
      { minLength: 1, maxLength: 3 },
    );
    const sent = fc.record({
      ids: fc.array(fc.nat(), { minLength: 1 }),
      sort: texts,
      // What stands between values stands in none.
      piped: plain,
      spaced: plain,
      filter: fc.record({ a: text, b: text }),
      where: fc.record({ a: text }),
    });
    await fc.assert(
      fc.asyncProperty(sent, async (query) => {
        const { data } = await rooms.client.GET("/rooms", { query });
        expect(data).toMatchObject({ query });
      }),
      { numRuns: 30 },
    );
  });

  test("a refused request is an error with its problems", async () => {
    const { status, error, data } = await rooms.client.GET("/rooms", { query: { page: "x" } });
    expect([status, error, data]).toEqual([
      400,
      {
        title: "Bad Request",
        status: 400,
        detail: "The request is not valid.",
        errors: [{ in: "query", name: "page", detail: "Invalid input: expected number, received string" }],
      },
      undefined,
    ]);
  });

  test("no schema is in what a browser loads", () => {
    expect(rooms.bundle).not.toMatch(/zod|safeParse|node:/);
    expect(rooms.bundle.length).toBeLessThan(8_000);
  });
});

describe("answers", () => {
  const ANSWERS: Record<string, string> = {
    "pages/api/rooms/[id].ts": `async DELETE() { return { status: 204 }; },
  async GET() { return { status: 200, body: new Uint8Array([1, 2]) }; },`,
    "pages/api/forms.ts": `async POST() { return { status: 200, body: "a,b" }; },`,
    "pages/api/bytes.ts": `async POST() { return { status: 200, body: (async function* () { yield { data: "x" }; })() }; },`,
  };
  const write = (path: string, text: string): string =>
    text.replace(/(defineRoute\(\w+, \{)[^]*?\n\}\)/, (all, head: string) =>
      ANSWERS[path] === undefined ? all : `${head}\n  ${ANSWERS[path]}\n})`,
    );

  test("are read by their media type", async () => {
    const { client, end } = await served(ROOMS, write);
    const gone = await client.DELETE("/rooms/{id}", { params: { id: "1" } });
    expect([gone.status, gone.data]).toEqual([204, undefined]);
    const { data: image } = await client.GET("/rooms/{id}", { params: { id: "1" } });
    expect(new Uint8Array(await (image as Blob).arrayBuffer())).toEqual(new Uint8Array([1, 2]));
    const { data: csv } = await client.POST("/forms", { body: { a: "x" } });
    expect(csv).toBe("a,b");
    const { data: events } = await client.POST("/bytes", { body: new Uint8Array([1]) });
    expect(await new Response(events as ReadableStream).text()).toBe("data: x\n\n");
    const { status, error } = await client.GET("/rooms");
    expect([status, error]).toMatchObject([501, { title: "Not Implemented" }]);
    await end();
  });
});
