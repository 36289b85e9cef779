import { NextRequest } from "next/server.js";
import { notFound, redirect } from "next/navigation.js";
import { describe, expect, test, vi } from "vitest";
import { loadRuntime } from "./load.js";

interface Handled {
  query?: unknown;
  params?: unknown;
  body?: AsyncIterable<Uint8Array>;
  request: NextRequest;
}
type Handler = (input: Handled) => unknown;
type RouteHandler = (request: NextRequest, context: { params: Promise<object | undefined> }) => Promise<Response>;

const { serve } = await loadRuntime<{
  serve(routes: object[], settings: object): Record<string, RouteHandler>;
}>("web");

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
const BYTES = [{ mediaType: "application/octet-stream", stream: true }];
const CONTRACT = {
  operations: {
    GET: {
      id: "read",
      params: [{ name: "id", required: false }],
      query: [{ name: "q", type: { items: "string" }, explode: false, schema: { safeParse: accepted } }],
      responses: { 200: { json: { safeParse: accepted } }, 204: {}, 206: { content: BYTES } },
    },
    POST: { id: "write", body: { required: false, content: BYTES }, responses: { 200: {}, 204: {} } },
  },
};

function accepted(data: unknown): object {
  return { success: true, data };
}

const reported: unknown[] = [];

function routeOf(handlers: Record<string, Handler>): Record<string, RouteHandler> {
  const settings = {
    bodyLimit: 20,
    reportError: (error: unknown) => reported.push(error),
    context: (request: NextRequest) => ({ request }),
  };
  return serve([{ contract: CONTRACT, handlers }], settings);
}

function ask(
  handler: Handler,
  { url = "/api/x", params, ...init }: RequestInit & { url?: string; params?: object; duplex?: "half" } = {},
): Promise<Response> {
  const method = init.method ?? "GET";
  const route = routeOf({ GET: handler, POST: handler });
  const request = new NextRequest(`http://localhost${url}`, init as ConstructorParameters<typeof NextRequest>[1]);
  return route[method]!(request, { params: Promise.resolve(params) });
}

const answered =
  (response: object): Handler =>
  () =>
    response;

describe("a route file of the App Router", () => {
  test("exports a handler for every method Next.js passes on", () => {
    expect(Object.keys(routeOf({}))).toEqual(METHODS);
  });

  test.each(["PUT", "PATCH", "DELETE"])("405 says what there is: %s", async (method) => {
    const response = await ask(() => undefined, { method });
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe("GET, POST, HEAD, OPTIONS");
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(await response.json()).toMatchObject({ status: 405 });
  });

  test("OPTIONS is answered without a body", async () => {
    const response = await ask(() => undefined, { method: "OPTIONS" });
    expect([response.status, response.body, response.headers.get("allow")]).toEqual([
      204,
      null,
      "GET, POST, HEAD, OPTIONS",
    ]);
  });

  test("several cookies stay several; HEAD has the headers of GET and no body", async () => {
    const answer = { status: 200, headers: { "Set-Cookie": ["a=1", "b=2, c"], "X-A": [1, 2] }, body: { a: 1 } };
    for (const method of ["GET", "HEAD"]) {
      const response = await ask(answered(answer), { method });
      expect(response.headers.getSetCookie()).toEqual(["a=1", "b=2, c"]);
      expect(Object.fromEntries(response.headers)).toMatchObject({ "x-a": "1,2", "content-length": "7" });
      expect(await response.text()).toBe(method === "GET" ? '{"a":1}' : "");
    }
  });

  test("204 and 304 have no body", async () => {
    const empty = await ask(answered({ status: 204 }));
    const known = await ask(answered({ status: 200, headers: { ETag: '"1"' }, body: 1 }), {
      headers: { "If-None-Match": '"1"' },
    });
    expect([empty.status, empty.body, known.status, known.body]).toEqual([204, null, 304, null]);
  });
});

describe("what is read of a request", () => {
  const echo: Handler = ({ params, query }) => ({ status: 200, body: { params, query } });
  test.each<[url: string, q: string[]]>([
    ["/api/x?q=a,b%2Cc", ["a", "b,c"]],
    // As Next.js 15 and later write `q=a,b` and `q=a,b%20c`.
    ["/api/x?q=a%2Cb", ["a", "b"]],
    ["/api/x?q=a%2Cb+c&r=1", ["a", "b c"]],
  ])("lists of the query: %s", async (url, q) => {
    expect(await (await ask(echo, { url })).json()).toMatchObject({ query: { q } });
  });

  test("slugs, which a route without any lacks", async () => {
    expect(await (await ask(echo, { params: { id: "a b/c" } })).json()).toEqual({ params: { id: "a b/c" }, query: {} });
    expect(await (await ask(echo)).json()).toEqual({ params: {}, query: {} });
  });

  const stream = (...sizes: number[]): RequestInit & { duplex: "half" } => ({
    method: "POST",
    duplex: "half",
    headers: { "Content-Type": "application/octet-stream", "Content-Length": "12" },
    body: new ReadableStream({
      start(controller) {
        for (const size of sizes) controller.enqueue(new Uint8Array(size));
        controller.close();
      },
    }),
  });
  const size: Handler = async ({ body }) => {
    let length = 0;
    for await (const chunk of body!) length += chunk.length;
    return { status: 200, headers: { "X-Length": length } };
  };
  test.each<[sizes: number[], status: number]>([
    [[5, 7], 200],
    [[5], 400],
    [[5, 16], 413],
  ])("a body of %j bytes that says it has 12 is answered %i", async (sizes, status) => {
    expect((await ask(size, stream(...sizes))).status).toBe(status);
  });

  test.each<[sizes: number[], length: string | null]>([
    [[5, 7], "12"],
    [[0, 5], "5"],
    [[0], null],
    [[], null],
  ])(
    "a body of %j bytes that does not say its length, as over HTTP/2, is one where any come",
    async (sizes, length) => {
      const headers = { "Content-Type": "application/octet-stream" };
      const any: Handler = (input) => (input.body ? size(input) : { status: 204 });
      const { status, headers: answered } = await ask(any, { ...stream(...sizes), headers });
      expect([status, answered.get("x-length")]).toEqual([length === null ? 204 : 200, length]);
    },
  );

  test.each(["12", undefined])("a handler may stop reading, and still answers: %s", async (length) => {
    const headers = { "Content-Type": "application/octet-stream", ...(length && { "Content-Length": length }) };
    const first: Handler = async ({ body }) => {
      for await (const chunk of body!) return { status: 200, headers: { "X-Length": chunk.length } };
      return { status: 204 };
    };
    expect((await ask(first, { ...stream(5, 7), headers })).headers.get("x-length")).toBe("5");
  });
});

interface Thrown {
  digest?: string;
  cause?: { digest?: string };
}

describe("what leaves as it is thrown", () => {
  const bailOut = Object.assign(new Error("Dynamic server usage"), { digest: "DYNAMIC_SERVER_USAGE" });
  test.each<[what: string, thrown: () => unknown, digest: RegExp]>([
    ["redirect()", () => redirect("/login"), /^NEXT_REDIRECT;/],
    ["notFound()", () => notFound(), /^NEXT_HTTP_ERROR_FALLBACK;404/],
    ["a dynamic bail-out", () => Promise.reject(bailOut), /^DYNAMIC_SERVER_USAGE$/],
    [
      "one that another error wraps",
      () => Promise.reject(new Error("x", { cause: bailOut })),
      /^DYNAMIC_SERVER_USAGE$/,
    ],
  ])("%s", async (_what, thrown, digest) => {
    reported.length = 0;
    const error = await ask(thrown).then(
      () => undefined,
      (one: Thrown) => one,
    );
    expect(error?.digest ?? error?.cause?.digest).toMatch(digest);
    expect(reported).toEqual([]);
  });

  test("what Next.js throws when headers are read at build time, before anything is caught", async () => {
    const request = new NextRequest("http://localhost/api/x");
    Object.defineProperty(request, "headers", {
      get() {
        throw bailOut;
      },
    });
    await expect(routeOf({}).GET!(request, { params: Promise.resolve({}) })).rejects.toBe(bailOut);
  });

  test("what reportError throws again, for onRequestError to hear, but not what fails in it", async () => {
    const error = new Error("a");
    const failing = { GET: () => Promise.reject(error) };
    const served = (reportError: (one: unknown) => never) =>
      serve([{ contract: CONTRACT, handlers: failing }], { bodyLimit: 1, reportError, context: () => ({}) }).GET!;
    const get = (handler: RouteHandler) =>
      handler(new NextRequest("http://localhost/api/x"), { params: Promise.resolve({}) });
    const again = served((one) => {
      throw one;
    });
    await expect(get(again)).rejects.toBe(error);
    const logged = vi.spyOn(console, "error").mockReturnValue();
    const other = served(() => {
      throw new Error("b");
    });
    expect((await get(other)).status).toBe(500);
    expect(logged).toHaveBeenCalledTimes(1);
    logged.mockRestore();
  });

  test("nothing else does: it is reported and answered 500", async () => {
    for (const error of [new Error("a"), Object.assign(new Error("b"), { digest: "1234" }), undefined, "text"]) {
      reported.length = 0;
      const response = await ask(() => Promise.reject(error as Error));
      expect([response.status, reported]).toEqual([500, [error]]);
    }
  });
});

describe("answers that come bit by bit", () => {
  const endless = (stopped: () => void): Handler => {
    async function* chunks() {
      try {
        for (;;) yield new Uint8Array([1]);
      } finally {
        stopped();
      }
    }
    return () => ({ status: 206, body: chunks() });
  };

  test("stop when the reader cancels", async () => {
    const stopped = vi.fn<() => void>();
    const response = await ask(endless(stopped));
    await response.body!.cancel();
    await vi.waitFor(() => expect(stopped).toHaveBeenCalled());
  });

  test("stop when the client leaves", async () => {
    const stopped = vi.fn<() => void>();
    const client = new AbortController();
    const response = await ask(endless(stopped), { signal: client.signal });
    await response.body!.getReader().read();
    client.abort();
    await vi.waitFor(() => expect(stopped).toHaveBeenCalled());
  });

  test("break off where they fail, after what was there", async () => {
    async function* failing() {
      yield new Uint8Array([7]);
      throw new Error("upstream");
    }
    reported.length = 0;
    const response = await ask(() => ({ status: 206, body: failing() }));
    const reader = response.body!.getReader();
    expect((await reader.read()).value).toEqual(new Uint8Array([7]));
    await expect(reader.read()).rejects.toThrow("upstream");
    expect(reported).toHaveLength(1);
  });
});
