import * as z from "zod";
import { describe, expect, test } from "vitest";
import { fakeRequest, loadRuntime, SCHEMAS, type RequestParts, type ReadInput, type Violation } from "./load.js";

const { readInput } = await loadRuntime<ReadInput>("read-request");
const { deepObject } = await loadRuntime<Record<string, unknown>>("styles");
const { readForm } = await loadRuntime<Record<string, unknown>>("form");
const { readMultipart } = await loadRuntime<Record<string, unknown>>("multipart");
const { readTextBody, readBytesBody } = await loadRuntime<Record<string, unknown>>("text");

const LIMIT = 1000;

/** What the handler gets, or the problem as it would be sent. */
async function outcome(operation: Record<string, unknown>, request: RequestParts): Promise<unknown> {
  try {
    return await readInput(fakeRequest(request), operation, request.query ?? {}, LIMIT);
  } catch (error) {
    const { status, errors, headers } = error as { status?: number; errors: Violation[]; headers: object };
    if (status === undefined) throw error;
    return {
      status,
      headers,
      errors: errors.map(({ in: place, name, pointer }) =>
        [place, name, pointer].filter((x) => x !== undefined).join(" "),
      ),
    };
  }
}

function problem(status: number, errors: string[] = [], headers = {}) {
  return { status, headers, errors };
}

const TEXT_OR_LIST = { anyOf: ["string", { items: "string" }] };
const TEXT_OR_PATCHES = z.union([z.string(), z.array(z.enum(["patch"]))]);

describe("query parameters", () => {
  const page = { name: "page", type: "number", schema: z.int() };
  test.each<[url: string, parameter: Record<string, unknown>, want: unknown]>([
    ["/x", page, { query: {} }],
    ["/x?page=2", page, { query: { page: 2 } }],
    ["/x?page=2#page=3", page, { query: { page: 2 } }],
    ["/x?page=", page, problem(400, ["query page"])],
    ["/x?page=1&page=2", page, problem(400, ["query page"])],
    ["/x?page=%zz", page, problem(400, ["query page"])],
    ["/x?%zz=1&page=2", page, { query: { page: 2 } }],
    ["/x", { ...page, required: true }, problem(400, ["query page"])],
    ["/x", { ...page, default: 7 }, { query: { page: 7 } }],
    ["/x?page=", { ...page, allowEmpty: true, default: 7 }, { query: { page: 7 } }],
    [
      "/x?flag",
      { name: "flag", type: "boolean", allowEmpty: true, schema: SCHEMAS.boolean },
      { query: { flag: true } },
    ],
    ["/x?q", { name: "q", allowEmpty: true, schema: z.string().min(1) }, { query: { q: "" } }],
    ["/x?q", { name: "q", type: { items: "string" }, allowEmpty: true, schema: SCHEMAS.list }, { query: { q: [] } }],
    ["/x?q=a+b%2B", { name: "q", schema: SCHEMAS.string }, { query: { q: "a b+" } }],
    ["/x?q=a+b/?:=", { name: "q", allowReserved: true, schema: SCHEMAS.string }, { query: { q: "a+b/?:=" } }],
    ["/x?any=1", { name: "any" }, { query: { any: "1" } }],
    ["/x?has=a", { name: "has", type: TEXT_OR_LIST, schema: TEXT_OR_PATCHES }, { query: { has: "a" } }],
    ["/x?has=", { name: "has", type: TEXT_OR_LIST, schema: TEXT_OR_PATCHES }, { query: { has: "" } }],
    [
      "/x?has=patch&has=patch",
      { name: "has", type: TEXT_OR_LIST, schema: TEXT_OR_PATCHES },
      { query: { has: ["patch", "patch"] } },
    ],
    ["/x?any=1&any=2", { name: "any" }, problem(400, ["query any"])],
    ["/x?a%5Bb%5D=1", { name: "a[b]", schema: SCHEMAS.string }, { query: { "a[b]": "1" } }],
    [
      "/x?__proto__=1",
      { name: "__proto__", schema: SCHEMAS.string },
      { query: JSON.parse('{"__proto__":"1"}') as object },
    ],
    ["/x", { name: "constructor", schema: SCHEMAS.string }, { query: {} }],
    [
      "/x?j=%7B%22a%22%3A1%7D",
      { name: "j", type: "json", schema: z.object({ a: z.int() }) },
      { query: { j: { a: 1 } } },
    ],
    ["/x?j=%7B", { name: "j", type: "json", schema: SCHEMAS.any }, problem(400, ["query j"])],
    [
      "/x?ids=1,2",
      { name: "ids", type: { items: "number" }, explode: false, schema: SCHEMAS.ints },
      { query: { ids: [1, 2] } },
    ],
    // Many clients encode the comma they mean as a delimiter.
    [
      "/x?ids=1%2C2",
      { name: "ids", type: { items: "number" }, explode: false, schema: SCHEMAS.ints },
      { query: { ids: [1, 2] } },
    ],
    [
      "/x?s=a%2Cb",
      { name: "s", type: { items: "string" }, explode: false, schema: SCHEMAS.list },
      { query: { s: ["a,b"] } },
    ],
    [
      "/x?ids=",
      { name: "ids", type: { items: "number" }, explode: false, schema: SCHEMAS.ints },
      { query: { ids: [] } },
    ],
    [
      "/x?ids=1,x",
      { name: "ids", type: { items: "number" }, explode: false, schema: SCHEMAS.ints },
      problem(400, ["query ids #/1"]),
    ],
    [
      "/x?f[a][b]=1&f[c]=2",
      {
        name: "f",
        style: deepObject,
        type: { properties: { a: { properties: { b: "number" } } }, rest: "string" },
        schema: SCHEMAS.any,
      },
      { query: { f: { a: { b: 1 }, c: "2" } } },
    ],
    [
      "/x?f[__proto__]=1",
      { name: "f", style: deepObject, type: { properties: {}, rest: "string" }, schema: SCHEMAS.any },
      { query: { f: JSON.parse('{"__proto__":"1"}') as object } },
    ],
    [
      `/x?f${"[b]".repeat(6000)}=1`,
      { name: "f", style: deepObject, type: { properties: {}, rest: "string" }, schema: SCHEMAS.any },
      problem(400, ["query f"]),
    ],
    [
      "/x?created=5",
      {
        name: "created",
        style: deepObject,
        type: { anyOf: ["number", { properties: { gt: "number" } }] },
        schema: SCHEMAS.any,
      },
      { query: { created: 5 } },
    ],
    [
      "/x?created[gt]=5",
      {
        name: "created",
        style: deepObject,
        type: { anyOf: ["number", { properties: { gt: "number" } }] },
        schema: SCHEMAS.any,
      },
      { query: { created: { gt: 5 } } },
    ],
    [
      "/x?R=1&other=2&page=3",
      { name: "o", type: { properties: { R: "number" } }, schema: SCHEMAS.any },
      { query: { o: { R: 1 } } },
    ],
    [
      "/x?R=1&other=2&page=3",
      { name: "o", type: { properties: {}, rest: "number" }, except: ["page"], schema: SCHEMAS.any },
      { query: { o: { R: 1, other: 2 } } },
    ],
    [
      "/x?R=1&filter[a]=b&filtered=2",
      { name: "o", type: { properties: {}, rest: "number" }, except: ["filter"], schema: SCHEMAS.any },
      { query: { o: { R: 1, filtered: 2 } } },
    ],
  ])("%s", async (url, parameter, want) => {
    expect(await outcome({ query: [parameter] }, { url })).toEqual(want);
  });

  test("the query string as one value", async () => {
    const querystring = { required: true, mediaType: "application/json", schema: z.object({ a: z.int() }) };
    expect(await outcome({ querystring }, { url: "/x?%7B%22a%22%3A1%7D" })).toEqual({ querystring: { a: 1 } });
    expect(await outcome({ querystring }, { url: "/x?%7B%7D" })).toEqual(problem(400, ["query #/a"]));
    expect(await outcome({ querystring }, { url: "/x" })).toEqual(problem(400, ["query"]));
    const form = {
      required: false,
      mediaType: "application/x-www-form-urlencoded",
      read: readForm,
      fields: [{ name: "a", type: "number" }],
    };
    expect(await outcome({ querystring: form }, { url: "/x?a=1&b=c+d" })).toEqual({ querystring: { a: 1, b: "c d" } });
    expect(await outcome({ querystring: form }, { url: "/x" })).toEqual({});
  });
});

describe("path parameters, headers and cookies", () => {
  test.each<[name: string, operation: Record<string, unknown>, request: RequestParts, want: unknown]>([
    [
      "a slug",
      { params: [{ name: "id", type: "number", required: true, schema: z.int() }] },
      { query: { id: "5" } },
      { params: { id: 5 } },
    ],
    [
      "a wrong slug",
      { params: [{ name: "id", type: "number", required: true, schema: z.int() }] },
      { query: { id: "5a" } },
      problem(400, ["path id"]),
    ],
    [
      "the segments of a catch-all",
      { params: [{ name: "path", type: { items: "string" }, schema: SCHEMAS.list }] },
      { query: { path: ["a", "b,c"] } },
      { params: { path: ["a", "b,c"] } },
    ],
    [
      "no segments",
      { params: [{ name: "path", required: false, type: { items: "string" }, schema: SCHEMAS.list }] },
      {},
      { params: {} },
    ],
    [
      "an encoded comma is data",
      { params: [{ name: "ids", segment: 2, type: { items: "string" }, schema: SCHEMAS.list }] },
      { url: "/api/a%2Cb,c", query: { ids: "a,b,c" } },
      { params: { ids: ["a,b", "c"] } },
    ],
    [
      "a rewrite moved the segment",
      { params: [{ name: "ids", segment: 2, type: { items: "string" }, schema: SCHEMAS.list }] },
      { url: "/elsewhere", query: { ids: "a,b" } },
      { params: { ids: ["a", "b"] } },
    ],
    [
      "a slug named like a method",
      { params: [{ name: "constructor", required: true, schema: SCHEMAS.string }] },
      {},
      problem(400, ["path constructor"]),
    ],
    [
      "a header",
      { headers: [{ name: "x-n", type: "number", schema: z.int() }] },
      { headers: { "x-n": " 5 " } },
      { headers: { "x-n": 5 } },
    ],
    [
      "headers are not percent-decoded",
      { headers: [{ name: "x-t", schema: SCHEMAS.string }] },
      { headers: { "x-t": "a%20b" } },
      { headers: { "x-t": "a%20b" } },
    ],
    [
      "a list in a header",
      { headers: [{ name: "x-l", type: { items: "string" }, schema: SCHEMAS.list }] },
      { headers: { "x-l": "a, b" } },
      { headers: { "x-l": ["a", "b"] } },
    ],
    [
      "a missing header",
      { headers: [{ name: "x-n", required: true, schema: SCHEMAS.string }] },
      {},
      problem(400, ["header x-n"]),
    ],
    [
      "a cookie",
      { cookies: [{ name: "n", type: "number", schema: z.int() }] },
      { headers: { cookie: "a=b; n=5" } },
      { cookies: { n: 5 } },
    ],
    [
      "a quoted, encoded cookie",
      { cookies: [{ name: "n", schema: SCHEMAS.string }] },
      { headers: { cookie: 'n="a%20b"' } },
      { cookies: { n: "a b" } },
    ],
    [
      "a cookie that is no percent-encoding",
      { cookies: [{ name: "n", schema: SCHEMAS.string }] },
      { headers: { cookie: "n=100%" } },
      { cookies: { n: "100%" } },
    ],
    [
      "a cookie keeps its ampersand",
      { cookies: [{ name: "n", schema: SCHEMAS.string }] },
      { headers: { cookie: "n=a&b=c" } },
      { cookies: { n: "a&b=c" } },
    ],
    [
      "a list over several cookies",
      { cookies: [{ name: "c", type: { items: "string" }, schema: SCHEMAS.list }] },
      { headers: { cookie: "c=a; c=b&c=d" } },
      { cookies: { c: ["a", "b", "d"] } },
    ],
  ])("%s", async (_, operation, request, want) => {
    expect(await outcome(operation, request)).toEqual(want);
  });

  test("everything that is wrong is listed", async () => {
    const operation = {
      params: [{ name: "id", type: "number", required: true, schema: z.int() }],
      query: [{ name: "q", required: true, schema: SCHEMAS.string }],
      body: {
        required: true,
        content: [{ mediaType: "application/json", schema: z.object({ "a/b": z.object({ "~": z.int() }) }) }],
      },
    };
    const request = { query: { id: "x" }, headers: { "content-type": "application/json" }, body: '{"a/b":{}}' };
    expect(await outcome(operation, request)).toEqual(problem(400, ["path id", "query q", "body #/a~1b/~0"]));
  });
});

describe("bodies", () => {
  const json = { mediaType: "application/json", schema: z.object({ a: z.int() }) };
  const text = { mediaType: "text/*", read: readTextBody };
  const any = { mediaType: "*/*", read: readBytesBody };
  const of = (...content: unknown[]) => ({ body: { required: true, content } });
  const optional = { body: { required: false, content: [json] } };
  const as = (type: string, body?: string | Uint8Array, more = {}) => ({
    headers: { "content-type": type, ...more },
    ...(body !== undefined && { body }),
  });

  test.each<[name: string, operation: Record<string, unknown>, request: Parameters<typeof outcome>[1], want: unknown]>([
    ["JSON", of(json), as("application/json", '{"a":1}'), { body: { a: 1 }, contentType: "application/json" }],
    [
      "JSON alone",
      { body: { required: true, json: json.schema } },
      as("application/json", '{"a":1}'),
      { body: { a: 1 }, contentType: "application/json" },
    ],
    [
      "JSON alone, but another came",
      { body: { required: true, json: json.schema } },
      as("text/plain", "x"),
      problem(415, [], { Accept: "application/json" }),
    ],
    [
      "parameters and case of the type",
      of(json),
      as("Application/JSON ; charset=utf-8", '{"a":1}'),
      { body: { a: 1 }, contentType: "application/json" },
    ],
    ["wrong JSON", of(json), as("application/json", '{"a":"1"}'), problem(400, ["body #/a"])],
    ["malformed JSON", of(json), as("application/json", "{"), problem(400, ["body"])],
    [
      "JSON with an inexact number",
      of({ mediaType: "application/json" }),
      as("application/json", '{"a":-9007199254740993}'),
      problem(400, ["body"]),
    ],
    [
      "JSON with an inexact number written with a fraction",
      of({ mediaType: "application/json" }),
      as("application/json", '{"a":9007199254740993.0}'),
      problem(400, ["body"]),
    ],
    [
      "JSON with a number beyond all doubles",
      of({ mediaType: "application/json" }),
      as("application/json", `[${"9".repeat(400)}]`),
      problem(400, ["body"]),
    ],
    [
      "JSON with a power beyond all doubles",
      of({ mediaType: "application/json" }),
      as("application/json", "[1e999]"),
      problem(400, ["body"]),
    ],
    [
      "JSON with the number 2 ** 63 as JavaScript writes it",
      of({ mediaType: "application/json" }),
      as("application/json", JSON.stringify([2 ** 63])),
      { body: [2 ** 63], contentType: "application/json" },
    ],
    [
      "JSON with long digits in a text",
      of({ mediaType: "application/json" }),
      as("application/json", '{"a\\"9007199254740993":"9007199254740993"}'),
      { body: { 'a"9007199254740993': "9007199254740993" }, contentType: "application/json" },
    ],
    ["no body", of(json), as("application/json"), problem(400, ["body"])],
    ["no body, optional", optional, {}, {}],
    [
      "an empty chunked body, optional",
      optional,
      as("application/json", undefined, { "transfer-encoding": "chunked" }),
      {},
    ],
    ["another type", of(json), as("text/xml", "<a/>"), problem(415, [], { Accept: "application/json" })],
    ["no type", of(json, text), { body: "x" }, problem(415, [], { Accept: "application/json, text/*" })],
    [
      "a range",
      of(json, text),
      as("text/csv; charset=latin1", new Uint8Array([0xe9])),
      { body: "é", contentType: "text/csv" },
    ],
    ["an unknown charset", of(text), as("text/plain; charset=klingon", "x"), problem(415)],
    [
      "anything",
      of(json, any),
      as("image/png", new Uint8Array([1, 2])),
      { body: new Uint8Array([1, 2]), contentType: "image/png" },
    ],
    [
      "the specific before anything",
      of(any, json),
      as("application/json", '{"a":1}'),
      { body: { a: 1 }, contentType: "application/json" },
    ],
    ["too long", of(json), as("application/json", "x".repeat(1001)), problem(413)],
    [
      "too long as it comes",
      of(json),
      {
        headers: { "content-type": "application/json", "transfer-encoding": "chunked", "content-length": "0" },
        body: "x".repeat(1001),
      },
      problem(413),
    ],
    [
      "compressed",
      of(json),
      as("application/json", "x", { "content-encoding": "gzip" }),
      problem(415, [], { "Accept-Encoding": "identity" }),
    ],
  ])("%s", async (_, operation, request, want) => {
    expect(await outcome(operation, request)).toEqual(want);
  });

  test("a body that Next.js has parsed already names the missing config", async () => {
    const request = Object.assign(fakeRequest(as("application/json", "{}")), { parsed: {} });
    await expect(readInput(request, of(json), {}, LIMIT)).rejects.toThrow("bodyParser: false");
  });
});

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
    ["__proto__=1&constructor=2", JSON.parse('{"__proto__":"1","constructor":"2"}')],
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

  test("files are files, fields have their types", async () => {
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

  test("a file sent as a plain field is one all the same", async () => {
    const { body } = (await multipart([["file", "hello"]])) as { body: { file: File } };
    expect(await body.file.text()).toBe("hello");
  });

  test("two files for one, a wrong number", async () => {
    const two = new Blob(["x"]);
    expect(
      await multipart([
        ["file", two, "1"],
        ["file", two, "2"],
        ["n", "x"],
      ]),
    ).toEqual(problem(400, ["body #/file", "body #/n"]));
  });

  test("one malformed part, one wrong", async () => {
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

  test("no multipart at all", async () => {
    const request = { headers: { "content-type": "multipart/form-data; boundary=x" }, body: "hello" };
    expect(await outcome({ body: { required: true, content: [content] } }, request)).toEqual(problem(400, ["body"]));
  });
});
