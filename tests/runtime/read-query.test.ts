import * as z from "zod";
import { describe, expect, test } from "vitest";
import { loadRuntime, SCHEMAS } from "./load.js";
import { outcome, problem } from "./outcome.js";

const { deepObject } = await loadRuntime<Record<string, unknown>>("styles");
const { readForm } = await loadRuntime<Record<string, unknown>>("form");

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
      { query: { f: {} } },
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

  test("the query string is read as one value where the operation takes it so", async () => {
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
