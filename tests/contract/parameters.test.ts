import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { echoDocument, type EchoServer } from "./echo.js";

const query = (name: string, schema: object, more: object = {}) => ({ name, in: "query", schema, ...more });
const get = (parameters: object[], more: object = {}) => ({ get: { parameters, ...more } });
const INT = { type: "integer" };
const JSON_CONTENT = { content: { "application/json": { schema: { type: "object", properties: { a: INT } } } } };

const PATHS: Record<string, object> = {
  "/json": get([
    { name: "filter", in: "query", ...JSON_CONTENT },
    { name: "X-Meta", in: "header", ...JSON_CONTENT },
  ]),
  "/reserved": get([query("path", { type: "string" }, { allowReserved: true })]),
  "/defaults": get([
    query("page", { type: "integer", default: 1 }),
    query("sort", { type: "array", items: { type: "string" }, default: ["name"] }),
    query("deep", { type: "boolean", default: false }),
  ]),
  "/levels/{id}": {
    parameters: [
      { name: "id", in: "path", required: true, schema: { type: "string" } },
      query("limit", { type: "integer", maximum: 5 }),
      query("page", INT),
    ],
    ...get([query("limit", { type: "integer", maximum: 50 }), { name: "id", in: "path", required: true, schema: INT }]),
  },
  "/places/{id}": get([
    { name: "id", in: "path", required: true, schema: INT },
    query("id", { type: "string" }),
    { name: "id", in: "header", schema: { type: "string" } },
    { name: "id", in: "cookie", schema: INT },
  ]),
  "/names": get([
    query("user-name[first]", { type: "string" }),
    query("$filter", { type: "string" }),
    query("a b", { type: "string" }),
    query("constructor", { type: "string" }),
  ]),
  "/types": get([
    query("number", { type: "number" }),
    query("boolean", { type: "boolean" }),
    query("nullable", { type: ["integer", "null"] }),
    query("either", { oneOf: [INT, { type: "string", enum: ["all"] }] }),
    query("date", { type: "string", format: "date" }),
    query("uuids", { type: "array", items: { type: "string", format: "uuid" }, minItems: 1, uniqueItems: true }),
    query("untyped", {}),
    query("big", { type: "integer", format: "int64" }),
  ]),
  "/empty": get([query("flag", { type: "boolean" }, { allowEmptyValue: true }), query("on", { type: "boolean" })]),
  "/required": get([query("q", { type: "string" }, { required: true })]),
  "/open": get([query("where", { type: "object", additionalProperties: { type: "string" } }), query("limit", INT)]),
  "/beside": get([
    query("free", { type: "object", additionalProperties: INT }),
    query("deep", { type: "object", additionalProperties: { type: "string" } }, { style: "deepObject" }),
    query("req", { type: "string" }),
  ]),
  "/of": get([query("of", { oneOf: [{ type: "array", items: INT }, { type: "boolean" }] })]),
  "/nested": get([
    query(
      "filter",
      {
        type: "object",
        properties: { age: { type: "object", properties: { gt: INT } }, tags: { type: "array", items: INT } },
      },
      { style: "deepObject", explode: true },
    ),
  ]),
};

async function serve(paths: Record<string, object>, openapi: string): Promise<EchoServer> {
  return echoDocument({ openapi, info: { title: "t", version: "1" }, paths });
}

async function ask(server: EchoServer, path: string, headers: Record<string, string> = {}): Promise<unknown> {
  const answer = await server.send("GET", `/api${path}`, { headers });
  const { id: _, errors, ...input } = answer.json as { id?: string; errors?: { in: string; name: string }[] };
  return answer.status === 299 ? input : [answer.status, ...(errors ?? []).map((one) => `${one.in} ${one.name}`)];
}

const UUID = "123e4567-e89b-12d3-a456-426614174000";

describe("parameters of OpenAPI 3.1", () => {
  let server: EchoServer;
  beforeAll(async () => {
    server = await serve(PATHS, "3.1.0");
  });
  afterAll(() => server.close());

  test.each<[path: string, headers: Record<string, string>, want: unknown]>([
    ["/json?filter=%7B%22a%22%3A1%7D", {}, { query: { filter: { a: 1 } }, headers: {} }],
    ["/json?filter=%7B%22a%22%3A%22x%22%7D", {}, [400, "query filter"]],
    ["/json?filter=%7B", {}, [400, "query filter"]],
    ["/json", { "x-meta": '{"a":2}' }, { query: {}, headers: { "x-meta": { a: 2 } } }],
    ["/reserved?path=/a/b:c@d?e=f+g", {}, { query: { path: "/a/b:c@d?e=f+g" } }],
    ["/defaults", {}, { query: { page: 1, sort: ["name"], deep: false } }],
    ["/defaults?page=2&sort=a&sort=b&deep=true", {}, { query: { page: 2, sort: ["a", "b"], deep: true } }],
    ["/levels/3?limit=40&page=2", {}, { params: { id: 3 }, query: { limit: 40, page: 2 } }],
    ["/levels/x?limit=60", {}, [400, "path id", "query limit"]],
    [
      "/places/1?id=q",
      { id: "h", cookie: "id=4" },
      { params: { id: 1 }, query: { id: "q" }, headers: { id: "h" }, cookies: { id: 4 } },
    ],
    ["/places/1", {}, { params: { id: 1 }, query: {}, headers: {}, cookies: {} }],
    [
      "/names?user-name%5Bfirst%5D=Ann&$filter=x&a%20b=1",
      {},
      { query: { "user-name[first]": "Ann", $filter: "x", "a b": "1" } },
    ],
    ["/names?constructor=1", {}, { query: { constructor: "1" } }],
    [
      "/types?number=1.5&boolean=false&nullable=null&either=all&date=2024-02-29&untyped=1",
      {},
      { query: { number: 1.5, boolean: false, nullable: null, either: "all", date: "2024-02-29", untyped: "1" } },
    ],
    ["/types?either=7", {}, { query: { either: 7 } }],
    ["/types?either=some&date=2023-02-29", {}, [400, "query either", "query date"]],
    [`/types?uuids=${UUID}`, {}, { query: { uuids: [UUID] } }],
    [`/types?uuids=${UUID}&uuids=${UUID}`, {}, [400, "query uuids"]],
    ["/types?big=9007199254740991", {}, { query: { big: 9007199254740991 } }],
    ["/types?big=9007199254740993", {}, [400, "query big"]],
    ["/types?number=1&number=2", {}, [400, "query number"]],
    ["/empty?flag", {}, { query: { flag: true } }],
    ["/empty?flag=&on=", {}, [400, "query on"]],
    ["/required", {}, [400, "query q"]],
    ["/required?q=", {}, { query: { q: "" } }],
    ["/open?a=1&b=2&limit=3", {}, { query: { where: { a: "1", b: "2" }, limit: 3 } }],
    [
      "/nested?filter[age][gt]=18&filter[tags]=1&filter[tags]=2",
      {},
      { query: { filter: { age: { gt: 18 }, tags: [1, 2] } } },
    ],
    ["/beside?req=a&deep[a]=b&n=1", {}, { query: { free: { n: 1 }, deep: { a: "b" }, req: "a" } }],
    ["/of?of=true", {}, { query: { of: true } }],
    ["/of?of=1&of=2", {}, { query: { of: [1, 2] } }],
    [`/nested?filter${"[a]".repeat(33)}=1`, {}, [400, "query filter"]],
    ["/nested?filter[tags][]=1", {}, { query: { filter: { tags: [1] } } }],
    ["/nested?filter[age][gt]=x", {}, [400, "query filter"]],
  ])("%s %j", async (path, headers, want) => {
    expect(await ask(server, path, headers)).toEqual(want);
  });
});

describe("the querystring of OpenAPI 3.2", () => {
  let server: EchoServer;
  beforeAll(async () => {
    const whole = (type: string, schema: object) => ({ name: "q", in: "querystring", content: { [type]: { schema } } });
    const search = { type: "object", required: ["a"], properties: { a: INT, list: { type: "array", items: INT } } };
    server = await serve(
      {
        "/form": get([whole("application/x-www-form-urlencoded", search)]),
        "/json": get([{ ...whole("application/json", search), required: true }]),
      },
      "3.2.0",
    );
  });
  afterAll(() => server.close());

  test.each([
    ["/form?a=1&list=1&list=2", { querystring: { a: 1, list: [1, 2] } }],
    ["/form?list=1", [400, "query undefined"]],
    ["/form", {}],
    ["/json?%7B%22a%22%3A1%7D", { querystring: { a: 1 } }],
    ["/json", [400, "query undefined"]],
  ])("%s", async (path, want) => {
    expect(await ask(server, path)).toEqual(want);
  });
});
