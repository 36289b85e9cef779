import { readdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inRouter, ROUTERS } from "./routers.js";
import { apiOf, json, operationOf, renderApi, routeOf } from "./support.js";
import { serveApi, type ApiServer } from "./server.js";

const CONTENT = [json({}), { mediaType: "application/octet-stream" }];
const API = apiOf([
  routeOf("/things", [
    operationOf({
      method: "GET",
      responses: [
        { status: 200, content: CONTENT },
        { status: 304 },
        { status: 404, content: CONTENT },
        { status: 204, content: CONTENT },
        { status: 205, content: CONTENT },
      ],
    }),
    operationOf({ method: "POST", responses: [{ status: 201, content: CONTENT }] }),
  ]),
]);

/** Answers what the header \`x-answer\` says; a body "file" is a file that is read as it is sent. */
const ROUTE = `
import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { defineRoute, Problem } from "@/lib/api/define-route";
import { things } from "@/lib/api/routes/things";
let current: any;
function answer({ req }) {
  const { throws, file, web, date, sets, ...response } = JSON.parse(decodeURIComponent(req.headers["x-answer"] ?? "{}"));
  for (const [name, value] of sets ?? []) current?.setHeader(name, value);
  if (date) return { ...response, headers: { Expires: new Date(date) } };
  if (throws) throw throws === 500 ? new Error("unforeseen") : new Problem(throws, "", { headers: { "X-Mine": "1" } });
  const contentType = "application/octet-stream";
  if (file) return { ...response, contentType, body: createReadStream(file) };
  if (web) return { ...response, contentType, body: Readable.toWeb(createReadStream(web)) };
  return response;
}
const handle = ({ res, ...input }) => { current = res; return answer(input as never); };
export default defineRoute(things, { GET: handle, POST: handle } as never);
`;

const FINE = { status: 200, body: { a: 1 } };

/** Serves the route in one router while the tests of the block run; gives what asks for the answer it is told. */
function servedIn(router: (typeof ROUTERS)[number]) {
  let server: ApiServer;
  beforeAll(async () => {
    const files = await renderApi(API, { project: { router } });
    const own = inRouter(router, { "pages/api/things.ts": ROUTE });
    server = await serveApi(files.map(({ path, text }) => ({ path, text: own[path] ?? text })));
  }, 60_000);
  afterAll(() => server.close());

  return (method: string, answer: object, headers: Record<string, string> = {}) =>
    server.send(method, "/api/things", {
      headers: { "X-Answer": encodeURIComponent(JSON.stringify(answer)), ...headers },
    });
}

describe("what is set on `res`, which the Pages Router alone has", () => {
  const ask = servedIn("pages");

  test("cookies arrive beside those returned", async () => {
    const { headers } = await ask("GET", {
      ...FINE,
      headers: { "Set-Cookie": "b=2" },
      sets: [["Set-Cookie", "a=1"]],
    });
    expect(headers).toMatchObject({ "set-cookie": ["a=1", "b=2"] });
  });

  test.each(["GET", "HEAD"])("goes before what is ours, and once: %s", async (method) => {
    const sets = [
      ["ETag", '"mine"'],
      ["content-type", "application/x+json"],
      ["Cache-Control", "no-store"],
      ["X-Lines", ["1", "2"]],
    ];
    const { headers } = await ask(method, { ...FINE, sets });
    expect(headers).toMatchObject({
      etag: '"mine"',
      "content-type": "application/x+json",
      "cache-control": "no-store",
      "content-length": "7",
      "x-lines": "1, 2",
    });
  });

  test("what is returned goes before it", async () => {
    const { headers } = await ask("GET", {
      ...FINE,
      headers: { etag: '"returned"', "x-mine": "returned" },
      sets: [
        ["ETag", '"set"'],
        ["X-Mine", "set"],
      ],
    });
    expect(headers).toMatchObject({ etag: '"returned"', "x-mine": "returned" });
  });

  test("a client that has the content by its ETag gets a 304 without its type", async () => {
    const sets = [
      ["ETag", '"mine"'],
      ["Content-Type", "application/x+json"],
    ];
    const answer = await ask("GET", { ...FINE, sets }, { "If-None-Match": '"mine"' });
    expect([answer.status, answer.text, answer.headers.etag]).toEqual([304, "", '"mine"']);
    expect(answer.headers).not.toHaveProperty("content-type");
  });

  test("a text stays a text where its Content-Type is not JSON", async () => {
    const answer = await ask("GET", { status: 200, body: "a,b", sets: [["Content-Type", "text/csv"]] });
    expect([answer.text, answer.headers["content-type"]]).toEqual(["a,b", "text/csv"]);
  });

  test("what it says about a content that did not come is gone", async () => {
    const sets = [
      ["Cache-Control", "public"],
      ["Content-Encoding", "gzip"],
      ["X-Request", "7"],
    ];
    const { headers } = await ask("GET", { throws: 500, sets });
    expect(headers).toMatchObject({ "content-type": "application/problem+json", "x-request": "7" });
    expect(headers).not.toHaveProperty("cache-control");
    expect(headers).not.toHaveProperty("content-encoding");
  });
});

describe.each(ROUTERS)("in the router %s", (router) => {
  /** Next.js 16 takes it away from what a route handler answers. */
  const length = (bytes: string) => (router === "pages" ? { "content-length": bytes } : {});
  const ask = servedIn(router);

  describe("headers arrive as the handler set them", () => {
    test("a date as HTTP has it", async () => {
      const { headers } = await ask("GET", { ...FINE, date: 1 });
      expect(headers).toMatchObject({ expires: "Thu, 01 Jan 1970 00:00:00 GMT" });
    });

    test("a media type that cannot be sent is a problem", async () => {
      expect(await ask("GET", { ...FINE, contentType: "image/\u20ac" })).toMatchObject({ status: 500 });
    });

    test.each(["GET", "HEAD"])("its ETag, its Content-Length, its Content-Type: %s", async (method) => {
      const headers = { ETag: '"v1"', "content-length": "7", "Content-Type": "application/x+json" };
      const answer = await ask(method, { ...FINE, headers });
      expect(answer.headers).toMatchObject({ etag: '"v1"', ...length("7"), "content-type": "application/x+json" });
    });

    test("HEAD has all headers of GET", async () => {
      const [get, head] = [await ask("GET", FINE), await ask("HEAD", FINE)];
      const { date: _, "transfer-encoding": __, ...want } = get.headers;
      expect(head.headers).toMatchObject(want);
      expect(get.headers).toMatchObject({ etag: expect.stringMatching(/^W\/"[\w-]{27}"$/), ...length("7") });
      expect([get.text, head.text]).toEqual(['{"a":1}', ""]);
    });

    test("a 304 of its own keeps its headers", async () => {
      const headers = { ETag: '"v1"', "Cache-Control": "max-age=5", "Content-Type": "application/x+json" };
      const answer = await ask("GET", { status: 304, headers });
      expect(answer.status).toBe(304);
      expect(answer.headers).toMatchObject({
        etag: '"v1"',
        "cache-control": "max-age=5",
        "content-type": "application/x+json",
      });
    });

    test.each([204, 205, 304])("a body with %i is not sent, nor its type", async (status) => {
      const answer = await ask("GET", { status, body: { a: 1 } });
      expect([answer.status, answer.text, answer.headers["content-type"]]).toEqual([status, "", undefined]);
    });
  });

  describe("what the client has already", () => {
    test.each<[listed: string, etag: string, status: number]>([
      ['"v1"', '"v1"', 304],
      ['W/"v1"', '"v1"', 304],
      ['"v1"', 'W/"v1"', 304],
      ['"v0", "v,1"', '"v,1"', 304],
      ["*", '"v1"', 304],
      ['"v0"', '"v1"', 200],
      ["v1", '"v1"', 200],
      ["", '"v1"', 200],
    ])("If-None-Match: %s for %s is %i", async (listed, etag, status) => {
      for (const method of ["GET", "HEAD"]) {
        const headers = { ETag: etag, "Cache-Control": "no-cache" };
        const answer = await ask(method, { ...FINE, headers }, { "If-None-Match": listed });
        expect([answer.status, answer.headers.etag, answer.headers["cache-control"]]).toEqual([
          status,
          etag,
          "no-cache",
        ]);
        if (status === 304) expect([answer.text, answer.headers["content-length"]]).toEqual(["", undefined]);
      }
    });

    test("by an ETag of ours", async () => {
      const { headers } = await ask("GET", FINE);
      const again = { "If-None-Match": headers.etag ?? "" };
      expect((await ask("GET", FINE, again)).status).toBe(304);
      expect((await ask("GET", { ...FINE, body: { a: 2 } }, again)).status).toBe(200);
    });

    test.each<[method: string, answer: object, status: number]>([
      ["GET", { throws: 401 }, 401],
      ["GET", { throws: 404 }, 404],
      ["HEAD", { throws: 404 }, 404],
      ["GET", { throws: 500 }, 500],
      ["GET", { status: 404, headers: { ETag: '"v1"' }, body: {} }, 404],
      ["POST", { status: 201, body: {} }, 201],
      ["POST", { status: 201, headers: { ETag: '"v1"' }, body: {} }, 201],
      ["DELETE", {}, 405],
    ])("%s %j stays %i, whatever the client has", async (method, answer, status) => {
      const sent = await ask(method, answer, { "If-None-Match": "*" });
      expect([sent.status, sent.headers["content-length"] === "0"]).toEqual([status, false]);
    });
  });

  describe("what a body holds open is closed", () => {
    const open = () => readdirSync("/dev/fd").length;
    const file = import.meta.filename;
    test.each<[way: string, method: string, answer: object, headers: Record<string, string>]>([
      ["sent", "GET", { status: 200, file }, {}],
      ["sent, of the Web", "GET", { status: 200, web: file }, {}],
      ["HEAD", "HEAD", { status: 200, file }, {}],
      ["HEAD, of the Web", "HEAD", { status: 200, web: file }, {}],
      ["a header that cannot be sent", "GET", { status: 200, headers: { A: "日本" }, file }, {}],
      ["a status that cannot be sent", "GET", { status: 999, file }, {}],
      ["an answer the contract does not have", "GET", { status: 299, file }, {}],
      ["a status without a body", "GET", { status: 204, file }, {}],
      ["what the client has", "GET", { status: 200, headers: { ETag: '"a"' }, file }, { "If-None-Match": '"a"' }],
    ])("%s", async (_way, method, answer, headers) => {
      await ask(method, answer, headers);
      await new Promise((done) => setTimeout(done, 50));
      const before = open();
      for (let time = 0; time < 20; time++) await ask(method, answer, headers);
      await new Promise((done) => setTimeout(done, 50));
      expect(open()).toBeLessThan(before + 10);
    });

    test("a file that is not there is an error, and HEAD of it breaks nothing", async () => {
      const [get, head] = [
        await ask("GET", { status: 200, file: "/none" }),
        await ask("HEAD", { status: 200, file: "/none" }),
      ];
      expect([get.status, head.status]).toEqual([500, 200]);
      expect((await ask("GET", FINE)).status).toBe(200);
    });
  });
});
