import { expect, test } from "vitest";
import { onlyOperation, readFiles } from "../openapi/read.js";

/** What of `post` is told, with its place below it. */
async function told(post: string): Promise<string[]> {
  const { diagnostics } = await readFiles({
    "api-routes.yaml": `routes: { a: { post: { ${post}, response: null } } }`,
  });
  return diagnostics.map(({ code, origin }) => `${code} ${origin?.pointer.replace("/routes/a/post/", "")}`);
}

test.each([
  ["body: { content: { application/json: binary } }", "json-file body/content/application~1json"],
  ["query: { f: binary? }", "parameter-file query/f"],
  ["headers: { X-F: { type: array, items: binary } }", "parameter-file headers/X-F"],
  ["headers: { Authorization: string }", "reserved-header headers/Authorization"],
  ["body: { extends: uuid, level: integer }", "taken-for-property body/extends"],
  ["body: { name: string, required: true }", "taken-for-property body/required"],
  ["query: { q: { of: string, nullable: true } }", "taken-for-property query/q/nullable"],
  ["body: { type: array, of: string }", "taken-for-property body/of"],
  ["query: { id: { type: uuid } }", "taken-for-property query/id/type"],
  ["body: { type: integer, minimum: 3, maximum: 2 }", "schema-bound body/minimum"],
  ["query: { q: { type: uuid, minLength: 9, maxLength: 1 } }", "schema-bound query/q/minLength"],
  ["body: { type: string, regex: a.b }", "unknown-type body/regex"],
  ["body: { type: object, required: [nme], properties: { name: string } }", "schema-required body/required/0"],
  ["body: { type: object, required: true, properties: { name: string } }", "wrong-type body/required"],
  ["body: { type: object, required: [no, ~], properties: { no: string } }", "wrong-type body/required/1"],
  ["query: { q: { type: string, properties: ~ } }", "wrong-type query/q/properties"],
  ["query: { q: { type: string, properties: [~] } }", "wrong-type query/q/properties"],
  ["body: { type: object, properties: { a: string }, allOf: { $ref: User } }", "wrong-type body/allOf"],
])("%s is told", async (post, want) => {
  expect(await told(post)).toEqual([want]);
});

test.each([
  "body: binary",
  "body: { type: integer, minimum: 2, maximum: 2 }",
  "body: { type: string, of: string, name: string }",
  "body: { type: string }",
  "body: { properties: { type: uuid } }",
  "body: { name: true, required: boolean }",
  "body: { name: string, additionalProperties: false }",
  "body: { name: string, unevaluatedProperties: true }",
  "body: { content: { application/octet-stream: binary } }",
  "body: { multipart/form-data: { f: binary } }",
  "body: { type: object, required: [name], properties: { name: string } }",
  "body: { type: object, required: [id], properties: { name: string }, additionalProperties: true }",
  "body: { allOf: [{ id: integer }, { type: object, required: [id], properties: { name: string } }] }",
])("%s is not", async (post) => {
  expect(await told(post)).toEqual([]);
});

/** The only operation's body. */
async function bodyOf(body: string): Promise<unknown> {
  const operation = onlyOperation(
    await readFiles({
      "api-routes.yaml": `routes: { /users: { post: { body: ${body}, response: null } } }\nmodels: { User: { id: uuid } }`,
    }),
  );
  return { ...(operation.body?.content[0]?.schema as object), isRequired: operation.body?.required };
}

test.each([
  ["{ type: uuid, description: The id }", { type: "string", format: "uuid", description: "The id" }],
  ["{ type: 'date[]', maxItems: 2 }", { type: "array", items: { type: "string", format: "date" }, maxItems: 2 }],
  ["{ type: User, nullable: true }", { anyOf: [{ $ref: "User" }, { type: "null" }] }],
  ["{ type: string, nullable: true, enum: [a] }", { type: ["string", "null"], enum: ["a", null] }],
  ["{ type: asc|desc, default: asc }", { type: "string", enum: ["asc", "desc"], default: "asc" }],
  [
    "{ type: red | blue?, example: blue }",
    { type: "string", enum: ["red", "blue"], examples: ["blue"], isRequired: false },
  ],
  [
    "{ type: string|integer, default: string }",
    {
      type: "object",
      properties: { type: { type: ["string", "integer"] }, default: { type: "string" } },
      required: ["type", "default"],
    },
  ],
  ["{ type: integer?, nullable: true }", { type: ["integer", "null"], isRequired: false }],
  ["{ type: string, nullable: false, maxLength: 2 }", { type: "string", maxLength: 2 }],
])("%s is read as meant", async (body, want) => {
  expect(await bodyOf(body)).toEqual({ isRequired: true, ...want });
});

test.each([
  ["{ get: { method: GET } }", "each route is a key: users: { get: { response: User } }"],
  ["{ get: { queries: { a: string } } }", "they are called query here: query: { page: integer? }"],
  ["{ get: { query_params: { a: string } } }", "they are called query here: query: { page: integer? }"],
  ["{ get: { path-parameters: { a: string } } }", "they are called params here: params: { id: uuid }"],
  ["{ get: { desc: a } }", "it is called description here"],
  ["{ method: GET }", "each method is a key: get: { response: User }"],
  [
    "{ queries: { a: string } }",
    "query parameters belong to a method, e.g. get: { query: ... }; the method QUERY is written in upper case",
  ],
])("a route %s is told how it is written", async (route, hint) => {
  const { diagnostics } = await readFiles({ "api-routes.yaml": `routes: { a: ${route} }` });
  expect(diagnostics.map((one) => one.hint)).toEqual([hint]);
});

test("a route is a key with a slash before it, too, one with its method is told once", async () => {
  const { api, diagnostics } = await readFiles({
    "api-routes.yaml": "routes: { /users/:id: { get: { response: null } }, PUT /users: { response: null } }",
  });
  expect(api.routes.map(({ id }) => id)).toEqual(["/users/[id]"]);
  expect(diagnostics.map(({ code }) => code)).toEqual(["wrong-key"]);
});

test.each(["none", "public"])("security: %s is told how an operation is open", async (name) => {
  const { diagnostics } = await readFiles({ "api-routes.yaml": `routes: { a: { get: { security: ${name} } } }` });
  expect(diagnostics.map(({ hint }) => hint)).toEqual(["an open operation has security: []"]);
});

test.each([
  ["{ key: { type: http, scheme: bearer } }", "schemes are described in securitySchemes; security names them: [key]"],
  ["{ key: [], other: [read] }", "write a list: [{ key: [], other: [] }]"],
])("security: %s is told once what it is called or how it is written", async (security, hint) => {
  const text = `security: ${security}\nroutes: { a: { get: { security: key } } }`;
  const { diagnostics } = await readFiles({ "api-routes.yaml": text });
  expect(diagnostics.map((one) => [one.code, one.hint])).toEqual([["wrong-type", hint]]);
});

test.each(["[bearer]", "{ bearer: bearer }"])("securitySchemes: %s is told once", async (schemes) => {
  const { diagnostics } = await readFiles({
    "api-routes.yaml": `routes: { a: { get: { security: bearer } } }\nsecuritySchemes: ${schemes}`,
  });
  expect(diagnostics.map(({ code }) => code)).toEqual(["wrong-type"]);
});

test("models below a key that is not theirs are told once, there", async () => {
  const { diagnostics } = await readFiles({
    "api-routes.yaml":
      "routes: { a: { get: { response: User }, post: { body: User, response: [] } } }\nschemas: { User: { id: uuid } }",
  });
  expect(diagnostics.map(({ code, origin, hint }) => [code, origin?.pointer, hint])).toEqual([
    ["wrong-type", "/routes/a/post/response", "a list of any values is unknown[]"],
    ["not-available", "/schemas", "they are called models here: models: { User: { id: uuid } }"],
  ]);
});

test.each([
  ["{ f: binary, name!: string }", "multipart/form-data", ["f", "name"]],
  ["{ f: 'binary[]', note?: string }", "multipart/form-data", ["f"]],
  ["{ name: string }", "application/json", ["name"]],
])("body: %s is %s", async (body, mediaType, required) => {
  const result = await readFiles({ "api-routes.yaml": `routes: { a: { post: { body: ${body}, response: null } } }` });
  expect(onlyOperation(result).body?.content).toMatchObject([{ mediaType, schema: { required } }]);
  expect(result.diagnostics).toEqual([]);
});

const FILES =
  "{ Pic: binary, Up: { title: string, pic: Pic }, More: { allOf: [Up, { pics: 'Pic[]' }] }, Tag: { a: string } }";

test.each([
  ["Up", "multipart/form-data"],
  ["More", "multipart/form-data"],
  ["{ pics: 'Pic[]' }", "multipart/form-data"],
  ["Pic", "application/octet-stream"],
  ["Tag", "application/json"],
])("body: %s, of which a model holds the file, is %s", async (body, mediaType) => {
  const text = `routes: { a: { post: { body: ${body}, response: null } } }\nmodels: ${FILES}`;
  const result = await readFiles({ "api-routes.yaml": text });
  expect(onlyOperation(result).body?.content).toMatchObject([{ mediaType }]);
  expect(result.diagnostics).toEqual([]);
});

test("what has parts of its own in a query is written in brackets", async () => {
  const query = "{ filter: { name: string? }, where?: Where, page: integer?, ids: 'string[]' }";
  const text = `routes: { a: { get: { query: ${query} } } }\nmodels: { Where: { status: a|b } }`;
  const result = await readFiles({ "api-routes.yaml": text });
  expect(onlyOperation(result).query.map(({ name, style }) => `${name} ${style}`)).toEqual([
    "filter deepObject",
    "where deepObject",
    "page form",
    "ids form",
  ]);
});

test("a security scheme that is not described is told as it is written", async () => {
  const { diagnostics } = await readFiles({ "api-routes.yaml": "routes: { a: { get: { security: bearer } } }" });
  const hint = "describe it: securitySchemes: { bearer: { type: http, scheme: bearer } }";
  expect(diagnostics.map((each) => each.hint)).toEqual([hint]);
});
