import { request as httpRequest } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as prettier from "prettier";
import { readDocument } from "./echo.js";
import { typeCheck } from "./program.js";
import { serveApi, type ApiServer } from "./server.js";
import { renderApi } from "./support.js";

const YAML = `
routes:
  upload:
    post:
      body:
        content:
          multipart/form-data:
            type: object
            required: [title, file]
            properties:
              title: { type: string, minLength: 2 }
              count: integer
              tags: { type: array, items: { type: string, maxLength: 3 } }
              meta: { type: object, properties: { a: integer } }
              file: { type: string, format: binary }
              more: { type: array, items: { type: string, format: binary } }
        stream: true
      bodyLimit: 3mb
      responses: { 200: unknown }
  anything:
    post: { body: { content: { multipart/form-data: {} }, stream: true }, responses: { 200: unknown } }
`;

/** Answers what came, in the order it came. */
const HANDLER = (contract: string, use: string) => `
import { defineRoute } from "@/lib/api/define-route";
import { ${contract} } from "@/lib/api/routes/${contract}";
export const config = { api: { bodyParser: false } };
export default defineRoute(${contract}, {
  async POST({ body }) {
    const parts: unknown[] = [];
    ${use}
    return { status: 200, body: parts };
  },
});
`;

const USE_ALL = `for await (const part of body ?? []) {
      if (!("stream" in part)) { parts.push([part.name, part.value]); continue; }
      const chunks: Uint8Array[] = [];
      for await (const chunk of part.stream) chunks.push(chunk);
      parts.push([part.name, part.filename, part.type, Buffer.concat(chunks).toString().slice(0, 20), Buffer.concat(chunks).length]);
    }`;

type Sent = readonly [name: string, content: string | Buffer, filename?: string, type?: string];

function form(parts: readonly Sent[], boundary = "x--y"): Buffer {
  const lines = parts.flatMap(([name, content, filename, type]) => [
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${filename === undefined ? "" : `; filename="${filename}"`}\r\n`,
    type === undefined ? "" : `Content-Type: ${type}\r\n`,
    "\r\n",
    content,
    "\r\n",
  ]);
  return Buffer.concat([...lines, `--${boundary}--\r\n`].map((line) => Buffer.from(line)));
}

async function filesOf(handlers: Record<string, string> = {}) {
  const { api } = await readDocument(YAML);
  const rendered = await renderApi(api);
  return rendered.map(({ path, text }) => ({ path, text: handlers[path] ?? text }));
}

const HEADERS = { "Content-Type": "multipart/form-data; boundary=x--y" };

describe("a form that is handed on part by part", () => {
  let server: ApiServer;
  beforeAll(async () => {
    const files = await filesOf({
      "pages/api/upload.ts": HANDLER("upload", USE_ALL),
      "pages/api/anything.ts": HANDLER("anything", USE_ALL),
    });
    server = await serveApi(files);
  });
  afterAll(() => server.close());

  const ask = async (path: string, body: Buffer, headers: Record<string, string> = HEADERS) => {
    const { status, json } = await server.send("POST", path, { headers, body });
    const { errors, detail } = (json ?? {}) as { errors?: { pointer?: string; detail: string }[]; detail?: string };
    return status === 200 ? json : [status, ...(errors?.map((error) => error.pointer ?? error.detail) ?? [detail])];
  };

  const title: Sent = ["title", "Hi"];
  const file: Sent = ["file", "\r\n--x\r\n--x--z", "../a.txt", "text/csv"];
  const gotFile = ["file", "../a.txt", "text/csv", "\r\n--x\r\n--x--z", 13];
  const large = Buffer.alloc(2 * 2 ** 20, "\r\n--x-");

  test.each<[parts: Sent[], want: unknown]>([
    [
      [title, file],
      [["title", "Hi"], gotFile],
    ],
    [
      [file, title],
      [gotFile, ["title", "Hi"]],
    ],
    [
      [title, ["count", "3"], ["meta", '{"a":1,"b":2}'], file],
      [["title", "Hi"], ["count", 3], ["meta", { a: 1 }], gotFile],
    ],
    [
      [title, ["tags", "a"], ["tags[]", "b"], file],
      [["title", "Hi"], ["tags", "a"], ["tags", "b"], gotFile],
    ],
    [
      [title, file, ["other", "x"], ["other", "y", "b.txt"]],
      [["title", "Hi"], gotFile],
    ],
    [
      [title, file, ["more", "1", "1"], ["more", "", "2"]],
      [["title", "Hi"], gotFile, ["more", "1", "text/plain", "1", 1], ["more", "2", "text/plain", "", 0]],
    ],
    [
      [title, ["file", large, "b"]],
      [
        ["title", "Hi"],
        ["file", "b", "text/plain", "\r\n--x-".repeat(4).slice(0, 20), large.length],
      ],
    ],
    [
      [["title", "x"], file],
      [400, "#/title"],
    ],
    [
      [title, ["count", "x"], file],
      [400, "#/count"],
    ],
    [
      [title, ["tags", "long"], file],
      [400, "#/tags"],
    ],
    [
      [title, ["meta", '{"a":"x"}'], file],
      [400, "#/meta/a"],
    ],
    [
      [title, title, file],
      [400, "#/title"],
    ],
    [
      [title, file, file],
      [400, "#/file"],
    ],
    [[title], [400, "#/file"]],
    [
      [title, ["file", "", ""]],
      [400, "#/file"],
    ],
    [[], [400, "#/title", "#/file"]],
  ])("%j", async (parts, want) => {
    expect(await ask("/api/upload", form(parts))).toEqual(want);
  });

  test("of which nothing is known has any part", async () => {
    expect(
      await ask(
        "/api/anything",
        form([
          ["a", "1"],
          ["b", "2", "b"],
        ]),
      ),
    ).toEqual([
      ["a", "1"],
      ["b", "b", "text/plain", "2", 1],
    ]);
  });

  test.each<[what: string, body: Buffer | string, headers: Record<string, string>, want: unknown]>([
    [
      "no boundary",
      form([title, file]),
      { "Content-Type": "multipart/form-data" },
      [400, "Expected a boundary in Content-Type."],
    ],
    [
      "an end that is missing",
      form([title, file]).subarray(0, -8),
      HEADERS,
      [400, "The body ends before its last boundary."],
    ],
    [
      "too many bytes",
      form([title, ["file", Buffer.alloc(3 * 2 ** 20), "b"]]),
      HEADERS,
      [413, `The body is larger than ${3 * 2 ** 20} bytes.`],
    ],
    [
      "a text that is too long",
      form([["title", Buffer.alloc(2 ** 20 + 1, "a")], file]),
      HEADERS,
      [413, `A field or header is larger than ${2 ** 20} bytes.`],
    ],
    ["a part without a name", "--x--y\r\n\r\n\r\n--x--y--", HEADERS, [400, "A part has no name."]],
    [
      "a boundary in quotes",
      form([title, file]),
      { "Content-Type": 'multipart/form-data; charset=utf-8; boundary="x--y"' },
      [["title", "Hi"], gotFile],
    ],
    [
      "what stands before and after",
      Buffer.concat([Buffer.from("before\r\n"), form([title, file]), Buffer.from("after")]),
      HEADERS,
      [["title", "Hi"], gotFile],
    ],
  ])("with %s", async (_, body, headers, want) => {
    expect(await ask("/api/upload", Buffer.from(body), headers)).toEqual(want);
  });
});

describe("a handler that reads only some of a form", () => {
  const late = `const files = [];
    for await (const part of body) if (part.name === "file") files.push(part.stream);
    for (const stream of files) for await (const chunk of stream) parts.push(chunk.length);`;
  test.each([
    ["skips files", "for await (const part of body) parts.push(part.name);", 200, ["title", "file", "count"]],
    ["stops at once", "for await (const part of body) { parts.push(part.name); break; }", 200, ["title"]],
    [
      "stops in a file",
      'for await (const part of body) if (part.name === "file") { for await (const _ of part.stream) break; break; }',
      200,
      [],
    ],
    [
      "stops a file only",
      'for await (const part of body) { parts.push(part.name); if (part.name === "file") for await (const _ of part.stream) break; }',
      200,
      ["title", "file", "count"],
    ],
    ["reads nothing", "", 200, []],
    ["reads a file too late", late, 500, { status: 500 }],
  ])("%s", async (_, use, status, json) => {
    const server = await serveApi(await filesOf({ "pages/api/upload.ts": HANDLER("upload", use) }));
    const body = form([
      ["title", "Hi"],
      ["file", Buffer.alloc(2 ** 20), "a"],
      ["count", "1"],
    ]);
    const answers = [];
    for (let time = 0; time < 2; time++)
      answers.push(await server.send("POST", "/api/upload", { headers: HEADERS, body }));
    await server.close();
    for (const answer of answers) expect(answer).toMatchObject({ status, json });
  });
});

test("a file is handed on while it is sent", async () => {
  const use = `for await (const part of body)
      if (part.name === "file") for await (const chunk of part.stream) return { status: 200, body: chunk.length };`;
  const server = await serveApi(await filesOf({ "pages/api/upload.ts": HANDLER("upload", use) }));
  const half = form([["file", Buffer.alloc(100_000), "a"]]).subarray(0, 60_000);
  const status = await new Promise((done, fail) => {
    const request = httpRequest({
      port: server.port,
      method: "POST",
      path: "/api/upload",
      headers: { ...HEADERS, "Transfer-Encoding": "chunked" },
    });
    request.on("response", (response) => {
      done(response.statusCode);
      request.destroy();
    });
    request.on("error", fail);
    request.write(half);
  });
  await server.close();
  expect(status).toBe(200);
});

test("a handler knows the parts by their names", async () => {
  const files = new Map(
    (await filesOf({ "pages/api/upload.ts": HANDLER("upload", USE_ALL) })).map(({ path, text }) => [
      path,
      text.replaceAll("@/", "../../"),
    ]),
  );
  const contract = files.get("lib/api/routes/upload.ts") ?? "";
  expect(contract).toContain(`  body: AsyncIterable<
    | { name: "title"; value: string }
    | { name: "count"; value: number }
    | { name: "tags"; value: string }
    | {
        name: "meta";
        value: {
          a?: number;
        };
      }
    | FilePart<"file">
    | FilePart<"more">
  >;
`);
  expect(await prettier.format(contract, { parser: "typescript" })).toBe(contract);
  expect(typeCheck(files)).toEqual([]);
});
