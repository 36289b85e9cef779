import { afterAll, beforeAll, expect, test } from "vitest";
import { describeContract } from "../../src/emit/operation/index.js";
import { apiScope } from "../../src/emit/shape/scope.js";
import { echoDocument, readDocument, type EchoServer } from "./echo.js";

const FILE = { type: "string", format: "binary" };
const TEXT = { type: "string" };
const PURPOSE = { type: "string", enum: ["assistants", "fine-tune"] };

const BODIES: Record<string, object> = {
  strict: {
    type: "object",
    additionalProperties: false,
    required: ["file"],
    properties: { file: FILE, purpose: PURPOSE },
  },
  open: { type: "object", required: ["file"], properties: { file: FILE }, additionalProperties: true },
  silent: { type: "object", required: ["file"], properties: { file: FILE } },
  numbers: { type: "object", properties: { file: FILE }, additionalProperties: { type: "string", enum: ["yes"] } },
  any: { type: "object", additionalProperties: FILE },
  alone: FILE,
  named: { $ref: "#/components/schemas/Upload" },
  either: {
    type: "object",
    properties: { note: { type: "string" } },
    oneOf: [
      { required: ["file"], properties: { file: FILE } },
      { required: ["url"], properties: { url: { type: "string", format: "uri" } } },
    ],
  },
  images: {
    type: "object",
    required: ["image"],
    properties: { image: { anyOf: [FILE, { type: "array", maxItems: 2, items: FILE }] } },
  },
  some: {
    type: "object",
    properties: { files: { type: "array", minItems: 2, items: FILE }, tags: { type: "array", items: TEXT } },
  },
  plain: { type: "object", additionalProperties: false, properties: { purpose: PURPOSE } },
};

const ENCODED = {
  required: true,
  content: {
    "multipart/form-data": {
      schema: { type: "object", properties: { meta: { type: "object" }, n: { type: "integer" }, file: FILE } },
      encoding: { meta: { contentType: "application/json" } },
    },
  },
};

const TYPED = {
  content: {
    "multipart/form-data": {
      schema: {
        type: "object",
        properties: { photo: FILE, all: { type: "array", items: FILE }, note: { type: "string" } },
      },
      encoding: {
        photo: { contentType: "image/png, image/jpeg" },
        all: { contentType: "text/*" },
        note: { contentType: "application/xml" },
      },
    },
  },
};

let server: EchoServer;
beforeAll(async () => {
  const paths = Object.entries(BODIES).map(([name, schema]) => [
    `/${name}`,
    { post: { operationId: name, requestBody: { required: true, content: { "multipart/form-data": { schema } } } } },
  ]);
  const upload = { allOf: [{ $ref: "#/components/schemas/Base" }, { required: ["file"], properties: { file: FILE } }] };
  const base = { type: "object", required: ["title"], properties: { title: { type: "string", minLength: 2 } } };
  server = await echoDocument({
    openapi: "3.1.0",
    info: { title: "t", version: "1" },
    paths: {
      ...(Object.fromEntries(paths) as object),
      "/encoded": { post: { requestBody: ENCODED } },
      "/typed": { post: { requestBody: TYPED } },
    },
    components: { schemas: { Upload: upload, Base: base } },
  });
});
afterAll(() => server.close());

const a = { file: "a.txt", text: "A" };
const b = { file: "b.txt", text: "B" };

type Field = readonly [name: string, value: string | (typeof a & { type?: string })];

async function post(path: string, fields: Field[]) {
  const data = new FormData();
  for (const [name, value] of fields) {
    if (typeof value === "string") data.append(name, value);
    else data.append(name, new Blob([value.text], { type: value.type ?? "" }), value.file);
  }
  const response = new Response(data);
  const body = Buffer.from(await response.arrayBuffer());
  const headers = { "Content-Type": response.headers.get("Content-Type") ?? "" };
  const answer = await server.send("POST", `/api/${path}`, { headers, body });
  const { body: got, errors } = answer.json as { body?: unknown; errors?: { pointer: string }[] };
  return answer.status === 299 ? got : [answer.status, ...(errors ?? []).map(({ pointer }) => pointer)];
}

const png = { file: "a.png", text: "A" };

test.each<[path: string, fields: Field[], want: unknown]>([
  [
    "any",
    [
      ["a", a],
      ["b", b],
    ],
    { a, b },
  ],
  ["any", [["a", "A"]], [400, "#/a"]],
  ["alone", [["a", a]], { a }],
  ["typed", [["photo", { ...png, type: "image/png" }]], { photo: png }],
  ["typed", [["photo", { ...png, type: "IMAGE/JPEG; q=1" }]], { photo: png }],
  ["typed", [["photo", { ...png, type: "image/gif" }]], [400, "#/photo"]],
  ["typed", [["photo", png]], [400, "#/photo"]],
  [
    "typed",
    [
      ["all", { ...a, type: "text/csv" }],
      ["all", { ...b, type: "text/plain" }],
    ],
    { all: [a, b] },
  ],
  [
    "typed",
    [
      ["all", { ...a, type: "text/csv" }],
      ["all", { ...b, type: "application/pdf" }],
    ],
    [400, "#/all"],
  ],
  // A part with a name of a file where a text is meant.
  ["typed", [["note", { ...a, type: "application/xml" }]], { note: "A" }],
  ["strict", [["file", a]], { file: a }],
  [
    "strict",
    [
      ["file", a],
      ["purpose", "fine-tune"],
    ],
    { file: a, purpose: "fine-tune" },
  ],
  [
    "strict",
    [
      ["file", a],
      ["purpose", "x"],
    ],
    [400, "#/purpose"],
  ],
  [
    "strict",
    [
      ["file", a],
      ["other", "x"],
    ],
    [400, "#/other"],
  ],
  ["strict", [["purpose", "fine-tune"]], [400, "#/file"]],
  [
    "open",
    [
      ["file", a],
      ["other", "x"],
    ],
    { file: a, other: "x" },
  ],
  [
    "some",
    [
      ["files[]", a],
      ["files[]", b],
      ["tags[]", "x"],
    ],
    { files: [a, b], tags: ["x"] },
  ],
  [
    "silent",
    [
      ["file", a],
      ["other", "x"],
    ],
    { file: a },
  ],
  [
    "numbers",
    [
      ["file", a],
      ["b", "yes"],
    ],
    { file: a, b: "yes" },
  ],
  [
    "numbers",
    [
      ["file", a],
      ["b", "x"],
    ],
    [400, "#/b"],
  ],
  [
    "named",
    [
      ["file", a],
      ["title", "Hi"],
    ],
    { file: a, title: "Hi" },
  ],
  [
    "named",
    [
      ["file", a],
      ["title", "H"],
    ],
    [400, "#/title"],
  ],
  ["named", [["title", "Hi"]], [400, "#/file"]],
  [
    "either",
    [
      ["file", a],
      ["note", "n"],
    ],
    { file: a, note: "n" },
  ],
  ["either", [["url", "https://a.b/c"]], { url: "https://a.b/c" }],
  ["either", [["note", "n"]], [400, "#"]],
  ["images", [["image", a]], { image: a }],
  [
    "images",
    [
      ["image", a],
      ["image", b],
    ],
    { image: [a, b] },
  ],
  [
    "images",
    [
      ["image", a],
      ["image", b],
      ["image", b],
    ],
    [400, "#/image"],
  ],
  [
    "some",
    [
      ["files", a],
      ["files", b],
    ],
    { files: [a, b] },
  ],
  ["some", [["files", a]], [400, "#/files"]],
  ["plain", [["purpose", "assistants"]], { purpose: "assistants" }],
  ["plain", [["file", a]], [400, "#/file"]],
  [
    "encoded",
    [
      ["meta", "{bad"],
      ["n", "x"],
      ["file", a],
    ],
    [400, "#/meta", "#/n"],
  ],
])("%s %j", async (path, fields, want) => {
  expect(await post(path, fields)).toEqual(want);
});

test.each([
  ["strict", "file", 400, { errors: [{ in: "body", pointer: "#/file" }] }],
  ["plain", "other", 299, { body: {} }],
])("a file input that nobody filled is not a file: %s", async (path, name, status, json) => {
  // As browsers send it.
  const part = `Content-Disposition: form-data; name="${name}"; filename=""\r\nContent-Type: application/octet-stream\r\n`;
  const headers = { "Content-Type": "multipart/form-data; boundary=x" };
  const answer = await server.send("POST", `/api/${path}`, { headers, body: `--x\r\n${part}\r\n\r\n--x--\r\n` });
  expect(answer).toMatchObject({ status, json });
});

test("a type that is not checked is told where it stands", async () => {
  const document = {
    openapi: "3.1.0",
    info: { title: "", version: "1" },
    paths: { "/x": { post: { requestBody: TYPED } } },
  };
  const { api } = await readDocument(document);
  const { diagnostics } = describeContract(api.routes, apiScope(api.models));
  const pointer = "/paths/~1x/post/requestBody/content/multipart~1form-data/encoding/note/contentType";
  expect(diagnostics).toMatchObject([{ code: "encoding-content-type", origin: { file: "openapi.json", pointer } }]);
});
