import { testApiHandler } from "next-test-api-route-handler";
import { rm } from "node:fs/promises";
import { createMocks, type Body } from "node-mocks-http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { apiOf, bodyOf, json, operationOf, parameterOf, renderApi, routeOf } from "./support.js";
import { typeCheck } from "./program.js";
import { loadRoutes } from "./server.js";

const API = apiOf(
  [
    routeOf("/users", [
      operationOf({
        method: "GET",
        operationId: "listUsers",
        query: [parameterOf("page", { type: "integer", default: 1 })],
        responses: [{ status: 200, content: [json({ type: "array", items: { $ref: "User" } })] }],
      }),
      operationOf({
        method: "POST",
        operationId: "createUser",
        body: bodyOf(json({ $ref: "User" })),
        responses: [{ status: 201, content: [json({ $ref: "User" })] }],
      }),
    ]),
  ],
  { models: { User: { type: "object", properties: { name: { type: "string" } }, required: ["name"] } } },
);

const PATH = "pages/api/users.ts";
const ROUTE = `
import { defineRoute } from "../../lib/api/define-route";
import { users } from "../../lib/api/routes/users";

export const config = { api: { bodyParser: false } };

export default defineRoute(users, {
  async GET({ query }) {
    return { status: 200, body: [{ name: \`page \${query.page}\` }] };
  },
  async POST({ body }) {
    return { status: 201, headers: { Location: "/api/users/1" }, body };
  },
});
`;

/** What a project writes to test its handlers; the types are what is tested here. */
const UNIT_TEST = `
import type { NextApiRequest, NextApiResponse } from "next";
import { createMocks } from "node-mocks-http";
import users from "./pages/api/users";

export async function unitTest() {
  const mocks = createMocks<NextApiRequest, NextApiResponse>();
  const { status, body } = await users.handlers.GET({ query: { page: 2 }, ...mocks });
  const fine: 200 = status;
  const [first] = body;
  return [fine, first?.name];
}
// Type 'string' is not assignable to type 'number'
export const wrong = () => users.handlers.GET({ query: { page: "2" }, ...createMocks<NextApiRequest, NextApiResponse>() });
`;

interface Route {
  (req: unknown, res: unknown): Promise<void>;
  handlers: { GET(input: object): Promise<object> };
}

let files: Map<string, string>;
let route: { default: Route; config: object };
let folder: string;
beforeAll(async () => {
  const rendered = await renderApi(API, { project: { alias: undefined } as never });
  files = new Map(rendered.map(({ path, text }) => [path, path === PATH ? ROUTE : text]));
  const loaded = await loadRoutes(files, [PATH]);
  route = loaded.modules[0] as typeof route;
  folder = loaded.folder;
}, 60_000);
afterAll(() => rm(folder, { recursive: true }));

describe("next-test-api-route-handler", () => {
  const post = async (pagesHandler: unknown, body: string): Promise<unknown> => {
    let answer: unknown;
    await testApiHandler({
      pagesHandler: pagesHandler as never,
      async test({ fetch }) {
        const { status, ...sent } = await ask(fetch, body);
        answer = [status, sent.location, sent.json];
      },
    });
    return answer;
  };
  const ask = async (fetch: (init: object) => Promise<Response>, body: string) => {
    const answer = await fetch({ method: "POST", headers: { "Content-Type": "application/json" }, body });
    return { status: answer.status, location: answer.headers.get("location"), json: (await answer.json()) as unknown };
  };

  test("asks a route as a server would", async () => {
    expect(await post(route, '{"name":"Ann"}')).toEqual([201, "/api/users/1", { name: "Ann" }]);
  });

  test("with Next.js' parser on, as for a bare handler, too", async () => {
    const refused = { errors: [{ in: "body", pointer: "#/name" }] };
    expect(await post(route.default, '{"name":1}')).toMatchObject([400, null, refused]);
  });
});

describe("node-mocks-http", () => {
  const ask = async (request: { method: "GET" | "POST"; url: string; body?: Body; query?: Record<string, string> }) => {
    const { req, res } = createMocks(request);
    await route.default(req, res);
    const text: unknown = res._getData();
    return [res.statusCode, res.getHeader("content-type"), text === "" ? "" : JSON.parse(String(text))] as const;
  };

  test.each<[request: Parameters<typeof ask>[0], status: number, json: unknown]>([
    [{ method: "GET", url: "/api/users?page=2" }, 200, [{ name: "page 2" }]],
    [{ method: "GET", url: "/api/users", query: { page: "3" } }, 200, [{ name: "page 3" }]],
    [{ method: "GET", url: "/api/users?page=x" }, 400, { errors: [{ in: "query", name: "page" }] }],
    [{ method: "POST", url: "/api/users", body: { name: "Ann" } }, 201, { name: "Ann" }],
    [{ method: "POST", url: "/api/users", body: { name: 1 } }, 400, { errors: [{ in: "body", pointer: "#/name" }] }],
    [{ method: "POST", url: "/api/users" }, 400, { errors: [{ in: "body", detail: "Required" }] }],
  ])("%j is %i", async (request, status, json) => {
    const [answered, type, got] = await ask(request);
    expect([answered, type]).toEqual([status, status < 400 ? "application/json" : "application/problem+json"]);
    expect(got).toMatchObject(json as object);
  });
});

test("a handler is called by itself, with the types of its contract", async () => {
  expect(await route.default.handlers.GET({ query: { page: 2 } })).toEqual({
    status: 200,
    body: [{ name: "page 2" }],
  });
  const errors = typeCheck(new Map([...files, ["unit-test.ts", UNIT_TEST]]));
  expect(errors).toEqual([expect.stringMatching(/^unit-test\.ts:14 Type 'string' is not assignable to type 'number'/)]);
}, 120_000);
