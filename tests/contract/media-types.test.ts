import { afterAll, beforeAll, expect, test } from "vitest";
import { echoDocument, type EchoServer } from "./echo.js";

const USER = { type: "object", required: ["name"], properties: { name: { type: "string" }, age: { type: "integer" } } };
const TEXT = { type: "string" };

const CONTENTS: Record<string, Record<string, object>> = {
  vendor: { "application/*+json": { schema: USER } },
  suffixes: {
    "application/*+json": { schema: USER },
    "application/*": {},
    "application/vnd.a+json": { schema: { type: "object", required: ["a"] } },
  },
  charset: { "application/json; charset=utf-8": { schema: USER } },
  upper: { "Application/JSON": { schema: USER } },
  versions: {
    "application/json; version=1": { schema: { type: "object", required: ["a"], properties: { a: TEXT } } },
    "application/json; version=2": { schema: { type: "object", required: ["b"], properties: { b: TEXT } } },
  },
  anything: { "*/*": {} },
  "any-user": { "*/*": { schema: USER } },
  texts: { "text/*": {} },
  images: { "image/*": { schema: TEXT } },
  parts: { "multipart/*": { schema: USER } },
  "old-json": { "application/x-json": { schema: USER } },
};

let server: EchoServer;
beforeAll(async () => {
  const paths = Object.entries(CONTENTS).map(([name, content]) => [
    `/${name}`,
    { post: { requestBody: { required: true, content } } },
  ]);
  server = await echoDocument({
    openapi: "3.0.3",
    info: { title: "t", version: "1" },
    paths: Object.fromEntries(paths) as object,
  });
});
afterAll(() => server.close());

const ANN = '{"name":"Ann"}';
const PARTS = '--x\r\nContent-Disposition: form-data; name="name"\r\n\r\nAnn\r\n--x--\r\n';
const bytes = (text: string) => ({ bytes: [...Buffer.from(text)] });

test.each<[path: string, type: string, body: string, want: unknown]>([
  ["vendor", "application/vnd.a+json", ANN, { name: "Ann" }],
  ["vendor", "application/problem+json; charset=utf-8", '{"age":1}', [400, "#/name"]],
  ["vendor", "application/json", ANN, [415]],
  ["vendor", "text/vnd.a+json", ANN, [415]],
  ["suffixes", "application/vnd.a+json", ANN, [400, "#/a"]],
  ["suffixes", "application/vnd.b+json", ANN, { name: "Ann" }],
  ["suffixes", "application/pdf", "a", bytes("a")],
  ["charset", "application/json", ANN, { name: "Ann" }],
  ["charset", "application/json;charset=UTF-8", ANN, { name: "Ann" }],
  ["upper", "APPLICATION/json", ANN, { name: "Ann" }],
  ["versions", "application/json; version=1", '{"a":"1"}', { a: "1" }],
  ["versions", "application/json; version=2", '{"b":"1"}', { b: "1" }],
  ["versions", "application/json", "{}", [400, "#"]],
  ["anything", "application/json", ANN, bytes(ANN)],
  ["anything", "", "a", bytes("a")],
  ["any-user", "application/json", ANN, { name: "Ann" }],
  ["texts", "text/csv", "a,b", "a,b"],
  ["texts", "text/plain; charset=utf-8", "ä", "ä"],
  ["texts", "application/json", ANN, [415]],
  ["images", "image/png", "\u0089PNG", bytes("\u0089PNG")],
  ["parts", "multipart/form-data; boundary=x", PARTS, { name: "Ann" }],
  ["parts", "multipart/form-data; boundary=y", PARTS, [400, "#"]],
  ["old-json", "application/x-json", ANN, { name: "Ann" }],
])("/%s takes %s: %j", async (path, type, body, want) => {
  const answer = await server.send("POST", `/api/${path}`, {
    headers: type === "" ? {} : { "Content-Type": type },
    body,
  });
  const { body: got, errors } = answer.json as { body?: unknown; errors?: { pointer: string }[] };
  const problem = [answer.status, ...(errors ?? []).map(({ pointer }) => pointer ?? "#")];
  expect(answer.status === 299 ? got : problem).toEqual(want);
});
