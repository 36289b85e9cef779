import { afterAll, beforeAll, expect, test } from "vitest";
import { echoDocument, type EchoServer } from "./echo.js";

const header = (name: string) => ({ name, in: "header", required: true, schema: { type: "string" } });
const query = (name: string) => ({ name, in: "query", schema: { type: "string" } });
const post = (operationId: string, ...parameters: object[]) => ({ post: { operationId, parameters } });
const get = (operationId: string, ...parameters: object[]) => ({ get: { operationId, parameters } });

let server: EchoServer;
beforeAll(async () => {
  server = await echoDocument({
    openapi: "3.0.3",
    info: { title: "t", version: "1" },
    paths: {
      "/#X-Amz-Target=": post("anyTarget", header("X-Amz-Target")),
      "/#X-Amz-Target=A.One": post("one", header("X-Amz-Target")),
      "/#X-Amz-Target=A.Two": post("two", header("X-Amz-Target")),
      "/#Action=List&Version=1": get("list", query("Action"), query("Version")),
      "/#Action&Version=2": get("anyAction", query("Action"), query("Version")),
      "/copy#x-amz-copy-source": { put: { operationId: "copy", parameters: [header("x-amz-copy-source")] } },
      "/copy": { put: { operationId: "put" } },
      "/tags?tagging": get("tags"),
      "/tags?list-type=2": get("listTwo"),
      "/tags": get("plainTags"),
      "/mail?filename={filename}": get("mail", {
        name: "filename",
        in: "path",
        required: true,
        schema: { type: "string" },
      }),
    },
  });
});
afterAll(() => server.close());

test.each<[method: string, path: string, headers: Record<string, string>, want: unknown]>([
  ["POST", "/api", { "x-amz-target": "A.One" }, "one"],
  ["POST", "/api", { "X-AMZ-TARGET": "A.Two" }, "two"],
  ["POST", "/api", { "X-Amz-Target": "A.Three" }, "anyTarget"],
  ["POST", "/api", {}, 404],
  ["GET", "/api?Action=List&Version=1", {}, "list"],
  ["GET", "/api?Version=1&Action=List", {}, "list"],
  ["GET", "/api?Action=List&Version=2", {}, "anyAction"],
  ["GET", "/api?Action=&Version=2", {}, "anyAction"],
  ["GET", "/api?Version=2", {}, 404],
  ["PUT", "/api/copy", { "X-Amz-Copy-Source": "/bucket/key" }, "copy"],
  ["PUT", "/api/copy", {}, "put"],
  ["GET", "/api/tags?tagging", {}, "tags"],
  ["GET", "/api/tags?tagging=", {}, "tags"],
  ["GET", "/api/tags?list-type=2&max=3", {}, "listTwo"],
  ["GET", "/api/tags?list-type=3", {}, "plainTags"],
  ["GET", "/api/tags", {}, "plainTags"],
  ["GET", "/api/mail?filename=a.csv", {}, "mail"],
  ["GET", "/api/mail", {}, 400],
])("%s %s %j", async (method, path, headers, want) => {
  const answer = await server.send(method, path, { headers });
  expect(answer.status === 299 ? (answer.json as { id: string }).id : answer.status).toBe(want);
});
