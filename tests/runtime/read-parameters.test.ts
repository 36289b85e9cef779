import * as z from "zod";
import { describe, expect, test } from "vitest";
import { SCHEMAS, type RequestParts } from "./load.js";
import { outcome, problem } from "./outcome.js";

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
      "two cookies of one name",
      { cookies: [{ name: "n", schema: SCHEMAS.string }] },
      { headers: { cookie: "n=a; m=x; n=old" } },
      { cookies: { n: "a" } },
    ],
    [
      "a cookie's name as sent",
      { cookies: [{ name: "__Host-n", schema: SCHEMAS.string }] },
      { headers: { cookie: "%5F%5FHost-n=evil" } },
      { cookies: {} },
    ],
    [
      "a quoted, encoded cookie",
      { cookies: [{ name: "n", schema: SCHEMAS.string }] },
      { headers: { cookie: 'n="a%20b"' } },
      { cookies: { n: "a b" } },
    ],
    [
      "a cookie that is not percent-encoded",
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

  test("a default that a handler changes is the next request's as stated", async () => {
    const tags = { name: "tags", type: { items: "string" }, schema: SCHEMAS.list, default: ["new"] };
    const first = (await outcome({ query: [tags] }, {})) as { query: { tags: string[] } };
    first.query.tags.push("mine");
    expect(await outcome({ query: [tags] }, {})).toEqual({ query: { tags: ["new"] } });
  });
});
