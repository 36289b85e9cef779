import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { apiOf, bodyOf, json, operationOf, parameterOf, renderApi, routeOf, textOf } from "./support.js";
import { serveApi, type ApiServer } from "./server.js";

const USER = { $ref: "User" };

const API = apiOf(
  [
    routeOf("/users", [
      operationOf({
        method: "GET",
        operationId: "listUsers",
        query: [
          parameterOf("page", { type: "integer", default: 1 }),
          parameterOf("tags", { type: "array", items: { type: "string" } }, { explode: false }),
        ],
        responses: [{ status: 200, content: [json({ type: "array", items: USER })] }],
      }),
      operationOf({
        method: "POST",
        operationId: "createUser",
        body: bodyOf(json({ $ref: "NewUser" })),
        responses: [
          { status: 201, content: [json(USER)] },
          { status: 409, content: [json({ type: "object" })] },
        ],
      }),
    ]),
    routeOf("/users/{id}", [
      operationOf({
        method: "GET",
        operationId: "getUser",
        params: [textOf("id", { type: "integer" })],
        responses: [{ status: 200, content: [json(USER)] }, { status: 404 }],
      }),
      operationOf({ method: "DELETE", operationId: "deleteUser", params: [textOf("id", { type: "integer" })] }),
    ]),
    routeOf("/members", [
      operationOf({
        method: "POST",
        operationId: "createMember",
        body: bodyOf(json({ allOf: [{ $ref: "NewUser" }, { type: "object", required: ["age", "name"] }] })),
      }),
    ]),
    routeOf("/trees", [operationOf({ method: "POST", operationId: "plant", body: bodyOf(json({ $ref: "Tree" })) })]),
    routeOf("/secret", [
      operationOf({
        method: "GET",
        operationId: "secret",
        security: [{ bearer: ["read"] }, { key: [] }],
        responses: [{ status: 200, content: [json({ type: "object" })] }],
      }),
      operationOf({
        method: "PUT",
        operationId: "byCookie",
        security: [{ cookie: [] }],
        responses: [{ status: 200, content: [json({ type: "object" })] }],
      }),
      operationOf({
        method: "POST",
        operationId: "open",
        security: [{ bearer: [] }, {}],
        responses: [{ status: 200, content: [json({ type: "object" })] }],
      }),
    ]),
  ],
  {
    models: {
      User: {
        type: "object",
        properties: { id: { type: "integer" }, name: { type: "string" } },
        required: ["id", "name"],
      },
      Tree: { type: "object", properties: { child: { $ref: "Tree" } } },
      NewUser: {
        type: "object",
        properties: { name: { type: "string", minLength: 2 }, age: { type: "integer", minimum: 0 } },
        required: ["name"],
      },
    },
    securitySchemes: [
      { name: "bearer", kind: "http", scheme: "bearer" },
      { name: "key", kind: "apiKey", in: "header", parameter: "X-Key" },
      { name: "cookie", kind: "apiKey", in: "cookie", parameter: "__Host-sid" },
    ],
  },
);

const HANDLERS: Record<string, string> = {
  "pages/api/users.ts": `
import { defineRoute, Problem } from "@/lib/api/define-route";
import { users } from "@/lib/api/routes/users";
export const config = { api: { bodyParser: false } };
export default defineRoute(users, {
  async GET({ query }) {
    if (query.page === 13) throw new Error("secret detail");
    if (query.page === 14) return { status: 200, body: [{ id: "x" } as never] };
    if (query.page === 15) throw new Problem(402, "Pay first.");
    return { status: 200, headers: { "X-Page": query.page }, body: [{ id: query.page, name: (query.tags ?? []).join("+") }] };
  },
  async POST({ body }) {
    return { status: 201, body: { id: 1, name: body.name } };
  },
});`,
  "pages/api/secret.ts": `
import { defineRoute } from "@/lib/api/define-route";
import { secret } from "@/lib/api/routes/secret";
export default defineRoute(secret, {
  async GET({ auth }) {
    return { status: 200, body: { auth } };
  },
  async POST({ auth }) {
    return { status: 200, body: { auth } };
  },
  async PUT({ auth }) {
    return { status: 200, body: { auth } };
  },
});`,
  "lib/api/auth.ts": `
import { Problem } from "./runtime/problem";
import type { Slot } from "./runtime/authorize";
export const slots = {
  async bearer(token: string, scopes: string[]) {
    if (token === "forbidden") throw new Problem(403);
    return token === "good" ? { user: "ann", scopes } : undefined;
  },
  async cookie(sid: string) {
    return sid;
  },
  async key(key: string) {
    return key === "k" ? "machine" : undefined;
  },
} satisfies Record<string, Slot>;
`,
};

describe("a generated API behind Next.js' own resolver", () => {
  let server: ApiServer;
  beforeAll(async () => {
    const files = await renderApi(API);
    server = await serveApi(files.map((file) => ({ path: file.path, text: HANDLERS[file.path] ?? file.text })));
  });
  afterAll(() => server.close());

  const JSON_TYPE = { "Content-Type": "application/json" };

  test.each([
    ["defaults and coercion", "/api/users", 200, [{ id: 1, name: "" }]],
    ["integers", "/api/users?page=2&tags=a,b%2Cc", 200, [{ id: 2, name: "a+b,c" }]],
  ])("%s", async (_, path, status, body) => {
    const answer = await server.send("GET", path);
    expect([answer.status, answer.json]).toEqual([status, body]);
    expect(answer.headers["content-type"]).toBe("application/json");
  });

  test.each([
    ["GET", "/api/users?page=x", {}, undefined, 400],
    ["GET", "/api/users?page=12abc", {}, undefined, 400],
    ["GET", "/api/users?page=9007199254740993", {}, undefined, 400],
    ["GET", "/api/users?page=%zz", {}, undefined, 400],
    ["GET", "/api/users/abc", {}, undefined, 400],
    ["POST", "/api/users", JSON_TYPE, "{", 400],
    ["POST", "/api/users", JSON_TYPE, Buffer.from([0x22, 0xff, 0x22]), 400],
    ["POST", "/api/users", JSON_TYPE, '{"name":"x"}', 400],
    ["POST", "/api/users", JSON_TYPE, '{"name":"xx","age":9007199254740993}', 400],
    ["POST", "/api/users", {}, undefined, 400],
    ["POST", "/api/users", { "Content-Type": "text/plain" }, "hello", 415],
    ["POST", "/api/users", {}, "{}", 415],
    ["POST", "/api/users", { ...JSON_TYPE, "Content-Encoding": "gzip" }, "{}", 415],
    ["POST", "/api/users", JSON_TYPE, JSON.stringify({ name: "x".repeat(2 ** 20) }), 413],
    ["GET", "/api/users?page=13", {}, undefined, 500],
    ["GET", "/api/users?page=14", {}, undefined, 500],
    ["GET", "/api/users?page=15", {}, undefined, 402],
    ["GET", "/api/users/1", {}, undefined, 501],
    ["PUT", "/api/users", {}, undefined, 405],
    ["GET", "/api/secret", {}, undefined, 401],
    ["GET", "/api/secret", { Authorization: "Bearer bad" }, undefined, 401],
    ["GET", "/api/secret", { Authorization: "Basic good" }, undefined, 401],
    ["GET", "/api/secret", { Authorization: "Bearer forbidden" }, undefined, 403],
  ])("%s %s, case %#, is a problem", async (method, path, headers, body, status) => {
    const answer = await server.send(method, path, { headers, ...(body !== undefined && { body }) });
    expect(answer.status).toBe(status);
    expect(answer.headers["content-type"]).toBe("application/problem+json");
    expect(answer.json).toMatchObject({ status, title: expect.any(String) });
    expect(answer.text).not.toMatch(/secret detail|\.mjs|\n +at /);
  });

  test("a body nested deeper than can be followed is a problem of the client's", async () => {
    const body = `${'{"child":'.repeat(50_000)}{}${"}".repeat(50_000)}`;
    const { json } = await server.send("POST", "/api/trees", { headers: JSON_TYPE, body });
    expect(json).toMatchObject({ status: 400, errors: [{ in: "body", detail: "Nested too deeply" }] });
  });

  test("what two schemas say about one value is told once", async () => {
    const body = JSON.stringify({ name: 1, age: 5 });
    const { json } = await server.send("POST", "/api/members", { headers: JSON_TYPE, body });
    expect(json).toMatchObject({
      errors: [{ in: "body", pointer: "#/name", detail: "Invalid input: expected string, received number" }],
    });
  });

  test.each([
    ["counted", "keep-alive", {}],
    ["counted", "close", {}],
    ["chunked", "keep-alive", { "Transfer-Encoding": "chunked" }],
    ["chunked", "close", { "Transfer-Encoding": "chunked" }],
  ])("a %s body beyond the limit is answered every time, with connection: %s", async (_, connection, headers) => {
    const body = Buffer.alloc(2 * 2 ** 20, " ");
    for (let time = 0; time < 10; time++) {
      const ask = { headers: { ...JSON_TYPE, Connection: connection, ...headers }, body };
      const { status } = await server.send("POST", "/api/users", ask);
      expect(status).toBe(413);
    }
  });

  test("every problem of a request is listed with its place", async () => {
    const answer = await server.send("POST", "/api/users", { headers: JSON_TYPE, body: '{"age":-1}' });
    expect(answer.json).toMatchObject({
      errors: [
        { in: "body", pointer: "#/name", detail: expect.any(String) },
        { in: "body", pointer: "#/age", detail: expect.any(String) },
      ],
    });
    const query = await server.send("GET", "/api/users?page=x");
    expect(query.json).toMatchObject({ errors: [{ in: "query", name: "page" }] });
  });

  test("405 and OPTIONS name the methods; HEAD is GET without its body", async () => {
    const put = await server.send("PUT", "/api/users/1");
    expect(put.headers.allow).toBe("GET, DELETE, HEAD, OPTIONS");
    const options = await server.send("OPTIONS", "/api/users/1");
    expect([options.status, options.headers.allow, options.text]).toEqual([204, "GET, DELETE, HEAD, OPTIONS", ""]);
    const head = await server.send("HEAD", "/api/users?page=3");
    expect([head.status, head.headers["x-page"], head.text]).toEqual([200, "3", ""]);
  });

  test("415 says what would do", async () => {
    const answer = await server.send("POST", "/api/users", { headers: { "Content-Type": "text/xml" }, body: "<a/>" });
    expect(answer.headers.accept).toBe("application/json");
  });

  test("401 asks for credentials; the alternatives are tried in turn", async () => {
    const closed = await server.send("GET", "/api/secret");
    expect(closed.headers["www-authenticate"]).toBe("Bearer,APIKey");
    const bearer = await server.send("GET", "/api/secret", { headers: { Authorization: "bearer good" } });
    expect(bearer.json).toEqual({ auth: { bearer: { user: "ann", scopes: ["read"] } } });
    const key = await server.send("GET", "/api/secret", { headers: { Authorization: "Bearer bad", "X-Key": "k" } });
    expect(key.json).toEqual({ auth: { key: "machine" } });
    const anonymous = await server.send("POST", "/api/secret");
    expect([anonymous.status, anonymous.json]).toEqual([200, { auth: {} }]);
  });

  test.each([
    ["__Host-sid=a", 200, { auth: { cookie: "a" } }],
    ["__Host-sid=a%20b; __Host-sid=c", 200, { auth: { cookie: "a b" } }],
    ["%5F%5FHost-sid=a", 401, undefined],
    ["__host-sid=a", 401, undefined],
  ])("a cookie's name is the one that was sent: %s", async (cookie, status, body) => {
    const answer = await server.send("PUT", "/api/secret", { headers: { Cookie: cookie } });
    expect(answer.status).toBe(status);
    if (body !== undefined) expect(answer.json).toEqual(body);
  });

  test("a problem the contract does not have is told in development", async () => {
    const warn = vi.spyOn(console, "warn").mockReturnValue();
    await server.send("GET", "/api/users?page=15");
    await server.send("GET", "/api/users/1");
    const told = "listUsers threw a problem with status 402, which its contract does not have.";
    expect(warn.mock.calls).toEqual([[told]]);
    warn.mockRestore();
  });

  test("a response that breaks the contract is an error in development, told in the server log", async () => {
    const log = vi.spyOn(console, "error").mockReturnValue();
    const answer = await server.send("GET", "/api/users?page=14");
    expect(answer.json).toMatchObject({
      errors: [
        { in: "response", pointer: "#/0/id" },
        { in: "response", pointer: "#/0/name" },
      ],
    });
    expect(log.mock.calls).toMatchObject([
      ["GET /api/users failed:", { status: 500, errors: [{ pointer: "#/0/id" }, { pointer: "#/0/name" }] }],
    ]);
    log.mockRestore();
  });
});

describe("a generated API as it is written", () => {
  test.each([
    ["stubs", false, "/api/users", 501],
    ["mocks", true, "/api/users", 200],
    ["closed security", false, "/api/secret", 401],
  ])("%s", async (_, mock, path, status) => {
    const server = await serveApi(await renderApi(API, { mock }));
    const answer = await server.send("GET", path);
    await server.close();
    expect(answer.status).toBe(status);
  });
});
