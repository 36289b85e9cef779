import * as z from "zod";
import { describe, expect, test } from "vitest";
import { loadRuntime, type RequestParts } from "./load.js";
import { outcome } from "./outcome.js";

const { deepObject } = await loadRuntime<Record<string, unknown>>("styles");
const { readForm } = await loadRuntime<Record<string, unknown>>("form");
const { readMultipart } = await loadRuntime<Record<string, unknown>>("multipart");

describe("__proto__", () => {
  const any = { safeParse: (data: unknown) => ({ success: true, data }) };
  const text = '{"a":[{"__proto__":{"admin":true}}],"\\u005f_proto__":{"admin":true},"b":1}';
  const form = { mediaType: "application/x-www-form-urlencoded", read: readForm, schema: any };
  const multipart = { mediaType: "multipart/form-data", read: readMultipart, schema: any };
  const json = { mediaType: "application/json", schema: any };
  const open = { properties: {}, rest: "string" };

  test.each<[what: string, operation: Record<string, unknown>, request: RequestParts, want: object]>([
    ["in JSON", { body: { required: true, content: [json] } }, { body: text }, { body: { a: [{}], b: 1 } }],
    [
      "in JSON that was parsed already",
      { body: { required: true, content: [json] } },
      { parsed: JSON.parse(text) as object },
      { body: { a: [{}], b: 1 } },
    ],
    ["in a form", { body: { required: true, content: [form] } }, { body: "__proto__=1&b=2" }, { body: { b: "2" } }],
    [
      "in multipart, as a field and as a file",
      { body: { required: true, content: [multipart] } },
      {
        headers: { "content-type": "multipart/form-data; boundary=x" },
        body: [
          '--x\r\nContent-Disposition: form-data; name="__proto__"\r\n\r\n1\r\n',
          '--x\r\nContent-Disposition: form-data; name="__proto__"; filename="a"\r\n\r\n1\r\n',
          '--x\r\nContent-Disposition: form-data; name="b"\r\n\r\n2\r\n--x--\r\n',
        ].join(""),
      },
      { body: { b: "2" } },
    ],
    [
      "in JSON of the query",
      { query: [{ name: "q", type: "json", schema: any }] },
      { url: `/x?q=${encodeURIComponent(text)}` },
      { query: { q: { a: [{}], b: 1 } } },
    ],
    [
      "in brackets",
      { query: [{ name: "q", style: deepObject, type: open, schema: any }] },
      { url: "/x?q[__proto__][admin]=1&q[b]=2" },
      { query: { q: { b: "2" } } },
    ],
    [
      "among the pairs of an object",
      { query: [{ name: "q", type: open, schema: any }] },
      { url: "/x?__proto__=1&b=2" },
      { query: { q: { b: "2" } } },
    ],
    [
      "in a list of names and values",
      { query: [{ name: "q", explode: false, type: open, schema: any }] },
      { url: "/x?q=__proto__,1,b,2" },
      { query: { q: { b: "2" } } },
    ],
  ])("%s never reaches a handler, whatever the schema", async (_, operation, request, want) => {
    const type = request.body === text ? "application/json" : "application/x-www-form-urlencoded";
    const headers = request.body === undefined ? {} : { "content-type": type, ...request.headers };
    const { contentType: __, ...input } = (await outcome(operation, { ...request, headers })) as Record<
      string,
      unknown
    >;
    expect(input).toStrictEqual(want);
    expect(JSON.stringify(input)).not.toContain("__proto__");
  });
});

describe("names that every object inherits are ordinary names", () => {
  const record = z.record(z.string(), z.union([z.string(), z.array(z.string())]));
  const objects = z.object({ b: z.string() }).catchall(z.string());
  const open = { properties: {}, rest: "string" };
  const names = ["constructor", "toString", "hasOwnProperty", "valueOf"];
  const pairs = names.map((name) => `${name}=3`);
  const want = Object.fromEntries([...names.map((name) => [name, "3"]), ["b", "2"]]) as object;
  const form = { mediaType: "application/x-www-form-urlencoded", read: readForm, schema: objects };
  const multipart = { mediaType: "multipart/form-data", read: readMultipart, schema: record };
  const parts = [...names, "b"].map(
    (name) => `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${name === "b" ? 2 : 3}\r\n`,
  );

  test.each<[what: string, operation: Record<string, unknown>, request: RequestParts, want: object]>([
    [
      "pairs of an open object",
      { query: [{ name: "q", type: open, schema: record }] },
      { url: `/x?${pairs.join("&")}&b=2` },
      { query: { q: want } },
    ],
    [
      "brackets",
      { query: [{ name: "q", style: deepObject, type: open, schema: record }] },
      { url: `/x?${names.map((name) => `q[${name}]=3`).join("&")}&q[b]=2` },
      { query: { q: want } },
    ],
    ["a form", { body: { required: true, content: [form] } }, { body: `${pairs.join("&")}&b=2` }, { body: want }],
    [
      "multipart",
      { body: { required: true, content: [multipart] } },
      { headers: { "content-type": "multipart/form-data; boundary=x" }, body: `${parts.join("")}--x--` },
      { body: want },
    ],
    [
      "headers and cookies that were not sent",
      {
        headers: names.map((name) => ({ name: name.toLowerCase() })),
        cookies: names.map((name) => ({ name })),
        query: names.map((name) => ({ name })),
        params: names.map((name) => ({ name, required: false })),
      },
      {},
      { headers: {}, cookies: {}, query: {}, params: {} },
    ],
    [
      "a cookie",
      { cookies: names.map((name) => ({ name })) },
      { headers: { cookie: "constructor=1; toString=2" } },
      { cookies: { constructor: "1", toString: "2" } },
    ],
  ])("%s", async (_, operation, request, given) => {
    const type = request.body === undefined ? {} : { "content-type": "application/x-www-form-urlencoded" };
    const { contentType: __, ...input } = (await outcome(operation, {
      ...request,
      headers: { ...type, ...request.headers },
    })) as Record<string, unknown>;
    expect(input).toStrictEqual(given);
  });
});
