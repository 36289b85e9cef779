import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { APIS } from "./apis.js";
import { inRouter, ROUTERS, type TestedRouter } from "./routers.js";
import { serveApi, type ApiServer } from "./server.js";
import { renderApi } from "./support.js";

/** Serves one of the model APIs in a router, with handlers in place of some of its route files. */
function serving(router: TestedRouter, name: string, handlers: Record<string, string> = {}): () => ApiServer {
  let server: ApiServer | undefined;
  beforeAll(async () => {
    const files = await renderApi(APIS[name]!(), { project: { router } });
    const own = inRouter(router, handlers);
    server = await serveApi(files.map(({ path, text }) => ({ path, text: own[path] ?? text })));
  }, 60_000);
  afterAll(() => server?.close());
  return () => server!;
}

/** A route file whose handlers are the given methods. */
function route(contract: string, path: string, handlers: string, config = true): string {
  return [
    `import { defineRoute } from "@/lib/api/define-route";`,
    `import { ${contract} } from "@/lib/api/routes/${path}";`,
    ...(config ? [`export const config = { api: { bodyParser: false } };`] : []),
    `export default defineRoute(${contract}, { ${handlers} });`,
  ].join("\n");
}

const ECHO =
  "async POST({ body, contentType }) { throw Object.assign(new Problem(418, JSON.stringify({ body, contentType }))); }";
const echo = (name: string) => `import { Problem } from "@/lib/api/define-route";\n${route(name, name, ECHO)}`;

describe.each(ROUTERS)("bodies, %s", (router) => {
  const server = serving(router, "bodies", {
    "pages/api/form.ts": echo("form"),
    "pages/api/text.ts": echo("text"),
    "pages/api/vendor.ts": echo("vendor"),
    "pages/api/upload.ts": `import { Problem } from "@/lib/api/define-route";
${route("upload", "upload", "async POST({ body }) { throw new Problem(418, JSON.stringify({ ...body, file: [body.file.name, await body.file.text()] })); }")}`,
    "pages/api/binary.ts": `import { Problem } from "@/lib/api/define-route";
${route("binary", "binary", "async POST({ body, contentType }) { throw new Problem(418, `${contentType} ${body.join()}`); }")}`,
    "pages/api/json.ts": route("json", "json", "async POST() { return { status: 204 }; }", false),
  });

  const detail = async (path: string, type: string, body: string | Buffer) => {
    const answer = await server().send("POST", path, { headers: { "Content-Type": type }, body });
    const { detail: text = "", errors } = answer.json as { detail?: string; errors?: unknown };
    if (answer.status !== 418) return { status: answer.status, errors };
    return text.startsWith("{") ? (JSON.parse(text) as unknown) : text;
  };

  test("a form", async () => {
    const text = "file=x&name=Ann+B&count=3&tags=a%7Cb&address%5Bzip%5D=123";
    expect(await detail("/api/form", "application/x-www-form-urlencoded", text)).toMatchObject({
      status: 400,
      errors: [{ in: "body", pointer: "#/file" }],
    });
  });

  test("multipart with a file", async () => {
    const data = new FormData();
    data.append("file", new Blob(["hello"]), "a.txt");
    data.append("name", "Ann");
    data.append("count", "3");
    data.append("owner", '{"id":"123e4567-e89b-12d3-a456-426614174000","name":"Bob"}');
    const response = new Response(data);
    const body = Buffer.from(await response.arrayBuffer());
    expect(await detail("/api/upload", response.headers.get("Content-Type") ?? "", body)).toEqual({
      file: ["a.txt", "hello"],
      name: "Ann",
      count: 3,
      owner: { id: "123e4567-e89b-12d3-a456-426614174000", name: "Bob" },
    });
  });

  test.each([
    ["/api/text", "text/plain", "on", { body: "on", contentType: "text/plain" }],
    ["/api/text", "text/csv", "a,b", { body: "a,b", contentType: "text/csv" }],
    ["/api/text", "text/plain", "other", { status: 400, errors: [{ in: "body", pointer: "#" }] }],
    ["/api/text", "application/json", "{}", { status: 415 }],
    ["/api/binary", "image/png", "\u0001\u0002", "image/png 1,2"],
    ["/api/binary", "application/octet-stream", "\u0001", "application/octet-stream 1"],
    [
      "/api/vendor",
      "application/vnd.api+json",
      "{}",
      { status: 400, errors: [{ pointer: "#/id" }, { pointer: "#/name" }] },
    ],
  ])("%s as %s", async (path, type, body, want) => {
    const got = await detail(path, type, body);
    if (typeof want === "string") expect(got).toBe(want);
    else expect(got).toMatchObject(want);
  });

  test("without the config, what Next.js has read is validated as it is", async () => {
    const want = { status: 400, errors: [{ pointer: "#/id" }, { pointer: "#/name" }] };
    expect(await detail("/api/json", "application/json", "{}")).toMatchObject(want);
  });
});

describe.each(ROUTERS)("responses, %s", (router) => {
  const server = serving(router, "responses", {
    "pages/api/ranges.ts": route(
      "ranges",
      "ranges",
      `
      async GET({ req }) {
        if (req.headers["x-want"] === "404") return { status: 404, body: { title: "none" } };
        if (req.headers["x-want"] === "own") { return undefined as never; }
        return { status: 200, headers: { "X-Total": 3, "X-Extra": ["a", "b"], "Set-Cookie": ["a=1", "b=2"] }, body: [1, 2, 3] };
      },
      async PUT() { return { status: 299 as never, body: { id: "x", name: "y" } }; },
      async HEAD() { return { status: 200, headers: { "X-Head": "own" } }; },
      async OPTIONS() { return { status: 204, headers: { "X-Options": "own" } }; },`,
      false,
    ),
    "pages/api/kinds.ts": `
import { Readable } from "node:stream";
${route(
  "kinds",
  "kinds",
  `
      async GET({ req }) {
        switch (req.headers["x-want"]) {
          case "csv": return { status: 200, contentType: "text/csv", body: "a,b" };
          case "png": return { status: 201, body: new Uint8Array([137, 80]) };
          case "stream": return { status: 201, body: Readable.from([Buffer.from("a"), Buffer.from("b")]) };
          case "lines": return { status: 207, body: users() };
          case "failing": return { status: 206, body: failing() };
          case "broken": return { status: 206, body: broken() };
          default: return { status: 206, body: events() };
        }
      },
      async POST() { throw new Error("unused"); },`,
  false,
)}
const user = { id: "123e4567-e89b-12d3-a456-426614174000", name: "Ann" };
async function* users() { yield user; yield user; }
async function* events() { yield { data: user, event: "created" }; }
async function* failing() { await null; throw new Error("upstream"); yield { data: user }; }
async function* broken() { yield { data: user }; throw new Error("broken off"); }
`,
  });
  const get = (path: string, want = "", method = "GET") => server().send(method, path, { headers: { "X-Want": want } });

  test("headers, ranges, own HEAD and OPTIONS", async () => {
    const answer = await get("/api/ranges");
    expect([answer.status, answer.json]).toEqual([200, [1, 2, 3]]);
    expect(answer.headers).toMatchObject({ "x-total": "3", "x-extra": "a,b", "set-cookie": ["a=1", "b=2"] });
    expect((await get("/api/ranges", "404")).json).toEqual({ title: "none" });
    expect((await get("/api/ranges", "", "HEAD")).headers["x-head"]).toBe("own");
    const options = await get("/api/ranges", "", "OPTIONS");
    expect([options.status, options.headers["x-options"]]).toEqual([204, "own"]);
    expect((await get("/api/ranges", "", "DELETE")).headers.allow).toBe("GET, PUT, HEAD, OPTIONS");
  });

  test.each([
    ["csv", 200, "text/csv; charset=utf-8", "a,b"],
    ["stream", 201, "image/png", "ab"],
    ["lines", 207, "application/x-ndjson", /^(\{"id".*\}\n){2}$/],
    ["events", 206, "text/event-stream", /^event: created\ndata: \{"id".*\}\n\n$/],
  ])("%s", async (want, status, type, text) => {
    const answer = await get("/api/kinds", want);
    expect([answer.status, answer.headers["content-type"]]).toEqual([status, type]);
    expect(answer.text).toMatch(text);
    if (status > 205) expect(answer.headers["cache-control"]).toBe("no-cache, no-transform");
    const head = await get("/api/kinds", want, "HEAD");
    expect([head.status, head.text]).toEqual([status, ""]);
  });

  test("bytes as they are", async () => {
    const answer = await get("/api/kinds", "png");
    expect(answer.headers["content-length"]).toBe(router === "pages" ? "2" : undefined);
  });

  test("a stream that fails before its first item is a problem", async () => {
    const answer = await get("/api/kinds", "failing");
    expect([answer.status, answer.headers["content-type"]]).toEqual([500, "application/problem+json"]);
    expect(answer.headers["cache-control"]).toBeUndefined();
  });

  test("a stream that breaks off breaks the connection, after what was sent", async () => {
    await expect(get("/api/kinds", "broken")).rejects.toMatchObject({
      code: "ECONNRESET",
      received: expect.stringContaining("data: {") as string,
    });
    expect((await get("/api/ranges")).status).toBe(200);
  });

  test("a handler that answers nothing is an error, not an endless request", async () => {
    expect((await get("/api/ranges", "own")).status).toBe(500);
  });
});

describe.each(ROUTERS)("several paths in one file, %s", (router) => {
  const server = serving(router, "dispatched");
  test.each([
    ["GET", "/api/files/a.txt", {}, 501],
    ["GET", "/api/files/a-1.zip", {}, 501],
    ["POST", "/api/files/a:cancel", {}, 501],
    ["POST", "/api/files/a", {}, 405],
    ["DELETE", "/api/files/a:cancel", {}, 405],
    ["GET", "/api?Action=List&it%27s=1", {}, 501],
    ["GET", "/api?Action=Other", {}, 404],
    ["POST", "/api", { "X-Amz-Target": "Service.DeleteThing" }, 400],
    ["POST", "/api", { "X-Amz-Target": "Service.Unknown" }, 404],
  ])("%s %s %j is answered %i", async (method, path, headers, status) => {
    expect((await server().send(method, path, { headers })).status).toBe(status);
  });
});

describe.each(ROUTERS)("names that are anything but names, %s", (router) => {
  const server = serving(router, "hostile");
  test("nothing of them runs; requests are answered", async () => {
    expect((globalThis as { PWNED?: unknown }).PWNED).toBeUndefined();
    const answer = await server().send("POST", "/api/h5/1delete?delete=delete", { headers: { delete: "delete" } });
    expect(answer.status).toBe(401);
    expect((await server().send("POST", "/api/h5/1")).status).toBe(404);
  });
});
