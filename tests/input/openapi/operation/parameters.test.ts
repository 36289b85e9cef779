import { describe, expect, it } from "vitest";
import type { Parameter } from "../../../../src/model/route-spec.js";
import { codes, onlyOperation, readPaths, refused, served } from "../read.js";

async function read(parameters: unknown, path = "/a", rest: Record<string, unknown> = {}) {
  const result = await readPaths({ [path]: { get: { parameters, responses: {} } } }, rest);
  return { operation: onlyOperation(result), codes: codes(result) };
}

/** `name style explode`, with a ! for required. */
function shown({ name, required, style, explode }: Parameter): string {
  return `${name}${required ? "!" : ""} ${style}${explode ? " explode" : ""}`;
}

describe("styles", () => {
  const list = { type: "array", items: { type: "string" } };
  const table: [what: string, stated: Record<string, unknown>, want: string, code?: string][] = [
    ["query default", { in: "query" }, "p form explode"],
    ["path default", { in: "path" }, "p! simple"],
    ["header default", { in: "header" }, "p simple"],
    ["cookie default", { in: "cookie" }, "p form explode"],
    ["required as a text", { in: "query", required: "true" }, "p! form explode", "warning no-boolean"],
    ["required as another text", { in: "query", required: "yes" }, "p! form explode", "warning no-boolean"],
    [
      "required as a word that says neither",
      { in: "query", required: "maybe" },
      "p form explode",
      "warning no-boolean",
    ],
    ["explode as a text", { in: "query", explode: "false" }, "p form", "warning no-boolean"],
    ["no explode", { in: "query", explode: false }, "p form"],
    ["label", { in: "path", style: "label" }, "p! label explode"],
    ["matrix explode", { in: "path", style: "matrix", explode: true }, "p! matrix explode"],
    ["space", { in: "query", style: "spaceDelimited" }, "p spaceDelimited"],
    ["pipe", { in: "query", style: "pipeDelimited" }, "p pipeDelimited"],
    ["deepObject", { in: "query", style: "deepObject" }, "p deepObject explode"],
    ["3.2 cookie style", { in: "cookie", style: "cookie" }, "p form explode", "info parameter-style"],
    ["cookie style elsewhere", { in: "query", style: "cookie" }, "p form explode", "warning parameter-style"],
    ["a style of another place", { in: "query", style: "matrix" }, "p form explode", "warning parameter-style"],
    ["no style at all", { in: "header", style: 1 }, "p simple", "warning parameter-style"],
  ];
  it.each(table)("%s", async (_what, stated, want, code) => {
    const { operation, codes } = await read([{ name: "p", schema: list, ...stated }], "/a/{p}");
    const all = [
      ...operation.query,
      ...operation.headers,
      ...operation.cookies,
      ...operation.params.filter(() => stated.in === "path"),
    ];
    expect(all.map(shown)).toEqual([want]);
    expect(codes.filter((one) => one !== "warning path-parameter-undeclared")).toEqual(
      code === undefined ? [] : [code],
    );
  });

  it.each([
    ["3.0.2", true],
    ["3.0.4", false],
    ["3.1.0", true],
    ["3.1.1", false],
    ["3.2.0", false],
  ])("label lists that are not exploded have dots in %s: %s", async (openapi, explode) => {
    const stated = [{ name: "p", in: "path", required: true, style: "label", schema: list }];
    const { operation } = await read(stated, "/a/{p}", { openapi });
    expect(operation.params[0]?.explode).toBe(explode);
  });

  const formats: [format: string | undefined, place: string, want: string][] = [
    [undefined, "query", "p form"],
    ["csv", "query", "p form"],
    ["csv", "path", "p! simple"],
    ["ssv", "query", "p spaceDelimited"],
    ["tsv", "query", "p tabDelimited"],
    ["pipes", "header", "p pipeDelimited"],
    ["multi", "query", "p form explode"],
  ];
  it.each(formats)("2.0 collectionFormat %s in %s", async (collectionFormat, place, want) => {
    const { operation } = await read([{ name: "p", in: place, ...list, collectionFormat }], "/a/{p}", {
      swagger: "2.0",
    });
    const all = [...operation.query, ...operation.headers, ...operation.params.filter(() => place === "path")];
    expect(all.map(shown)).toEqual([want]);
    expect(all[0]?.schema).toEqual(list);
  });
});

describe("which parameters an operation has", () => {
  it("overrides the path item's by name and place, headers without case", async () => {
    const result = await readPaths({
      "/a": {
        parameters: [
          { name: "q", in: "query", description: "path" },
          { name: "q", in: "header", description: "path" },
          { name: "X-A", in: "header", description: "path" },
        ],
        get: {
          parameters: [
            { name: "q", in: "query", description: "own" },
            { name: "x-a", in: "header", description: "own" },
          ],
        },
      },
    });
    const { query, headers } = onlyOperation(result);
    expect([...query, ...headers].map(({ name, description }) => `${name} ${description}`)).toEqual([
      "q own",
      "q path",
      "x-a own",
    ]);
  });

  const ignored: [what: string, stated: unknown, code: string][] = [
    ["no object", 5, "parameter-ignored"],
    ["no name", { in: "query" }, "parameter-ignored"],
    ["an empty name", { name: "", in: "query" }, "parameter-ignored"],
    ["no place", { name: "a" }, "parameter-ignored"],
    ["an unknown place", { name: "a", in: "url" }, "parameter-ignored"],
    ["a path parameter that is not in the path", { name: "a", in: "path" }, "path-parameter-unused"],
  ];
  it.each(ignored)("leaves out %s", async (_what, stated, code) => {
    const { operation, codes } = await read([stated, { name: "ok", in: "query" }]);
    expect(operation.query.map(({ name }) => name)).toEqual(["ok"]);
    expect(codes).toEqual([`warning ${code}`]);
  });

  it("counts the first of equal ones, and takes numbers for names", async () => {
    const { operation, codes } = await read([
      { name: 1, in: "query", description: "first" },
      { name: "1", in: "query", description: "second" },
    ]);
    expect(operation.query.map(({ name, description }) => [name, description])).toEqual([["1", "first"]]);
    expect(codes).toEqual(["warning parameter-twice"]);
  });

  it("ignores a list that is none, and reads the values of a map as one", async () => {
    const text = await read("page");
    expect(text.operation.query).toEqual([]);
    expect(text.codes).toEqual(["warning parameters-no-list"]);
    const map = await read({ a: { in: "query" }, b: { name: "c", in: "query" } });
    expect(map.operation.query.map(({ name }) => name)).toEqual(["a", "c"]);
    expect(map.codes).toEqual(["warning parameters-no-list"]);
    const one = await read({ in: "query", name: "page", description: "Which" });
    expect(one.operation.query.map(({ name }) => name)).toEqual(["page"]);
    expect(one.codes).toEqual(["warning parameters-no-list"]);
  });

  it("ignores headers that OpenAPI reserves", async () => {
    const { operation } = await read(
      ["Accept", "content-type", "AUTHORIZATION", "X-A"].map((name) => ({ name, in: "header" })),
    );
    expect(operation.headers.map(({ name }) => name)).toEqual(["X-A"]);
  });

  it("reads what clients send as a list with weights as a text, whatever its schema says", async () => {
    const schema = { type: "string", enum: ["de", "en"], default: "de" };
    const { operation, codes } = await read([
      { name: "Accept-Language", in: "header", schema },
      { name: "accept-encoding", in: "header", schema: { type: "string", description: "d" } },
      { name: "accept-language", in: "query", schema },
    ]);
    expect(operation.headers.map((one) => one.schema)).toEqual([
      { type: "string", default: "de" },
      { type: "string", description: "d" },
    ]);
    expect(operation.query.map((one) => one.schema)).toEqual([schema]);
    expect(codes).toEqual(["info negotiated-header"]);
  });

  it("gives path parameters in path order, undescribed ones as texts", async () => {
    const { operation, codes } = await read(
      [{ name: "b", in: "path", schema: { type: "integer" } }],
      "/{a}/{b}/{c:\\d+}",
    );
    expect(operation.params.map(({ name, required, schema }) => [name, required, schema])).toEqual([
      ["a", true, { type: "string" }],
      ["b", true, { type: "integer" }],
      ["c", true, { type: "string", pattern: "^(?:\\d+)$" }],
    ]);
    expect(codes).toEqual(["warning path-parameter-undeclared"]);
  });

  it("tells undescribed path parameters of an operation together, however many there are", async () => {
    const path = `/${Array.from({ length: 3000 }, (_, index) => `{p${index}}`).join("-")}`;
    const { diagnostics } = await readPaths({ [path]: { get: { responses: {} } } });
    expect(diagnostics.map(({ message }) => message)).toContain(
      'The path parameters "p0", "p1", "p2" and 2997 more are not described; they are read as texts.',
    );
  });

  it("moves parameters of the path's query part to the query", async () => {
    const { operation } = await read(
      [{ name: "name", in: "path", schema: { type: "integer" } }],
      "/a?file={name}&x={y}",
    );
    expect(operation.params).toEqual([]);
    expect(operation.query.map((one) => [shown(one), one.schema])).toEqual([
      ["file! form explode", { type: "integer" }],
      ["x! form explode", { type: "string" }],
    ]);
  });

  it("reads content-typed parameters", async () => {
    const { operation } = await read([
      { name: "f", in: "query", content: { "application/json": { schema: { type: "object" } } } },
    ]);
    expect(operation.query[0]).toMatchObject({ mediaType: "application/json", schema: { type: "object" } });
  });

  it("reads 3.2's querystring", async () => {
    const content = { "application/x-www-form-urlencoded": { schema: { type: "object" } } };
    const { operation } = await read([{ name: "all", in: "querystring", required: true, content }], "/a", {
      openapi: "3.2.0",
    });
    expect(operation.querystring).toEqual({
      mediaType: "application/x-www-form-urlencoded",
      schema: { type: "object" },
      required: true,
    });
  });

  it("takes a parameter without schema for a text, and 2.0's lists in lists for lists of texts", async () => {
    expect((await read([{ name: "a", in: "query" }])).operation.query[0]?.schema).toEqual({ type: "string" });
    const nested = { name: "a", in: "query", type: "array", items: { type: "array", items: { type: "integer" } } };
    expect((await read([nested], "/a", { swagger: "2.0" })).operation.query[0]?.schema).toEqual({
      type: "array",
      items: { type: "string" },
    });
  });
});

describe("paths that are told apart by query or headers", () => {
  const parameter = (name: string, place: string) => ({ name, in: place, required: true, schema: { type: "string" } });

  it("dispatches on a query part", async () => {
    const result = await readPaths({ "/q": { get: {} }, "/q?type=a": { get: {} }, "/q?type=b&flag": { get: {} } });
    expect(served(result)).toEqual(["GET /q [q]", "GET /q?type=a [q]", "GET /q?type=b&flag [q]"]);
    expect(result.api.routes.map(({ match }) => match?.query)).toEqual([
      undefined,
      { type: "a" },
      { type: "b", flag: "" },
    ]);
  });

  it("dispatches on a fragment that names declared parameters", async () => {
    const post = (...parameters: unknown[]) => ({ post: { parameters } });
    const result = await readPaths({
      "/#X-Amz-Target=A.One": post(parameter("x-amz-target", "header")),
      "/#Action=Two&Version": post(parameter("Action", "query"), parameter("Version", "query")),
      "/#section": { post: {} },
    });
    expect(served(result)).toEqual(["POST /#X-Amz-Target=A.One []", "POST /#Action=Two&Version []"]);
    expect(result.api.routes.map(({ match }) => match)).toEqual([
      { slugs: {}, headers: { "x-amz-target": "A.One" } },
      { slugs: {}, query: { Action: "Two", Version: "" } },
    ]);
    expect(refused(result)).toEqual([expect.stringMatching(/^POST \/#section: A fragment is never sent/)]);
  });
});

it.each([
  ["/a/:id(\\d+)", { type: "string" }, ["warning path-pattern"]],
  ["/a/{id:\\d+}", { type: "string" }, ["warning path-pattern"]],
  ["/a/{id:\\d+}", { type: "string", pattern: "^\\d+$" }, []],
  ["/a/{id:int}", { type: "integer" }, []],
])("the pattern of %s beside the schema %j is told where nothing checks it", async (path, schema, want) => {
  const { operation, codes } = await read([{ name: "id", in: "path", required: true, schema }], path);
  expect(operation.params[0]?.schema).toEqual(schema);
  expect(codes).toEqual(want);
});

it("a parameter before an extension is told as read", async () => {
  const { operation, codes } = await read([], "/img/:name.png");
  expect(operation.params.map(({ name }) => name)).toEqual(["name"]);
  expect(codes).toEqual(["warning path-parameter-style"]);
});
