import * as z from "zod";
import { describe, expect, test } from "vitest";
import { loadRuntime } from "./load.js";
import { outcome, problem } from "./outcome.js";

const { deepObject } = await loadRuntime<Record<string, unknown>>("styles");
const { readForm } = await loadRuntime<Record<string, unknown>>("form");
const { readMultipart } = await loadRuntime<Record<string, unknown>>("multipart");

describe("forms", () => {
  const FORM = "application/x-www-form-urlencoded";
  const fields = [
    { name: "n", type: "number" },
    { name: "tags", type: { items: "string" } },
    { name: "ids", type: { items: "number" }, explode: false },
    { name: "address", type: { properties: { zip: "number" } }, style: deepObject },
    { name: "meta", type: "json" },
  ];
  const operation = { body: { required: true, content: [{ mediaType: FORM, read: readForm, fields }] } };

  test.each<[text: string, want: unknown]>([
    ["n=1&s=a+b%26", { n: 1, s: "a b&" }],
    ["tags=a&tags=b", { tags: ["a", "b"] }],
    ["tags=a", { tags: ["a"] }],
    ["ids=1,2", { ids: [1, 2] }],
    ["address%5Bzip%5D=1", { address: { zip: 1 } }],
    ["address=%7B%22zip%22%3A1%7D", { address: { zip: 1 } }],
    ["meta=%5B1%5D", { meta: [1] }],
    ["__proto__=1&constructor=2", { constructor: "2" }],
    ["x=1&x=2", { x: ["1", "2"] }],
  ])("%s", async (body, want) => {
    const request = { headers: { "content-type": FORM }, body };
    expect(await outcome(operation, request)).toEqual({ body: want, contentType: FORM });
  });

  test.each<[text: string, want: unknown]>([
    ["images=a", { images: ["a"] }],
    ["images=a&images=b", { images: ["a", "b"] }],
    ["images=", { images: "" }],
    ["rates%5B0%5D=1&rates%5B1%5D=2", { rates: [1, 2] }],
    ["rates=", { rates: "" }],
    ["owner=me", { owner: "me" }],
    ["owner=me&owner=you", { owner: ["me", "you"] }],
    ["images=a&owner=me", { images: ["a"], owner: "me" }],
  ])("several ways to read a field: %s", async (body, want) => {
    const listOr = (schema: z.ZodType) => z.union([z.array(schema), z.literal("")]).optional();
    const schema = z.looseObject({
      images: listOr(z.string()),
      rates: listOr(z.int()),
      owner: z.union([z.string().min(2), z.array(z.string()).min(2)]).optional(),
    });
    const ambiguous = [
      { name: "images", type: { anyOf: [{ items: "string" }, "string"] } },
      { name: "rates", type: { anyOf: [{ items: "number" }, "string"] }, style: deepObject },
      { name: "owner", type: { anyOf: [{ items: "string" }, "string"] } },
    ];
    const content = [{ mediaType: FORM, read: readForm, fields: ambiguous, schema }];
    const request = { headers: { "content-type": FORM }, body };
    expect(await outcome({ body: { required: true, content } }, request)).toEqual({ body: want, contentType: FORM });
  });

  test.each<[body: string, places: string[]]>([
    ["n=%zz", ["body #/n"]],
    ["meta=%7B", ["body #/meta"]],
    ["meta=%7B&n=%zz&s=a", ["body #/n", "body #/meta"]],
    [`address${"[a]".repeat(33)}=1`, ["body #/address"]],
    ["%zz=1", ["body"]],
  ])("malformed: %s", async (body, places) => {
    expect(await outcome(operation, { headers: { "content-type": FORM }, body })).toEqual(problem(400, places));
  });

  const content = {
    mediaType: "multipart/form-data",
    read: readMultipart,
    fields: [
      { name: "file", file: "one" },
      { name: "files", file: "many" },
      { name: "n", type: "number" },
      { name: "meta", type: { properties: {} }, style: deepObject },
    ],
    schema: z.looseObject({ file: z.file().optional(), files: z.array(z.file()).optional(), n: z.int().optional() }),
  };

  async function multipart(parts: [name: string, value: string | Blob, file?: string][], as: object = content) {
    const data = new FormData();
    for (const [name, value, file] of parts) {
      if (typeof value === "string") data.append(name, value);
      else data.append(name, value, file);
    }
    const response = new Response(data);
    const body = new Uint8Array(await response.arrayBuffer());
    const headers = { "content-type": response.headers.get("content-type") ?? "" };
    return outcome({ body: { required: true, content: [as] } }, { headers, body });
  }

  test("gives files as files and fields in their types", async () => {
    const { body } = (await multipart([
      ["file", new Blob(["hello"], { type: "text/plain" }), "a.txt"],
      ["files", new Blob(["1"]), "1"],
      ["n", "5"],
      ["meta", new Blob(['{"a":1}'], { type: "application/json" }), "meta.json"],
      ["other", "text"],
    ])) as { body: { file: File; files: File[]; [name: string]: unknown } };
    expect([body.file.name, body.file.type, await body.file.text()]).toEqual(["a.txt", "text/plain", "hello"]);
    expect(body.files.map((file) => file.name)).toEqual(["1"]);
    expect(body).toMatchObject({ n: 5, meta: { a: 1 }, other: "text" });
  });

  test("gives a file that was sent as a plain field as a file", async () => {
    const { body } = (await multipart([["file", "hello"]])) as { body: { file: File } };
    expect(await body.file.text()).toBe("hello");
  });

  test("refuses two files for one and a text for a number, each with its place", async () => {
    const two = new Blob(["x"]);
    expect(
      await multipart([
        ["file", two, "1"],
        ["file", two, "2"],
        ["n", "x"],
      ]),
    ).toEqual(problem(400, ["body #/file", "body #/n"]));
  });

  test("tells of a malformed part and of a wrong one together", async () => {
    const fields = [
      { name: "meta", type: "json" },
      { name: "n", type: "number" },
    ];
    const schema = z.object({ meta: z.object({}), n: z.int(), file: z.file() });
    const parts: Parameters<typeof multipart>[0] = [
      ["meta", "{bad"],
      ["n", "x"],
      ["file", new Blob(["x"]), "x"],
    ];
    expect(await multipart(parts, { ...content, fields, schema })).toEqual(problem(400, ["body #/meta", "body #/n"]));
  });

  test("refuses a body that is not multipart", async () => {
    const request = { headers: { "content-type": "multipart/form-data; boundary=x" }, body: "hello" };
    expect(await outcome({ body: { required: true, content: [content] } }, request)).toEqual(problem(400, ["body"]));
  });
});
