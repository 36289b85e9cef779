import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { echoDocument, type EchoServer } from "./echo.js";

const USER = {
  type: "object",
  required: ["id", "name", "password"],
  properties: {
    id: { type: "integer", readOnly: true },
    name: { type: "string" },
    password: { type: "string", writeOnly: true },
  },
};

let server: EchoServer;
let mocked: EchoServer;
beforeAll(async () => {
  const content = (type: string) => ({ [type]: { schema: { $ref: "#/components/schemas/User" } } });
  const responses = { 200: { description: "d", content: content("application/json") } };
  const post = (type: string) => ({ post: { requestBody: { required: true, content: content(type) }, responses } });
  const document = {
    openapi: "3.0.3",
    info: { title: "t", version: "1" },
    paths: {
      "/json": post("application/json"),
      "/form": post("application/x-www-form-urlencoded"),
      "/upload": post("multipart/form-data"),
      "/user": { get: { responses } },
    },
    components: { schemas: { User: USER } },
  };
  server = await echoDocument(document);
  mocked = await echoDocument(document, { mock: true, echo: false });
});
afterAll(() => Promise.all([server.close(), mocked.close()]));

const JSON_TYPE = { "Content-Type": "application/json" };
const FORM_TYPE = { "Content-Type": "application/x-www-form-urlencoded" };

test.each<[path: string, headers: Record<string, string>, body: string, want: unknown]>([
  ["json", JSON_TYPE, '{"name":"a","password":"b"}', { name: "a", password: "b" }],
  ["json", JSON_TYPE, '{"name":"a"}', [400, "#/password"]],
  ["json", JSON_TYPE, '{"id":1,"name":"a","password":"b"}', { name: "a", password: "b" }],
  ["json", JSON_TYPE, '{"id":"x","name":"a","password":"b"}', { name: "a", password: "b" }],
  ["form", FORM_TYPE, "name=a&password=b", { name: "a", password: "b" }],
  ["form", FORM_TYPE, "name=a", [400, "#/password"]],
  ["form", FORM_TYPE, "id=1&name=a&password=b", { name: "a", password: "b" }],
])("requests neither need nor hand on what is read-only: %s %j %s", async (path, headers, body, want) => {
  const answer = await server.send("POST", `/api/${path}`, { headers, body });
  const { body: got, errors } = answer.json as { body?: unknown; errors?: { pointer: string }[] };
  expect(answer.status === 299 ? got : [answer.status, ...(errors ?? []).map(({ pointer }) => pointer)]).toEqual(want);
});

test("responses do not need what is write-only", async () => {
  const answer = await mocked.send("GET", "/api/user");
  expect([answer.status, Object.keys(answer.json as object)]).toEqual([200, ["id", "name"]]);
});

/** Bodies that are more than what an object names, each with an `id` that only answers have. */
const BODIES = `
routes:
  plain: { put: { body: Item, response: Item } }
  closed: { put: { body: Closed, response: Closed } }
  open: { put: { body: { type: object, properties: { id: Id, a: string }, additionalProperties: true } } }
  texts: { put: { body: { type: object, properties: { id: Id }, additionalProperties: { type: string } } } }
  patterns: { put: { body: { type: object, properties: { id: Id }, patternProperties: { "^i": { type: string } } } } }
  rest: { put: { body: { allOf: [{ $ref: Item }], unevaluatedProperties: false } } }
  only: { put: { body: { type: object, properties: { id: Id } } } }
  beside: { put: { body: { allOf: [{ $ref: Item }, { type: object, additionalProperties: true }] } } }
  nested: { put: { body: { list: "Item[]", byName: { type: object, additionalProperties: { $ref: Item } } } } }
  kinds: { put: { body: { oneOf: [{ $ref: Cat }, { $ref: Dog }] } } }
  query: { get: { query: { item: Item } } }
models:
  Id: { type: integer, readOnly: true }
  Item: { id: Id, a: string }
  Closed: { type: object, required: [id], properties: { id: Id, a: { type: string } }, additionalProperties: false }
  Cat:
    type: object
    required: [kind]
    properties: { kind: { const: cat, readOnly: true }, id: Id, lives: { type: integer } }
  Dog:
    type: object
    required: [kind]
    properties: { kind: { const: dog, readOnly: true }, id: Id, lives: { type: integer } }
`;

describe("what is read-only is treated like any field that is not named", () => {
  const servers: Record<string, EchoServer> = {};
  beforeAll(async () => {
    for (const policy of ["strip", "refuse", "keep"]) {
      servers[policy] = await echoDocument(`unknownFields: ${policy}\n${BODIES}`);
    }
  });
  afterAll(() => Promise.all(Object.values(servers).map((one) => one.close())));

  const UNKNOWN = [400, "#/id: Unknown field"];

  test.each<[policy: string, route: string, body: string, want: unknown]>([
    ["strip", "plain", '{"id":1,"a":"b"}', { a: "b" }],
    ["refuse", "plain", '{"id":1,"a":"b"}', UNKNOWN],
    ["refuse", "plain", '{"a":"b"}', { a: "b" }],
    ["keep", "plain", '{"id":1,"a":"b"}', { id: 1, a: "b" }],
    ["strip", "closed", '{"id":1,"a":"b"}', { a: "b" }],
    ["refuse", "closed", '{"id":1,"a":"b"}', UNKNOWN],
    ["keep", "closed", '{"id":1,"a":"b"}', { id: 1, a: "b" }],
    ["strip", "closed", '{"other":1,"a":"b"}', [400, "#/other: Unknown field"]],
    ["strip", "open", '{"id":1,"a":"b","c":2}', { a: "b", c: 2 }],
    ["refuse", "open", '{"id":1,"a":"b","c":2}', UNKNOWN],
    ["strip", "texts", '{"id":1,"a":"b"}', { a: "b" }],
    ["strip", "patterns", '{"id":1,"ix":"b"}', { ix: "b" }],
    ["strip", "rest", '{"id":1,"a":"b"}', { a: "b" }],
    ["strip", "only", '{"id":1,"a":"b"}', { a: "b" }],
    ["strip", "beside", '{"id":1,"a":"b","c":2}', { a: "b", c: 2 }],
    [
      "strip",
      "nested",
      '{"list":[{"id":1,"a":"b"}],"byName":{"x":{"id":1,"a":"b"}}}',
      { list: [{ a: "b" }], byName: { x: { a: "b" } } },
    ],
    ["strip", "kinds", '{"kind":"dog","id":1,"lives":1}', { kind: "dog", lives: 1 }],
  ])("%s %s %s", async (policy, route, body, want) => {
    const answer = await servers[policy]!.send("PUT", `/api/${route}`, { headers: JSON_TYPE, body });
    const { body: got, errors } = answer.json as { body?: unknown; errors?: { pointer: string; detail: string }[] };
    const told = (errors ?? []).map(({ pointer, detail }) => `${pointer}: ${detail}`);
    expect(answer.status === 299 ? got : [answer.status, ...told]).toEqual(want);
  });

  test("in a query too", async () => {
    const { json } = await servers.strip!.send("GET", "/api/query?item[id]=1&item[a]=b");
    expect(json).toMatchObject({ query: { item: { a: "b" } } });
  });
});
