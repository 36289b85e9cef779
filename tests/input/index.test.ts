import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readInput, type InputRequest, type InputResult } from "../../src/input/index.js";
import { initFile } from "../../src/input/routes-file/index.js";
import { UserError } from "../../src/model/diagnostic.js";

const root = mkdtempSync(join(tmpdir(), "input-"));
afterAll(() => rmSync(root, { recursive: true }));
let count = 0;

/** Reads files written into a fresh folder. */
async function read(files: Record<string, string>, request: Partial<InputRequest> = {}): Promise<InputResult> {
  const cwd = join(root, String(count++));
  mkdirSync(cwd);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, file)), { recursive: true });
    writeFileSync(join(cwd, file), text);
  }
  return readInput({ cwd, specs: [], ...request });
}

async function readOwn(text: string): Promise<InputResult> {
  return read({ "api-routes.yaml": text });
}

function shown({ diagnostics }: InputResult): string[] {
  return diagnostics.map(({ origin, code }) => `${origin?.file}:${origin?.line}:${origin?.column} ${code}`);
}

describe("what is not a spec", () => {
  it.each([
    ['{"swaggerVersion":"1.2","apis":[]}', "Swagger 1 has to be converted to OpenAPI first."],
    ['{"asyncapi":"3.0.0","channels":{}}', "AsyncAPI describes messages; routes are described by OpenAPI."],
    ['{"a":1}', "create-api-route init writes a file of routes to start from."],
  ])("%s", async (text, hint) => {
    const { diagnostics } = await read({ "spec.json": text }, { specs: ["spec.json"] });
    expect(diagnostics.map(({ code, hint: said }) => [code, said])).toEqual([["not-a-spec", hint]]);
  });

  it.each(['{"route":{}}', '{"routes":{}}', "{}"])("but %s is held to be ours", async (text) => {
    const { diagnostics } = await read({ "spec.json": text }, { specs: ["spec.json"] });
    expect(diagnostics.map(({ code }) => code)).not.toContain("not-a-spec");
  });

  it("an address", async () => {
    const reading = read({}, { specs: ["https://example.com/openapi.json"] });
    await expect(reading).rejects.toThrow('A spec is a file, and "https://example.com/openapi.json" is an address.');
  });

  it.each([
    ["https://example.com/v1", "openapi.json https://example.com/v1"],
    ["https://example.com/a.yml#x", 'openapi.yaml "https://example.com/a.yml#x"'],
    ["https://example.com/spec.yaml?a=1&b=2", 'openapi.yaml "https://example.com/spec.yaml?a=1&b=2"'],
  ])("an address, with a command that fetches it: %s", async (address, words) => {
    await expect(read({}, { specs: [address] })).rejects.toMatchObject({
      hint: `Download it first, so that it is there next time: curl -o ${words}`,
    });
  });
});

it.each([
  [
    "api-routes.yaml",
    "routes: { a: { get: { query: { m: { type: string, enum: [08, 1.10], default: 08 }, n: { type: integer, default: 08 } }, response: M } } }\nmodels: { M: { type: object, properties: { 007: string }, required: [007] } }",
  ],
  [
    "api-routes.json",
    '{"routes": {"a": {"get": {"query": {"m": {"type": "string", "enum": [08, 1.10], "default": 08}, "n": {"type": "integer", "default": 8}}, "response": "M"}}}, "models": {"M": {"type": "object", "properties": {"007": "string"}, "required": [007]}}}',
  ],
])("%s: numbers are the texts they spell where texts are meant", async (file, text) => {
  const { api, diagnostics } = await read({ [file]: text });
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(api.routes[0]?.operations[0]?.query.map(({ schema }) => schema)).toEqual([
    { type: "string", enum: ["08", "1.10"], default: "08" },
    { type: "integer", default: 8 },
  ]);
  expect([...api.models.values()][0]?.schema).toMatchObject({ required: ["007"] });
});

describe("which files are read", () => {
  const own = "routes: { a: { get: {} } }";
  it.each([
    ["api-routes.yaml", "api-routes.yml", "openapi.yaml"],
    ["api-routes.json", "openapi.yaml"],
  ])("the first of the usual names: %s", async (...names) => {
    const files = Object.fromEntries(names.map((name) => [name, name.endsWith("json") ? '{"routes":{}}' : own]));
    expect((await read(files)).specs).toEqual([names[0]]);
  });

  it("says what it looked for when there is none", async () => {
    await expect(read({})).rejects.toThrow(UserError);
    await expect(read({})).rejects.toThrow(/api-routes\.yaml, .*openapi\.json, .*swagger\.yaml/);
    const error = await read({}).catch((thrown: unknown) => thrown as UserError);
    expect(error).toMatchObject({ hint: expect.stringContaining("create-api-route init") as string });
  });

  it("reads what is named, several at once, and keeps models apart", async () => {
    const file = (route: string) =>
      `routes: { ${route}: { get: { response: User } } }\nmodels: { User: { ${route}: string } }`;
    const { api, specs, diagnostics } = await read(
      { "a.yaml": file("a"), "b.yaml": file("b") },
      { specs: ["a.yaml", "b.yaml"] },
    );
    expect(diagnostics).toEqual([]);
    expect(specs).toEqual(["a.yaml", "b.yaml"]);
    expect([...api.models].map(([id, { name, schema }]) => [id, name, schema])).toEqual([
      ["User", "User", { type: "object", properties: { a: { type: "string" } }, required: ["a"] }],
      ["User~2", "User", { type: "object", properties: { b: { type: "string" } }, required: ["b"] }],
    ]);
    const schemas = api.routes.map(({ operations }) => operations[0]?.responses[0]?.content[0]?.schema);
    expect(schemas).toEqual([{ $ref: "User" }, { $ref: "User~2" }]);
  });

  it("reads a spec that another one refers into as a spec of its own, whichever comes first, and none twice", async () => {
    const document = (path: string, more: string) =>
      `openapi: 3.1.0\ninfo: { title: t, version: "1" }\npaths: { /${path}: { get: { responses: { 200: { description: d, ${more} } } } } }`;
    const answer = (ref: string) => `content: { application/json: { schema: { $ref: "${ref}" } } }`;
    const files = {
      "a.yaml": document("a", answer("b.yaml#/components/schemas/B")),
      "b.yaml": `${document("b", answer("#/components/schemas/B"))}\ncomponents: { schemas: { B: { type: object } } }`,
    };
    const routes = async (...specs: string[]) => {
      const { api, diagnostics } = await read(files, { specs });
      expect(diagnostics).toEqual([]);
      return api.routes.map(({ id }) => id);
    };
    expect(await routes("a.yaml", "b.yaml")).toEqual(["/a", "/b"]);
    expect(await routes("b.yaml", "a.yaml")).toEqual(["/b", "/a"]);
    expect(await routes("a.yaml", "./b.yaml", "b.yaml")).toEqual(["/a", "/b"]);
    expect(await routes("a.yaml")).toEqual(["/a"]);
  });

  it("names the place that names a missing file", async () => {
    const result = await read(
      { "conf/api-routes.yaml": "router: pages\nspec: [gone.yaml]" },
      { config: "conf/api-routes.yaml" },
    );
    expect(shown(result)).toEqual(["conf/api-routes.yaml:2:8 file-missing"]);
    expect(result.diagnostics[0]?.message).toBe("conf/gone.yaml does not exist");
  });

  it("wants OpenAPI below spec", async () => {
    const result = await read({ "api-routes.yaml": "spec: other.yaml", "other.yaml": "routes: {}" });
    expect(shown(result)).toEqual(["api-routes.yaml:1:1 not-openapi"]);
  });
});

describe("api-routes.yaml", () => {
  it("as init writes it has nothing to complain about", async () => {
    const { api, diagnostics } = await readOwn(initFile());
    expect(diagnostics).toEqual([]);
    const operations = api.routes.flatMap((route) => route.operations.map(({ method }) => `${method} ${route.id}`));
    expect(operations).toEqual(["GET /users", "POST /users", "GET /users/[id]", "DELETE /users/[id]"]);
    expect(initFile().split("\n")[0]).toMatch(/^# yaml-language-server: \$schema=/);
  });

  it("tells of a text with a comma in { } that alone; a document lacks no more than the text's end", async () => {
    const own = await readOwn(
      "routes: { a: { get: { summary: One, two, response: User } } }\nmodels: { User: { a: uid } }",
    );
    expect(shown(own)).toEqual(["api-routes.yaml:1:37 yaml-comma"]);
    const example = "{ type: object, additionalProperties: string, example: { a: x, b } }";
    const shows = await readOwn(`routes: { a: { get: { response: ${example} } } }`);
    expect(shows.diagnostics.map(({ code, severity }) => [code, severity])).toEqual([["yaml-comma", "warning"]]);
    const text = "{ openapi: 3.0.3, info: { title: a, b, version: 1.0.0 }, paths: { /a: { get: {} } } }";
    const { diagnostics } = await read({ "a.yaml": text }, { specs: ["a.yaml"] });
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toContainEqual(["yaml-comma", "warning"]);
  });

  it.each([
    "{ headers: { X-A: { type: string } }, body: WHOLE }",
    "{ description: d, content: { application/json: WHOLE } }",
    "WHOLE",
  ])("finds keywords within an answer %s", async (answer) => {
    const text = `routes: { a: { get: { responses: { 200: ${answer.replace("WHOLE", "{ b: { type: string, pattern: x } }")} } } } }`;
    const { api, locate } = await readOwn(text);
    const origin = api.routes[0]!.operations[0]!.responses[0]!.origin;
    const place = locate({
      ...origin,
      pointer: `${origin.pointer}/content/application~1json/schema/properties/b/pattern`,
    });
    expect(place.column).toBe(text.indexOf("pattern") + 1);
  });

  it("gives settings", async () => {
    const { settings } = await readOwn("language: js\nprefix: v1\ninclude: a/**\nexclude: [b, c]");
    expect(settings).toEqual({
      language: "js",
      prefix: "v1",
      spec: [],
      include: ["a/**"],
      exclude: ["b", "c"],
    });
  });

  it("gives path parameters in path order, strings unless described", async () => {
    const { api } = await readOwn(`routes:
  a/:x/{y}/[...rest]: { params: { y: uuid }, get: { params: { x: { type: integer, description: X } } } }
  b/[[...slug]]: { get: }`);
    const params = api.routes.map(({ operations }) =>
      operations[0]?.params.map(({ name, required, schema, description }) => [name, required, schema, description]),
    );
    expect(params).toEqual([
      [
        ["x", true, { type: "integer", description: "X" }, "X"],
        ["y", true, { type: "string", format: "uuid" }, undefined],
        ["rest", true, { type: "array", items: { type: "string" } }, undefined],
      ],
      [["slug", false, { type: "array", items: { type: "string" } }, undefined]],
    ]);
  });

  it("knows four ways to be optional and one to be required", async () => {
    const { api } = await readOwn(
      'routes: { a: { get: { query: { a: string?, "b?": { type: string }, c: { type: string, default: x }, d: string } } } }',
    );
    expect(api.routes[0]?.operations[0]?.query.map(({ name, required }) => `${name} ${required}`)).toEqual([
      "a false",
      "b false",
      "c false",
      "d true",
    ]);
  });

  it("gives bodies and answers their media types", async () => {
    const { api, diagnostics } = await readOwn(`routes:
  a:
    get:
    head:
    post: { body: "User?", response: null }
    put: { body: { content: { Text/CSV;charset=utf-8: string } }, response: binary, responses: { default: Problem, 4XX: null, 404: Problem } }
models: { User: {} }`);
    expect(diagnostics).toEqual([]);
    const seen = api.routes[0]?.operations.map(({ method, body, responses }) => [
      method,
      body && `${body.required} ${body.content.map(({ mediaType }) => mediaType).join()}`,
      responses.map(({ status, content }) => `${status} ${content.map(({ mediaType }) => mediaType).join()}`),
    ]);
    expect(seen).toEqual([
      ["GET", undefined, ["200 application/json"]],
      ["POST", "false application/json", ["204 "]],
      [
        "PUT",
        "true text/csv",
        ["200 application/octet-stream", "404 application/problem+json", "4XX ", "default application/problem+json"],
      ],
      ["HEAD", undefined, ["200 "]],
    ]);
  });

  it("takes what is clearly OpenAPI as OpenAPI means it", async () => {
    const { api, diagnostics } = await readOwn(`routes:
  a:
    get: { query: { page: { schema: { type: integer }, required: false } }, responses: { 204: { headers: { X-A: string } }, 404: { description: Not found } } }
    post: { body: { multipart/form-data: { file: binary } }, responses: { 201: { headers: { Location: uri }, body: User } } }
    put: { body: { content: { application/json: { schema: { $ref: "#/components/schemas/User" }, example: { id: 1 } } } }, response: { text/csv: string } }
models: { User: { id: integer, name: string, additionalProperties: string, required: [id], description: A person } }`);
    expect(diagnostics).toEqual([]);
    const [list, upload, put] = api.routes[0]!.operations;
    expect(list?.query).toMatchObject([{ name: "page", required: false, schema: { type: "integer" } }]);
    expect(list?.responses).toMatchObject([
      { status: 204, headers: [{ name: "X-A", required: true }], content: [] },
      { status: 404, content: [], mayBeAny: true, description: "Not found" },
    ]);
    const file = { type: "object", properties: { file: { type: "string", format: "binary" } }, required: ["file"] };
    expect(upload?.body?.content).toEqual([{ mediaType: "multipart/form-data", schema: file }]);
    expect(upload?.responses).toMatchObject([
      { status: 201, headers: [{ name: "Location" }], content: [{ schema: { $ref: "User" } }] },
    ]);
    expect(put?.body?.content).toEqual([
      { mediaType: "application/json", schema: { $ref: "User" }, example: { id: 1 } },
    ]);
    expect(put?.responses[0]?.content).toEqual([{ mediaType: "text/csv", schema: { type: "string" } }]);
    expect(api.models.get("User")?.schema).toEqual({
      type: "object",
      description: "A person",
      properties: { id: { type: "integer" }, name: { type: "string" } },
      required: ["id"],
      additionalProperties: { type: "string" },
    });
  });

  it("brings Problem along only where it is named and not defined", async () => {
    const route = "routes: { a: { get: { responses: { 404: Problem } } } }";
    expect((await readOwn(route)).api.models.get("Problem")?.schema).toMatchObject({
      type: "object",
      description: /9457/,
    });
    expect((await readOwn(`${route}\nmodels: { Problem: string }`)).api.models.get("Problem")?.schema).toEqual({
      type: "string",
    });
    expect((await readOwn("routes: { a: { get: } }")).api.models.size).toBe(0);
  });

  it("reads models in all their forms, circles too", async () => {
    const { api, diagnostics } = await readOwn(`models:
  Tree: { value: any, children: "Tree[]", "note?": { type: string, maxLength: 5 } }
  Schema: { type: object, properties: { a: "Tree[]", b: { c: integer } }, required: [a] }
  Ref: { allOf: [{ $ref: "#/models/Tree" }, { $ref: Schema }], example: 1 }
  Inline: { type: string, id: uuid }`);
    expect(diagnostics).toEqual([]);
    expect(Object.fromEntries([...api.models].map(([id, { schema }]) => [id, schema]))).toEqual({
      Tree: {
        type: "object",
        properties: {
          value: true,
          children: { type: "array", items: { $ref: "Tree" } },
          note: { type: "string", maxLength: 5 },
        },
        required: ["value", "children"],
      },
      Schema: {
        type: "object",
        properties: {
          a: { type: "array", items: { $ref: "Tree" } },
          b: { type: "object", properties: { c: { type: "integer" } }, required: ["c"] },
        },
        required: ["a"],
      },
      Ref: { allOf: [{ $ref: "Tree" }, { $ref: "Schema" }], examples: [1] },
      Inline: {
        type: "object",
        properties: { type: { type: "string" }, id: { type: "string", format: "uuid" } },
        required: ["type", "id"],
      },
    });
  });

  it("applies the file's security unless an operation says otherwise", async () => {
    const { api } =
      await readOwn(`securitySchemes: { key: { type: apiKey, in: header, name: X-Key }, jwt: { type: http, scheme: Bearer } }
security: key
routes: { a: { get: , post: { security: [] }, put: { security: [jwt, { jwt: [], key: [admin] }] } } }`);
    expect(api.routes[0]?.operations.map(({ security }) => security)).toEqual([
      [{ key: [] }],
      undefined,
      [{ jwt: [] }, { jwt: [], key: ["admin"] }],
    ]);
    expect(api.securitySchemes).toEqual([
      { name: "key", kind: "apiKey", in: "header", parameter: "X-Key" },
      { name: "jwt", kind: "http", scheme: "bearer" },
    ]);
  });

  const problems: [what: string, text: string, want: string[]][] = [
    ["two spellings of a route", "routes:\n  a/:id: { get: }\n  a/{id}: { put: }", ["3:3 route-stated-twice"]],
    ["a bad route name", "routes:\n  '[id': { get: }", ["2:3 route-brackets"]],
    ["an unknown type", "routes: { a: { get: { response: Usr } } }", ["1:23 unknown-type"]],
    ["an optional answer", "routes: { a: { get: { response: string? } } }", ["1:23 optional-without-meaning"]],
    ["an optional item", "models: { A: { type: array, items: string? } }", ["1:29 optional-without-meaning"]],
    ["an unknown reference", "models: { A: { $ref: B } }", ["1:16 unknown-model"]],
    [
      "a parameter that is not in the path",
      "routes: { a: { get: { params: { id: uuid } } } }",
      ["1:33 param-not-in-path"],
    ],
    ["an optional path parameter", "routes: { ':id': { params: { id: uuid? }, get: } }", ["1:30 path-param-optional"]],
    [
      "a catch-all that is not a list",
      "routes: { '[...a]': { params: { a: uuid }, get: } }",
      ["1:33 catch-all-not-list"],
    ],
    ["200 twice", "routes: { a: { get: { response: any, responses: { 200: any } } } }", ["1:51 duplicate-status"]],
    [
      "an operationId twice",
      "routes: { a: { get: { operationId: x }, put: { operationId: x } } }",
      ["1:48 operation-id-twice"],
    ],
    [
      "an unknown scheme",
      "security: key\nroutes: { a: { get: { security: jwt } } }",
      ["1:1 unknown-security-scheme", "2:23 unknown-security-scheme"],
    ],
    ["an incomplete scheme", "securitySchemes: { key: { type: apiKey } }", ["1:20 missing-key"]],
    ["a model named as a type", "models: { date: string }", ["1:11 model-name-taken"]],
    [
      "optional and required",
      "models: { A: { type: object, properties: { a: string? }, required: [a] } }",
      ["1:44 optional-and-required"],
    ],
    [
      "an example without an answer",
      "routes: { a: { get: { response: null, example: 1 } } }",
      ["1:39 example-without-response"],
    ],
    [
      "answers by their status as one answer",
      "routes: { a: { get: { response: { 200: string, 404: Problem } } } }",
      ["1:23 status-as-field"],
    ],
    ["a field whose name is a number", "routes: { a: { get: { response: { 200: string, at: string } } } }", []],
    [
      "a list without quotes inside braces",
      "routes:\n  a: { get: { response: User[], query: { b: c[] } } }",
      ["2:25 yaml-syntax"],
    ],
    [
      "a route without quotes inside braces",
      "routes: { users/[id]: { get: { response: User[] } } }",
      ["1:11 yaml-syntax"],
    ],
    ["a path without quotes inside braces", "routes: { users/{id}: { get: } }", ["1:11 yaml-syntax"]],
    [
      "fields of an answer that may be properties",
      "routes: { a: { get: { response: { headers: { A: string } } }, post: { body: { schema: { a: string } } }, put: { body: { content: string } } } }",
      ["1:35 taken-for-property", "1:79 taken-for-property"],
    ],
    ["a prefix that leaves the API", "language: ts\nprefix: ../v1", ["2:1 bad-prefix"]],
    ["a prefix with an open brace", "prefix: v1/{x", ["1:1 bad-prefix"]],
    ["a prefix with a parameter", "prefix: v{n}", ["1:1 bad-prefix"]],
    [
      "several at once, in reading order",
      "models: { A: Bx }\nroutes: { a: { get: { response: Cx } } }\nfoo: 1",
      ["1:11 unknown-type", "2:23 unknown-type", "3:1 unknown-key"],
    ],
  ];
  it.each(problems)("complains about %s", async (_what, text, want) => {
    expect(shown(await readOwn(text))).toEqual(want.map((line) => `api-routes.yaml:${line}`));
  });
});
