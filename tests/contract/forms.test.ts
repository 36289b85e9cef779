import { afterAll, beforeAll, expect, test } from "vitest";
import { echoDocument, type EchoServer } from "./echo.js";

const TEXT = { type: "string" };
const INT = { type: "integer" };
const FORM = "application/x-www-form-urlencoded";

const FORMS: Record<string, { schema: object; encoding?: object }> = {
  plain: {
    schema: {
      type: "object",
      required: ["name"],
      properties: { name: TEXT, age: INT, ok: { type: "boolean" }, none: { type: ["string", "null"] } },
    },
  },
  lists: {
    schema: {
      type: "object",
      properties: { tags: { type: "array", items: TEXT }, ids: { type: "array", items: INT } },
    },
    encoding: { ids: { explode: false } },
  },
  brackets: {
    schema: { type: "object", properties: { tags: { type: "array", items: TEXT }, "tags[]": TEXT } },
  },
  piped: {
    schema: { type: "object", properties: { tags: { type: "array", items: TEXT } } },
    encoding: { tags: { style: "pipeDelimited", explode: false } },
  },
  records: {
    schema: {
      type: "object",
      properties: {
        address: {
          type: "object",
          required: ["zip"],
          properties: { zip: TEXT, floors: { type: "array", items: INT } },
        },
      },
    },
  },
  deep: {
    schema: { type: "object", properties: { metadata: { type: "object", additionalProperties: TEXT } } },
    encoding: { metadata: { style: "deepObject", explode: true } },
  },
  json: {
    schema: { type: "object", properties: { filter: { type: "object", properties: { a: INT } } } },
    encoding: { filter: { contentType: "application/json" } },
  },
  open: { schema: { type: "object", additionalProperties: INT } },
  closed: { schema: { type: "object", properties: { a: TEXT }, additionalProperties: false } },
  choice: {
    schema: {
      oneOf: [
        { type: "object", required: ["kind", "size"], properties: { kind: { const: "a" }, size: INT } },
        { type: "object", required: ["kind", "text"], properties: { kind: { const: "b" }, text: TEXT } },
      ],
    },
  },
  items: {
    schema: {
      type: "object",
      properties: { items: { type: "array", items: { type: "object", properties: { price: TEXT, count: INT } } } },
    },
    encoding: { items: { style: "deepObject", explode: true } },
  },
  nothing: { schema: {} },
};

let server: EchoServer;
beforeAll(async () => {
  const paths = Object.entries(FORMS).map(([name, form]) => [
    `/${name}`,
    { post: { requestBody: { content: { [FORM]: form } } } },
  ]);
  const info = { title: "t", version: "1" };
  server = await echoDocument({ openapi: "3.1.0", info, paths: Object.fromEntries(paths) as object });
});
afterAll(() => server.close());

test.each<[path: string, body: string, want: unknown]>([
  ["plain", "name=Ann+B&age=3&ok=true", { name: "Ann B", age: 3, ok: true }],
  ["plain", "name=%C3%A4%26&other=1", { name: "ä&" }],
  ["plain", "age=3", [400, "#/name"]],
  ["plain", "name=&age=", [400, "#/age"]],
  ["plain", "name=%zz", [400, "#/name"]],
  ["plain", "name=%zz&age=x", [400, "#/name", "#/age"]],
  ["plain", "%zz=a", [400, "#"]],
  ["plain", "name=a&name=b", [400, "#/name"]],
  ["plain", "name=a&none=null", { name: "a", none: "null" }],
  ["lists", "tags=a&tags=b&ids=1,2", { tags: ["a", "b"], ids: [1, 2] }],
  ["lists", "tags=a", { tags: ["a"] }],
  ["lists", "tags[]=a&tags[]=b", { tags: ["a", "b"] }],
  ["lists", "tags=a&tags%5B%5D=b&ids[]=1&ids[]=2", { tags: ["a", "b"], ids: [1, 2] }],
  ["lists", "ids[]=x", [400, "#/ids/0"]],
  ["plain", "name=a&age[]=1", { name: "a" }],
  ["brackets", "tags=a&tags[]=b", { tags: ["a"], "tags[]": "b" }],
  ["piped", "tags[]=a&tags[]=b", { tags: ["a", "b"] }],
  ["items", "items[][price]=p&items[][count]=2", { items: [{ price: "p", count: 2 }] }],
  ["piped", "tags=a%7Cb", { tags: ["a", "b"] }],
  ["records", "address[zip]=1&address[floors]=1&address[floors]=2", { address: { zip: "1", floors: [1, 2] } }],
  ["records", `address=${encodeURIComponent('{"zip":"1"}')}`, { address: { zip: "1" } }],
  ["records", "address[floors]=1", [400, "#/address/zip"]],
  ["deep", "metadata[a]=1&metadata[b]=2", { metadata: { a: "1", b: "2" } }],
  ["json", `filter=${encodeURIComponent('{"a":1}')}`, { filter: { a: 1 } }],
  ["json", "filter=%7B", [400, "#/filter"]],
  ["open", "a=1&b=2", { a: 1, b: 2 }],
  ["open", "a=x", [400, "#/a"]],
  ["closed", "a=1", { a: "1" }],
  ["closed", "a=1&b=2", [400, "#/b"]],
  ["choice", "kind=a&size=3", { kind: "a", size: 3 }],
  ["choice", "kind=b&text=3", { kind: "b", text: "3" }],
  ["choice", "kind=a&text=3", [400, "#/size"]],
  ["choice", "kind=c&text=3", [400, "#/kind"]],
  [
    "items",
    "items[0][price]=p&items[0][count]=2&items[1][price]=q",
    { items: [{ price: "p", count: 2 }, { price: "q" }] },
  ],
  ["nothing", "a=1&a=2", { a: ["1", "2"] }],
])("/%s %s", async (path, body, want) => {
  const answer = await server.send("POST", `/api/${path}`, { headers: { "Content-Type": FORM }, body });
  const { body: got, errors } = answer.json as { body?: unknown; errors?: { pointer?: string }[] };
  const problem = [answer.status, ...(errors ?? []).map(({ pointer = "#" }) => pointer)];
  expect(answer.status === 299 ? got : problem).toEqual(want);
});
