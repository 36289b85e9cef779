import { afterAll, beforeAll, expect, test } from "vitest";
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
  ["json", JSON_TYPE, '{"id":1,"name":"a","password":"b"}', { id: 1, name: "a", password: "b" }],
  ["form", FORM_TYPE, "name=a&password=b", { name: "a", password: "b" }],
  ["form", FORM_TYPE, "name=a", [400, "#/password"]],
])("requests do not need what is read-only: %s %j %s", async (path, headers, body, want) => {
  const answer = await server.send("POST", `/api/${path}`, { headers, body });
  const { body: got, errors } = answer.json as { body?: unknown; errors?: { pointer: string }[] };
  expect(answer.status === 299 ? got : [answer.status, ...(errors ?? []).map(({ pointer }) => pointer)]).toEqual(want);
});

test("responses do not need what is write-only", async () => {
  const answer = await mocked.send("GET", "/api/user");
  expect([answer.status, Object.keys(answer.json as object)]).toEqual([200, ["id", "name"]]);
});
