import { Readable } from "node:stream";
import * as z from "zod";
import { describe, expect, test } from "vitest";
import { fakeRequest, loadRuntime, type Violation } from "./load.js";

interface Encoded {
  status: number;
  headers: Map<string, string | string[]>;
  body?: unknown;
}
const { encodeAnswer } = await loadRuntime<{
  encodeAnswer(operation: object, response: object, request: object): Encoded;
}>("respond");
const { checkResponse } = await loadRuntime<{ checkResponse(operation: object, response: object): void }>(
  "development",
);
const { writeEvents, writeLines } =
  await loadRuntime<Record<"writeEvents" | "writeLines", (body: unknown) => AsyncIterable<string>>>("events");

/** What is told of an answer that the contract does not allow. */
function wrongIn(response: object): Violation[] {
  try {
    checkResponse(operation, response);
    return [];
  } catch (problem) {
    return (problem as { errors: Violation[] }).errors;
  }
}

function headersOf(response: object): object {
  return Object.fromEntries(encodeAnswer(operation, response, fakeRequest({ method: "POST" })).headers);
}

const operation = {
  id: "op",
  responses: {
    200: {
      headers: [
        { name: "X-Total", required: true, schema: z.int() },
        { name: "X-Next", schema: z.string() },
        { name: "X-List", schema: z.array(z.int()) },
      ],
      content: [{ mediaType: "application/json", schema: z.array(z.int()) }, { mediaType: "text/csv" }],
    },
    201: { content: [{ mediaType: "application/vnd.api+json" }] },
    202: { content: [{ mediaType: "*/*" }] },
    203: { content: [{ mediaType: "image/png" }] },
    204: {},
    207: { json: z.int() },
    206: { content: [{ mediaType: "text/event-stream", write: writeEvents }] },
    "4XX": { content: [{ mediaType: "application/json", schema: z.object({ title: z.string() }) }] },
  },
};

describe("what goes over the wire", () => {
  const bytes = new Uint8Array([1]);
  const stream = Readable.from(["x"]);
  test.each<[response: object, contentType: string | undefined, body: unknown]>([
    [{ status: 200, body: [1] }, "application/json", "[1]"],
    [{ status: 200, contentType: "text/csv", body: "a,b" }, "text/csv; charset=utf-8", "a,b"],
    [{ status: 200, body: "text" }, "application/json", '"text"'],
    [{ status: 200, body: null }, "application/json", "null"],
    [{ status: 201, body: { a: undefined } }, "application/vnd.api+json", "{}"],
    [{ status: 202, body: "text" }, "text/plain; charset=utf-8", "text"],
    [{ status: 202, body: { a: 1 } }, "application/json", '{"a":1}'],
    [{ status: 202, body: bytes }, "application/octet-stream", bytes],
    [{ status: 202, contentType: "text/html", body: "<p>" }, "text/html; charset=utf-8", "<p>"],
    [{ status: 203, body: bytes }, "image/png", bytes],
    [{ status: 203, body: stream }, "image/png", stream],
    [{ status: 207, body: 1 }, "application/json", "1"],
    [{ status: 204 }, undefined, undefined],
    [{ status: 204, body: null }, undefined, undefined],
    [{ status: 404, body: { title: "x" } }, "application/json", '{"title":"x"}'],
    [{ status: 200, headers: { "Content-Type": "application/x" }, body: [1] }, "application/x", "[1]"],
    [{ status: 200, headers: { "content-type": "application/x" }, body: [1] }, "application/x", "[1]"],
  ])("%o", (response, contentType, body) => {
    const encoded = encodeAnswer(operation, response, fakeRequest({ method: "POST" }));
    expect([encoded.headers.get("content-type"), encoded.body]).toEqual([contentType, body]);
  });

  test("headers in style simple; several cookies stay several", () => {
    const headers = { A: 1, B: ["x", "y"], C: { R: 100 }, D: undefined, E: null, "set-cookie": ["a=1", "b=2"] };
    expect(headersOf({ status: 204, headers })).toEqual({
      a: "1",
      b: "x,y",
      c: "R,100",
      "set-cookie": ["a=1", "b=2"],
    });
  });

  test("events are not held back by proxies and compression", () => {
    expect(headersOf({ status: 206, body: Readable.from([]) })).toEqual({
      "content-type": "text/event-stream",
      "cache-control": "no-cache, no-transform",
    });
  });
});

describe("what cannot be sent", () => {
  test.each<[response: object, message: string]>([
    [{ status: 99 }, "Expected a status from 200 to 599, not 99."],
    [{ status: 600 }, "Expected a status from 200 to 599, not 600."],
    [{}, "Expected a status from 200 to 599, not undefined."],
    [{ status: 204, headers: { "X-Name": "日本" } }, "Invalid character in header content"],
    [{ status: 204, headers: { "X-Name": "a\r\nSet-Cookie: b" } }, "Invalid character in header content"],
    [{ status: 204, headers: { "X Name": "a" } }, "Header name must be a valid HTTP token"],
  ])("%j", (response, message) => {
    expect(() => encodeAnswer(operation, response, fakeRequest({ method: "POST" }))).toThrow(message);
  });
});

describe("what breaks the contract", () => {
  test.each<[response: object, places: string[]]>([
    [{ status: 200, headers: { "X-Total": 1 }, body: [1] }, []],
    [{ status: 200, headers: { "X-Total": 1, "X-Next": "a" }, body: [1] }, []],
    [
      { status: 200, headers: { "X-Total": "1", "X-Next": 5 }, body: ["a", 1, "b"] },
      ["X-Total", "X-Next", "#/0", "#/2"],
    ],
    [{ status: 200, body: [] }, ["X-Total"]],
    [{ status: 200, headers: { "X-Total": 1 }, contentType: "text/csv", body: "a" }, []],
    [{ status: 204 }, []],
    [{ status: 207, body: "x" }, ["#"]],
    [{ status: 302 }, ["302 is not in the contract"]],
    [{ status: 404, body: { title: "x" } }, []],
    [{ status: 404, body: {} }, ["#/title"]],
    // What JSON makes of it counts.
    [{ status: 404, body: { title: new Date(0) } }, []],
  ])("%j", (response, places) => {
    expect(wrongIn(response).map(({ name, pointer, detail }) => name ?? pointer ?? detail)).toEqual(places);
  });
});

test("what is wrong inside of a header is told as that", () => {
  const [wrong] = wrongIn({ status: 200, headers: { "X-Total": 1, "X-List": [1, "x"] }, body: [] });
  expect(wrong).toEqual({
    in: "response",
    name: "X-List",
    pointer: "#/1",
    detail: "Invalid input: expected number, received string",
  });
});

describe("streams", () => {
  async function textOf(chunks: AsyncIterable<string>): Promise<string> {
    let text = "";
    for await (const chunk of chunks) text += chunk;
    return text;
  }

  test("events", async () => {
    const events = [{ data: "a\nb\r\nc" }, { data: { x: 1 }, event: "up\ndate", id: "1", retry: 5 }, { event: "ping" }];
    expect(await textOf(writeEvents(Readable.from(events)))).toBe(
      'data: a\ndata: b\ndata: c\n\nevent: update\nid: 1\nretry: 5\ndata: {"x":1}\n\nevent: ping\n\n',
    );
  });

  test("lines", async () => {
    expect(await textOf(writeLines(Readable.from([{ a: 1 }, "b\n"])))).toBe('{"a":1}\n"b\\n"\n');
  });
});
