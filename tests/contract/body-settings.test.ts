import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { echoDocument, readDocument } from "./echo.js";
import { typeCheck } from "./program.js";
import { renderApi } from "./support.js";
import type { ApiServer } from "./server.js";

const OK = { responses: { 200: { description: "", content: {} } } };
const file = { type: "object", properties: { file: { type: "string", format: "binary" } } };
const body = (mediaType: string, more: object = {}) => ({ requestBody: { content: { [mediaType]: more } } });

const DOCUMENT = {
  openapi: "3.1.0",
  info: { title: "", version: "1" },
  paths: {
    "/small": { post: { ...OK, ...body("application/json"), "x-body-limit": 20 } },
    "/large": { post: { ...OK, ...body("application/octet-stream"), "x-body-limit": "2mb" } },
    "/wrong": { post: { ...OK, ...body("application/json"), "x-body-limit": "20 mebibytes" } },
    "/upload": {
      put: { ...OK, ...body("application/octet-stream", { "x-stream": true }) },
      post: { ...OK, ...body("multipart/form-data", { "x-stream": true, schema: file }) },
      patch: {
        ...OK,
        requestBody: { content: { "application/json": {}, "text/csv": { "x-stream": true } } },
      },
    },
  },
};

const YAML = `
routes:
  small: { post: { body: string, bodyLimit: 20 } }
  large: { post: { body: { content: { application/octet-stream: string } }, bodyLimit: 2MB } }
  upload:
    put: { body: { content: { application/octet-stream: string }, stream: true } }
    post: { body: { content: { multipart/form-data: { file: binary } }, stream: true } }
`;

describe.each([
  ["OpenAPI", DOCUMENT],
  ["api-routes.yaml", YAML],
])("limits and streams of %s", (_, document) => {
  let server: ApiServer;
  beforeAll(async () => void (server = await echoDocument(document)), 60_000);
  afterAll(() => server.close());

  const send = (method: string, path: string, type: string, content: string | Buffer) =>
    server.send(method, path, { headers: { "Content-Type": type }, body: content });

  test.each([
    ["/api/small", "application/json", '"12345678901234567"', 299],
    ["/api/small", "application/json", '"1234567890123456789"', 413],
    ["/api/large", "application/octet-stream", Buffer.alloc(2 * 2 ** 20), 299],
    ["/api/large", "application/octet-stream", Buffer.alloc(2 * 2 ** 20 + 1), 413],
  ])("%s takes what it says", async (path, type, content, status) => {
    expect((await send("POST", path, type, content)).status).toBe(status);
  });

  test.each([
    ["PUT", "application/octet-stream", "abc", { chunks: "abc" }],
    [
      "POST",
      "multipart/form-data; boundary=x",
      '--x\r\nContent-Disposition: form-data; name="file"; filename="f"\r\n\r\na\r\n--x--\r\n',
      [{ name: "file", filename: "f", type: "text/plain", stream: { chunks: "a" } }],
    ],
  ])("%s hands on %s as it comes", async (method, type, content, body) => {
    const answer = await send(method, "/api/upload", type, content);
    expect(answer).toMatchObject({ status: 299, json: { body } });
  });
});

test("an empty body in chunks, whose type nobody says, is none where none is required", async () => {
  const { send, close } = await echoDocument({ ...DOCUMENT, paths: { "/small": DOCUMENT.paths["/small"] } });
  const headers = { "Transfer-Encoding": "chunked" };
  const answers = [
    await send("POST", "/api/small", { headers }),
    await send("POST", "/api/small", { headers, body: "1" }),
  ];
  await close();
  expect(answers).toMatchObject([{ status: 299, json: {} }, { status: 415 }]);
});

test("a limit that is not a size is told with its place", async () => {
  const { diagnostics, close } = await echoDocument(DOCUMENT);
  await close();
  expect(diagnostics).toMatchObject([
    {
      code: "body-limit",
      severity: "warning",
      message: expect.stringContaining('got "20 mebibytes"') as string,
      hint: "Did you mean 20mb?",
      origin: { pointer: "/paths/~1wrong/post/x-body-limit" },
    },
  ]);
});

test.each([
  ["GET", 401],
  ["DELETE", 299],
  ["PUT", 405],
])("no body makes Next.js answer where no operation has one: %s is %i", async (method, status) => {
  const security = { security: [{ key: [] }] };
  const { send, close } = await echoDocument({
    openapi: "3.1.0",
    info: { title: "", version: "1" },
    paths: { "/none": { get: { ...OK, ...security }, delete: OK } },
    components: { securitySchemes: { key: { type: "apiKey", in: "header", name: "X-Key" } } },
  });
  const answer = await send(method, "/api/none", { headers: { "Content-Type": "application/json" }, body: "{" });
  await close();
  expect(answer.status).toBe(status);
});

test("a handler gets what comes with its type", async () => {
  const { api } = await readDocument(DOCUMENT);
  const rendered = await renderApi(api, { project: { alias: undefined } as never });
  const files = new Map(rendered.map(({ path, text }) => [path, text]));
  const contract = files.get("lib/api/routes/upload.ts") ?? "";
  expect(contract.match(/body\??: .*;/g)).toEqual([
    "body?: AsyncIterable<Uint8Array>;",
    'body?: AsyncIterable<FilePart<"file">>;',
    "body: unknown;",
    "body: AsyncIterable<Uint8Array>;",
    "body?: undefined;",
  ]);
  expect(typeCheck(files)).toEqual([]);
});
