import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { apiOf, bodyOf, json, operationOf, renderApi, routeOf } from "./support.js";
import { inRouter, ROUTERS, type TestedRouter } from "./routers.js";
import { serveApi, type ApiServer } from "./server.js";

const NAMED = { type: "object" as const, properties: { n: { type: "integer" as const } }, required: ["n"] };
const BINARY = { mediaType: "application/octet-stream" };
const FORM = { mediaType: "application/x-www-form-urlencoded", schema: NAMED };
const ROUTES = ["json", "form", "bytes", "stream", "text"];
const BODIES = [json(NAMED), FORM, BINARY, BINARY, { mediaType: "text/plain" }];
const API = apiOf(
  ROUTES.map((name, index) =>
    routeOf(`/${name}`, [
      operationOf({
        method: "POST",
        operationId: name,
        body: bodyOf(BODIES[index]!),
        responses: [{ status: 200, content: [json({})] }],
      }),
    ]),
  ),
);

/** Answers the body it got; `bytes` and `stream` answer how long it was. */
const route = (name: string, body: string, { parser = false, options = "" } = {}): string => `
import { defineRoute } from "@/lib/api/define-route";
import { ${name} } from "@/lib/api/routes/${name}";
${parser ? "" : "export const config = { api: { bodyParser: false } };"}
${name === "stream" || body.startsWith("await") ? `${name}.operations.POST.body.content[0].stream = true;` : ""}
export default defineRoute(${name}, {
  async POST({ body }) { return { status: 200, contentType: "application/json", body: ${body} }; },
} as never${options});
async function lengthOf(body) {
  let length = 0;
  for await (const chunk of body) length += chunk.length;
  return length;
}
async function firstOf(body) {
  for await (const chunk of body) return chunk.length > 0;
}
`;

const servers: Partial<Record<TestedRouter, ApiServer>> = {};
let parsing: ApiServer;
const logged = vi.spyOn(console, "error");
beforeAll(async () => {
  const serve = async (router: TestedRouter, handlers: Record<string, string>) => {
    const [files, own] = [await renderApi(API, { project: { router } }), inRouter(router, handlers)];
    return serveApi(files.map(({ path, text }) => ({ path, text: own[path] ?? text })));
  };
  const handlers = {
    "pages/api/json.ts": route("json", "body", { options: ", { bodyLimit: 20 }" }),
    "pages/api/bytes.ts": route("bytes", "body.length", { options: ", { bodyLimit: 20 * 2 ** 20 }" }),
    "pages/api/stream.ts": route("stream", "await lengthOf(body)", { options: ", { bodyLimit: 20 * 2 ** 20 }" }),
    "pages/api/text.ts": route("text", "await firstOf(body)", { options: ", { bodyLimit: 20 * 2 ** 20 }" }),
  };
  for (const router of ROUTERS) servers[router] = await serve(router, handlers);
  parsing = await serve("pages", {
    "pages/api/json.ts": route("json", "body", { parser: true }),
    "pages/api/form.ts": route("form", "body", { parser: true }),
    "pages/api/bytes.ts": route("bytes", "body.length", { parser: true }),
    "pages/api/text.ts": route("text", "body", { parser: true }),
  });
}, 60_000);
afterAll(() => Promise.all([...Object.values(servers), parsing].map((server) => server.close())));

const post = (router: TestedRouter, path: string, type: string, body: string | Buffer, headers = {}) =>
  servers[router]!.send("POST", path, { headers: { "Content-Type": type, ...headers }, body });

describe.each(ROUTERS)("a body limit of its own: %s", (router) => {
  test.each([
    ['{"n":1}', 200],
    ['{"n":1,"long":"........"}', 413],
  ])("%s is %i", async (body, status) => {
    expect((await post(router, "/api/json", "application/json", body)).status).toBe(status);
  });
});

describe.each(ROUTERS)("a body as a stream: %s", (router) => {
  const big = Buffer.alloc(3 * 2 ** 20, 1);
  test.each([
    ["read to its end", "/api/stream", "application/octet-stream", { status: 200, json: big.length }],
    ["left in the middle", "/api/text", "text/plain", { status: 200, json: true }],
    ["not read at all", "/api/text", "image/png", { status: 415 }],
  ])("%s", async (_, path, type, want) => {
    for (let time = 0; time < 3; time++) {
      expect(await post(router, path, type, big, { Connection: "keep-alive" })).toMatchObject(want);
    }
  });

  test("too long is a problem", async () => {
    const answer = await post(router, "/api/stream", "application/octet-stream", Buffer.alloc(21 * 2 ** 20));
    expect(answer).toMatchObject({ status: 413, json: { detail: "The body is larger than 20971520 bytes." } });
  });
});

describe("a body that was parsed already is validated as it is", () => {
  const ask = (path: string, type: string, body: string | Buffer) =>
    parsing.send("POST", path, { headers: { "Content-Type": type }, body });
  test.each<[path: string, type: string, body: string | Buffer, want: object]>([
    ["/api/json", "application/json", '{"n":1}', { status: 200, json: { n: 1 } }],
    ["/api/json", "application/json", '{"n":"x"}', { status: 400, json: { errors: [{ in: "body", pointer: "#/n" }] } }],
    ["/api/json", "application/json", '"text"', { status: 400, json: { errors: [{ in: "body", pointer: "#" }] } }],
    ["/api/json", "text/plain", "x", { status: 415 }],
    ["/api/json", "application/json", "", { status: 400, json: { errors: [{ detail: "Required" }] } }],
    ["/api/form", "application/x-www-form-urlencoded", "n=5", { status: 200, json: { n: 5 } }],
    ["/api/form", "application/x-www-form-urlencoded", "n=x", { status: 400, json: { errors: [{ pointer: "#/n" }] } }],
    ["/api/bytes", "application/octet-stream", Buffer.from([1, 2, 3]), { status: 200, json: 3 }],
    // What Next.js has made of it cannot be undone.
    ["/api/bytes", "application/octet-stream", Buffer.from([1, 2, 0xff]), { status: 500 }],
    ["/api/text", "text/plain; charset=latin1", Buffer.from("é", "latin1"), { status: 200, json: "é" }],
  ])("%s as %s: %s", async (path, type, body, want) => {
    expect(await ask(path, type, body)).toMatchObject(want);
  });
});

test.each(ROUTERS)("a client that leaves while it sends is not an error of ours: %s", async (router) => {
  logged.mockClear();
  const { port } = servers[router]!;
  await new Promise<void>((done) => {
    const socket = connect(port, "127.0.0.1", () => {
      const head =
        "POST /api/bytes HTTP/1.1\r\nHost: a\r\nContent-Type: application/octet-stream\r\nContent-Length: 100\r\n\r\nab";
      socket.write(head, () => setTimeout(() => socket.destroy(), 50));
    });
    socket.on("close", () => setTimeout(done, 100));
  });
  expect((await post(router, "/api/bytes", "application/octet-stream", "ok")).status).toBe(200);
  expect(logged.mock.calls).toEqual([]);
});
