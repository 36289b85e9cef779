import { describe, expect, it } from "vitest";
import type { Body, ResponseSpec } from "../../../../src/model/route-spec.js";
import { codes, onlyOperation, readPaths } from "../read.js";

async function readBody(
  operation: Record<string, unknown>,
  rest: Record<string, unknown> = {},
): Promise<Body | undefined> {
  return onlyOperation(await readPaths({ "/a": { post: operation } }, rest)).body;
}

async function readResponses(
  responses: unknown,
  rest: Record<string, unknown> = {},
  method = "get",
): Promise<ResponseSpec[]> {
  return onlyOperation(await readPaths({ "/a": { [method]: { responses } } }, rest)).responses;
}

const mediaTypes = ({ content }: { content: { mediaType: string }[] }) =>
  content.map(({ mediaType }) => mediaType).join();

describe("bodies", () => {
  it("reads media types in lower case without parameters, each once", async () => {
    const content = {
      "Application/JSON; charset=utf-8": { schema: { type: "string" } },
      "application/json": {},
      "*": {},
      "image/*": {},
    };
    const body = await readBody({ requestBody: { required: true, description: "d", content } });
    expect(body).toMatchObject({ required: true, description: "d" });
    expect(mediaTypes(body!)).toBe("application/json,*/*,image/*");
    expect(body!.content[0]?.schema).toEqual({ type: "string" });
  });

  it("leaves out what is not a media type, and takes anything when nothing is left", async () => {
    const result = await readPaths({
      "/a": { post: { requestBody: { content: { access_token: {}, "x-example": {} } } } },
    });
    expect(mediaTypes(onlyOperation(result).body!)).toBe("*/*");
    expect(codes(result)).toEqual(["warning media-type"]);
  });

  it("reads encodings, examples and item schemas", async () => {
    const body = await readBody(
      {
        requestBody: {
          content: {
            "multipart/form-data": {
              encoding: { a: { contentType: "image/png", style: "pipeDelimited", explode: false }, b: 1 },
            },
            "text/event-stream": { itemSchema: { type: "string" } },
            "application/json": { examples: { one: { $ref: "#/components/examples/E" }, two: { value: 2 } } },
          },
        },
      },
      { components: { examples: { E: { value: 1 } } } },
    );
    expect(body?.content).toEqual([
      {
        mediaType: "multipart/form-data",
        encoding: {
          a: {
            contentType: "image/png",
            origin: {
              file: "openapi.json",
              pointer: "/paths/~1a/post/requestBody/content/multipart~1form-data/encoding/a/contentType",
            },
            style: "pipeDelimited",
            explode: false,
          },
        },
      },
      { mediaType: "text/event-stream", itemSchema: { type: "string" } },
      { mediaType: "application/json", example: 1, examples: [2] },
    ]);
  });

  const v2 = { swagger: "2.0" };
  const body = { name: "b", in: "body", required: true, schema: { type: "object" } };
  const field = (name: string, more: Record<string, unknown> = {}) => ({
    name,
    in: "formData",
    type: "string",
    ...more,
  });

  const table: [
    what: string,
    operation: Record<string, unknown>,
    document: Record<string, unknown>,
    mediaTypes: string,
  ][] = [
    ["JSON when nothing is said", { parameters: [body] }, {}, "application/json"],
    ["what the document consumes", { parameters: [body] }, { consumes: ["text/xml"] }, "text/xml"],
    [
      "what the operation consumes",
      { parameters: [body], consumes: ["a/b", "nonsense"] },
      { consumes: ["text/xml"] },
      "a/b",
    ],
    [
      "a form when nothing is said",
      { parameters: [field("a")] },
      { consumes: ["application/json"] },
      "application/x-www-form-urlencoded",
    ],
    ["multipart for a file", { parameters: [field("a", { type: "file" })] }, {}, "multipart/form-data"],
    [
      "both kinds of form",
      { parameters: [field("a")], consumes: ["multipart/form-data", "application/x-www-form-urlencoded"] },
      {},
      "multipart/form-data,application/x-www-form-urlencoded",
    ],
  ];
  it.each(table)("2.0: %s", async (_what, operation, document, want) => {
    expect(mediaTypes((await readBody(operation, { ...v2, ...document }))!)).toBe(want);
  });

  it("2.0: makes an object of form fields", async () => {
    const list = { type: "array", items: { type: "integer" } };
    const parameters = [
      field("a", { required: true, maxLength: 3 }),
      field("b", { ...list, collectionFormat: "multi" }),
      field("c", list),
      field("f", { type: "file" }),
    ];
    const read = await readBody({ parameters }, v2);
    expect(read).toMatchObject({ required: true });
    expect(read?.content[0]).toEqual({
      mediaType: "multipart/form-data",
      schema: {
        type: "object",
        properties: { a: { type: "string", maxLength: 3 }, b: list, c: list, f: { type: "string", format: "binary" } },
        required: ["a"],
      },
      encoding: { b: { style: "form", explode: true }, c: { style: "form", explode: false } },
    });
  });

  it("2.0: reads several bodies as the properties of one", async () => {
    const parameters = [
      { in: "body", name: "title", required: true, description: "T", schema: { type: "string" } },
      { in: "body", name: "state", type: "integer" },
    ];
    const result = await readPaths({ "/a": { post: { parameters } } }, v2);
    expect(result.api.routes[0]?.operations[0]?.body).toMatchObject({
      required: true,
      content: [
        {
          mediaType: "application/json",
          schema: {
            type: "object",
            properties: { title: { type: "string", description: "T" }, state: { type: "integer" } },
            required: ["title"],
          },
        },
      ],
    });
    expect(result.diagnostics.map(({ message }) => message)).toEqual([
      'Expected one body, got more than one body; "title", "state" are read as the properties of one.',
    ]);
  });

  it("2.0: reads a body beside form fields as one of them", async () => {
    const parameters = [field("a"), { in: "body", name: "meta", schema: { type: "object" } }];
    const result = await readPaths({ "/a": { post: { parameters } } }, v2);
    expect(result.api.routes[0]?.operations[0]?.body?.content[0]?.schema).toMatchObject({
      properties: { a: { type: "string" }, meta: { type: "object" } },
    });
    expect(codes(result)).toEqual(["warning several-bodies"]);
  });
});

describe("responses", () => {
  it("sorts codes, ranges and default, and leaves out what is none", async () => {
    const result = await readPaths({
      "/a": {
        get: {
          responses: { default: {}, "4xx": {}, 404: {}, "2XX": {}, 200: {}, "x-y": {}, security: {}, 99: {}, 201: 5 },
        },
      },
    });
    expect(onlyOperation(result).responses.map(({ status }) => status)).toEqual([200, 404, "2XX", "4XX", "default"]);
    expect(codes(result).toSorted()).toEqual([
      "warning response-no-object",
      "warning response-status",
      "warning response-status",
    ]);
  });

  it.each<[responses: object | undefined, want: string[], method?: string]>([
    [undefined, ["default any"]],
    [{}, ["default any"]],
    [{ default: { description: "whatever" } }, ["default any"]],
    [{ 200: { description: "ok" }, 204: { description: "none" } }, ["200 any", "204 none"]],
    [{ 201: { content: {} } }, ["201 none"]],
    [{ 400: { content: { "application/json": {} } }, "5XX": {} }, ["400 application/json", "2XX any", "5XX any"]],
    [{ 302: { content: {} }, 404: { content: {} } }, ["302 none", "404 none"]],
    [{ 200: { description: "ok" } }, ["200 none"], "head"],
    [{}, ["default none"], "head"],
  ])("allows everything where nothing is said: %j", async (responses, want, method = "get") => {
    const read = await readResponses(responses, {}, method);
    const shown = read.map((one) => `${one.status} ${mediaTypes(one) || (one.mayBeAny ? "any" : "none")}`);
    expect(shown).toEqual(want);
  });

  it("gives no body where HTTP has none", async () => {
    const content = { "application/json": {} };
    const all = { 101: { content }, 204: { content }, 205: { content }, 304: { content }, 200: { content } };
    expect((await readResponses(all)).map((one) => `${one.status} ${mediaTypes(one)}`)).toEqual([
      "101 ",
      "200 application/json",
      "204 ",
      "205 ",
      "304 ",
    ]);
    expect((await readResponses(all, {}, "head")).map(mediaTypes)).toEqual(["", "", "", "", ""]);
  });

  it("reads headers, but Content-Type", async () => {
    const headers = {
      "X-A": { required: true, schema: { type: "integer" } },
      "content-type": { schema: {} },
      Link: { $ref: "#/components/headers/L" },
    };
    const [response] = await readResponses(
      { 200: { headers } },
      { components: { headers: { L: { description: "d" } } } },
    );
    expect(response?.headers).toMatchObject([
      { name: "X-A", required: true, schema: { type: "integer" }, style: "simple", explode: false },
      { name: "Link", required: false, description: "d" },
    ]);
  });

  it.each([
    ["text/csv", ["text/csv"], "it is read as one of one"],
    [{ "text/csv": {} }, ["application/json"], "it is ignored"],
  ])("2.0: produces that is %j, not a list, is told", async (produces, want, fate) => {
    const get = { produces, responses: { 200: { description: "", schema: { type: "string" } } } };
    const result = await readPaths({ "/a": { get } }, { swagger: "2.0" });
    expect(onlyOperation(result).responses[0]?.content.map(({ mediaType }) => mediaType)).toEqual(want);
    expect(result.diagnostics).toMatchObject([
      { code: "media-type", message: expect.stringContaining(fate) as string },
    ]);
  });

  it("2.0: joins schema, produces and examples", async () => {
    const examples = { "application/json": { a: 1 } };
    const responses = {
      200: { schema: { type: "object" }, examples },
      204: { description: "none" },
      206: { schema: { type: "file" } },
    };
    const json = await readResponses(responses, {
      swagger: "2.0",
      produces: ["application/json; charset=utf-8", "text/csv"],
    });
    expect(json.map((one) => `${one.status} ${mediaTypes(one)}`)).toEqual([
      "200 application/json,text/csv",
      "204 ",
      "206 text/csv",
    ]);
    expect(json[0]?.content[0]?.example).toEqual({ a: 1 });
    const bare = await readResponses(responses, { swagger: "2.0" });
    expect(bare.map(mediaTypes)).toEqual(["application/json", "", "application/octet-stream"]);
    const [unstated] = await readResponses({ 200: { description: "ok" } }, { swagger: "2.0" });
    expect(unstated).toMatchObject({ content: [], mayBeAny: true });
  });
});

it("tells at the keyword that the items of a request are not held against what 3.2 says of them, of answers nothing", async () => {
  const items = { itemSchema: { type: "integer" } };
  const parts = { prefixEncoding: [{ contentType: "text/plain" }], itemEncoding: { contentType: "text/plain" } };
  const requestBody = { content: { "application/jsonl": items, "multipart/mixed": parts } };
  const responses = { 200: { description: "", content: { "application/jsonl": items } } };
  const { diagnostics } = await readPaths({ "/a": { post: { requestBody, responses } } }, { openapi: "3.2.0" });
  expect(diagnostics.map(({ message, origin }) => [message, origin?.pointer.split("/").slice(-2).join(" ")])).toEqual([
    [
      'itemSchema of a request is not used: the items of "application/jsonl" are not held against it.',
      "application~1jsonl itemSchema",
    ],
    [
      'prefixEncoding of a request is not used: the items of "multipart/mixed" are not held against it.',
      "multipart~1mixed prefixEncoding",
    ],
    [
      'itemEncoding of a request is not used: the items of "multipart/mixed" are not held against it.',
      "multipart~1mixed itemEncoding",
    ],
  ]);
});

describe("parameters of 2.0 that are the body, in 3.x", () => {
  const parameters = [{ name: "a", in: "body", required: true, schema: { type: "integer" } }];
  const responses = { 200: { description: "" } };

  it("are read as one, which is told", async () => {
    const result = await readPaths({ "/a": { post: { parameters, responses } } });
    const content = [{ mediaType: "application/json", schema: { type: "integer" } }];
    expect(onlyOperation(result).body).toMatchObject({ required: true, content });
    expect(codes(result)).toEqual(["warning body-parameter"]);
  });

  it("are ignored beside requestBody, which is told", async () => {
    const requestBody = { content: { "text/plain": {} } };
    const result = await readPaths({ "/a": { post: { parameters, requestBody, responses } } });
    expect(onlyOperation(result).body?.content).toEqual([{ mediaType: "text/plain" }]);
    expect(codes(result)).toEqual(["warning body-parameter"]);
  });
});
