import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { echoDocument, type EchoServer } from "./echo.js";

const FORM = `
            type: object
            properties:
              title: string
              meta: { type: object, properties: { street: string, no: integer } }
              file: { type: string, format: binary }`;
const bodyOf = (schema: string, more = "") => `
    post:
      body:
        content:
          multipart/form-data: ${schema}
${more}
      responses: { 299: string }`;
const STREAM = "        stream: true";
const closed = `${FORM}\n            additionalProperties: false`;
const open = `${FORM}\n            additionalProperties: true`;
const routes = (names: string[], more?: string) =>
  [FORM, closed, open].map((schema, index) => `  ${names[index]}: ${bodyOf(schema, more)}`).join("\n");
const YAML = `
routes:
${routes(["whole", "closed", "open"])}
${routes(["whole-parts", "closed-parts", "open-parts"], STREAM)}
`;

let server: EchoServer;
beforeAll(async () => void (server = await echoDocument(YAML)));
afterAll(() => server.close());

const TYPE = 'multipart/form-data; charset=utf-8; boundary="x y"';
const end = "--x y--\r\n";
const part = (head: string, content: string | Buffer = "a", more = "") =>
  Buffer.concat([
    Buffer.from(`--x y\r\nContent-Disposition: form-data; ${head}\r\n${more}\r\n`),
    Buffer.from(content),
    Buffer.from("\r\n"),
  ]);
const formOf = (...parts: (Buffer | string)[]) => Buffer.concat([...parts, end].map((one) => Buffer.from(one)));

interface Got {
  body?: unknown;
  errors?: { pointer?: string; detail: string }[];
}

async function ask(path: string, body: Buffer, type = TYPE) {
  const { status, json } = await server.send("POST", `/api/${path}`, { headers: { "Content-Type": type }, body });
  const { body: got, errors = [] } = json as Got;
  return status === 299 ? got : [status, ...errors.map(({ pointer, detail }) => pointer ?? detail)];
}

/** What the parts make when all of them have come. */
async function inParts(path: string, body: Buffer, type?: string) {
  const got = await ask(`${path}-parts`, body, type);
  if (!Array.isArray(got) || typeof got[0] === "number") return got;
  const parts = got as { name: string; value?: unknown; filename?: string; stream?: { chunks: string } | [] }[];
  return Object.fromEntries(
    parts.map(({ name, value, filename, stream }) => {
      const text = stream && "chunks" in stream ? stream.chunks : "";
      return [name, filename === undefined ? value : { file: filename, text }];
    }),
  );
}

const latin1 = Buffer.from("\xe4", "latin1");

describe.each([
  ["whole", ask],
  ["part by part", inParts],
])("a form that is read %s", (_, read) => {
  test.each<[what: string, body: Buffer, want: unknown]>([
    ["lines before and after", formOf("before\r\n", part('name="title"'), `${end}after\r\n--x y`), { title: "a" }],
    [
      "spaces behind a boundary",
      formOf(Buffer.from(String(part("name=title")).replace("x y", "x y \t"))),
      { title: "a" },
    ],
    ["names without quotes", formOf(part("name=file; filename=a.txt")), { file: { file: "a.txt", text: "a" } }],
    [
      "quotes as browsers write them",
      formOf(part('name="file"; filename="%22a%22.txt"')),
      { file: { file: '"a".txt', text: "a" } },
    ],
    [
      "quotes behind a backslash",
      formOf(part('name="file"; filename="\\"a\\\\.txt"')),
      { file: { file: '"a\\.txt', text: "a" } },
    ],
    [
      "a path of Windows",
      formOf(part('name="file"; filename="C:\\temp\\a.txt"')),
      { file: { file: "C:\\temp\\a.txt", text: "a" } },
    ],
    [
      "filename*",
      formOf(part("name=file; filename=\"a\"; filename*=UTF-8''%e2%82%ac.txt")),
      { file: { file: "€.txt", text: "a" } },
    ],
    [
      "a name in a name",
      formOf(part('name="file"; filename="a; name=title"')),
      { file: { file: "a; name=title", text: "a" } },
    ],
    ["two names", formOf(part("name=title; name=file")), { title: "a" }],
    [
      "a charset",
      formOf(part("name=title", latin1, "Content-Type: text/plain; charset=iso-8859-1\r\n")),
      { title: "ä" },
    ],
    [
      "UTF-8, and says so",
      formOf(part("name=title", "ä", 'Content-Type: text/plain; charset="UTF-8"\r\n')),
      { title: "ä" },
    ],
    ["what is not UTF-8", formOf(part("name=title", latin1)), [400, "#/title"]],
    ["a charset there is not", formOf(part("name=title", "a", "Content-Type: text/plain; charset=x\r\n")), [415]],
    [
      "a head that is not UTF-8",
      Buffer.from(String(formOf(part("name=title\u00e4"))), "latin1"),
      [400, "The head of a part is not UTF-8."],
    ],
    [
      "an object in brackets",
      formOf(part("name=meta[street]"), part("name=title"), part("name=meta[no]", "7")),
      { title: "a", meta: { street: "a", no: 7 } },
    ],
    ["an object in brackets that is wrong", formOf(part("name=meta[no]", "x")), [400, "#/meta/no"]],
    ["an object as JSON", formOf(part("name=meta", '{"no":7}')), { meta: { no: 7 } }],
    [
      "other parts, which are left out",
      formOf(part("name=title"), part("name=other"), part("name=b; filename=b")),
      { title: "a" },
    ],
    ["no end", formOf(part("name=title")).subarray(0, -6), [400, "The body ends before its last boundary."]],
    ["no name", formOf(part("filename=a")), [400, "A part has no name."]],
  ])("with %s", async (_what, body, want) => {
    expect(await read("whole", body)).toEqual(want);
  });

  test("says where its boundary is missing", async () => {
    const want = [400, "Expected a boundary in Content-Type."];
    expect(await read("whole", formOf(), "multipart/form-data")).toEqual(want);
  });

  test("refuses other parts, or keeps them, where its schema says so", async () => {
    const body = formOf(part("name=title"), part("name=other"), part("name=b; filename=b"));
    const [, ...refused] = (await read("closed", body)) as unknown[];
    expect(refused[0]).toBe("#/other");
    expect(await read("open", body)).toEqual({ title: "a", other: "a", b: { file: "b", text: "a" } });
  });
});
