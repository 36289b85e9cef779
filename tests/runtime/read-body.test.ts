import * as z from "zod";
import { describe, expect, test } from "vitest";
import { fakeRequest, loadRuntime, type RequestParts } from "./load.js";
import { outcome, problem, readInput } from "./outcome.js";

const { readTextBody, readBytesBody } = await loadRuntime<Record<string, unknown>>("text");

describe("request bodies", () => {
  const json = { mediaType: "application/json", schema: z.object({ a: z.int() }) };
  const text = { mediaType: "text/*", read: readTextBody };
  const any = { mediaType: "*/*", read: readBytesBody };
  const of = (...content: unknown[]) => ({ body: { required: true, content } });
  const alone = (required = true) => ({ body: { required, json: json.schema } });
  const optional = { body: { required: false, content: [json] } };
  const as = (type: string, body?: string | Uint8Array, more = {}) => ({
    headers: { "content-type": type, ...more },
    ...(body !== undefined && { body }),
  });

  test.each<[name: string, operation: Record<string, unknown>, request: Parameters<typeof outcome>[1], want: unknown]>([
    ["JSON", of(json), as("application/json", '{"a":1}'), { body: { a: 1 }, contentType: "application/json" }],
    ["JSON alone, in capitals", alone(), as("Application/JSON ; charset=utf-8", '{"a":1}'), { body: { a: 1 } }],
    ["JSON alone, wrong", alone(), as("application/json", '{"a":"1"}'), problem(400, ["body #/a"])],
    ["JSON alone, malformed", alone(), as("application/json", "{"), problem(400, ["body"])],
    ["JSON alone, not UTF-8", alone(), as("application/json", new Uint8Array([0xff])), problem(400, ["body"])],
    ["JSON alone, too long", alone(), as("application/json", "x".repeat(1001)), problem(413)],
    ["JSON alone, none", alone(), as("application/json"), problem(400, ["body"])],
    ["JSON alone, none and no type", alone(), {}, problem(400, ["body"])],
    ["JSON alone, none of another type", alone(false), as("text/plain"), {}],
    [
      "JSON alone, an empty body in chunks",
      alone(false),
      { headers: { "transfer-encoding": "chunked" }, body: "" },
      {},
    ],
    ["JSON alone, but another came", alone(), as("text/plain", "x"), problem(415, [], { Accept: "application/json" })],
    ["JSON alone, of no type", alone(), { body: "{}" }, problem(415, [], { Accept: "application/json" })],
    [
      "JSON alone, compressed",
      alone(),
      as("application/json", "x", { "content-encoding": "gzip" }),
      problem(415, [], { "Accept-Encoding": "identity" }),
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

  test.each<[what: string, operation: Record<string, unknown>, request: RequestParts, want: unknown]>([
    ["as Next.js parses JSON alone", alone(), { ...as("application/json"), parsed: { a: 1 } }, { body: { a: 1 } }],
    ["JSON alone without a type", alone(), { parsed: { a: 1 } }, { body: { a: 1 } }],
    ["JSON alone, where there was none", alone(), { parsed: {} }, problem(400, ["body"])],
    ["none of JSON alone", alone(false), { ...as("application/json", ""), parsed: {} }, { body: undefined }],
    ["JSON alone, too long", alone(), { parsed: { a: 1, more: "x".repeat(1001) } }, problem(413)],
    ["as Next.js parses it", of(json), { ...as("application/json"), parsed: { a: 1 } }, { body: { a: 1 } }],
    ["without a type, as test tools give it", of(json), { parsed: { a: 1 } }, { body: { a: 1 } }],
    ["which test tools give for none", of(json), { parsed: {} }, problem(400, ["body"])],
    ["too long", of(json), { parsed: { a: 1, more: "x".repeat(1001) } }, problem(413)],
  ])("parsed already: %s", async (_, operation, request, want) => {
    expect(await outcome(operation, request)).toMatchObject(want as object);
  });

  test.each([
    [9, 10, 400, "Of the 10 bytes of the body 9 came."],
    [10_450_557, 12_582_912, 413, expect.stringContaining("experimental.proxyClientMaxBodySize")],
    [10_485_760, 12_582_912, 413, expect.stringContaining("middlewareClientMaxBodySize")],
    [10_400_000, 12_582_912, 400, "Of the 12582912 bytes of the body 10400000 came."],
  ])("%i bytes of %i are %i", async (came, said, status, detail) => {
    const body = new Uint8Array(came);
    const request = fakeRequest({ headers: { "content-type": "a/b", "content-length": String(said) }, body });
    const operation = of({ mediaType: "a/b", read: readBytesBody });
    const failure = await readInput(request, operation, {}, 2 ** 25).catch((error: unknown) => error);
    expect(failure).toMatchObject({ status, message: detail });
  });

  test.each([
    [10_450_557, {}, { status: 413, message: expect.stringContaining("which may not be all") }],
    [10_450_557, { isCopied: true }, { status: 413 }],
    [10_450_557, { isCopied: false }, { body: expect.any(Uint8Array) }],
    [10_400_000, {}, { body: expect.any(Uint8Array) }],
    [10_485_761, {}, { body: expect.any(Uint8Array) }],
  ])("%i bytes that said no length, of a request that is %j", async (came, copied, want) => {
    const headers = { "content-type": "a/b", "transfer-encoding": "chunked", "content-length": undefined };
    const request = { ...fakeRequest({ headers: headers as never, body: new Uint8Array(came) }), ...copied };
    const operation = of({ mediaType: "a/b", read: readBytesBody });
    expect(await readInput(request, operation, {}, 2 ** 25).catch((error: unknown) => error)).toMatchObject(want);
  });
});
