import { Ajv } from "ajv";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { check } from "../../../src/input/routes-file/check.js";
import { ROUTER_NAMES } from "../../../src/model/routers/index.js";
import { DEFINITIONS, FILE_SHAPE } from "../../../src/input/routes-file/definition.js";
import { initFile, routesFileSchema } from "../../../src/input/routes-file/index.js";
import { KEYWORD_SLIPS, KEYWORDS } from "../../../src/input/routes-file/keywords.js";
import type { Diagnostic } from "../../../src/model/diagnostic.js";
import type { Json } from "../../../src/model/schema.js";

const accepts = new Ajv({ allowUnionTypes: true }).compile(routesFileSchema());

function complaints(value: Json): string[] {
  const diagnostics: Diagnostic[] = [];
  check({ file: "api-routes.yaml", definitions: DEFINITIONS, diagnostics }, value, FILE_SHAPE, "");
  return diagnostics.map(({ code, origin }) => `${origin?.pointer} ${code}`);
}

const get = (operation: string) => `routes: { users: { get: ${operation} } }`;
const model = (type: string) => `models: { User: ${type} }`;

describe("files that are right", () => {
  const table: string[] = [
    "{}",
    ...ROUTER_NAMES.map((name) => `router: ${name}`),
    "$schema: ./schema.json\ntitle: T\ndescription: D\nlanguage: js\nprefix: v1\ninclude: a/**\nexclude: [b, c]",
    "spec: openapi.yaml",
    "spec: [a.yaml, b.yaml]",
    "spec: { file: a.yaml, prefix: v1 }",
    "spec: [a.yaml, { file: b.yaml, prefix: b, as: b, include: 'b/**', exclude: [c, d], tag: [x] }]",
    "routes: { hello: { template: cors } }",
    "routes: { users: { GET: {}, post: } }",
    get("{ query: { page: integer?, limit: { type: integer, maximum: 100 } }, response: 'User[]' }"),
    get("{ responses: { 200: User, 4XX: Problem, default: null } }"),
    get(
      "{ body: { content: { text/plain: string } }, response: { headers: { X-A: string }, content: { text/csv: string } } }",
    ),
    get("{ body: { content: string } }"),
    get("{ body: { multipart/form-data: { file: binary, title: string } } }"),
    get("{ body: { content: { application/json: { schema: User, example: { id: 1 } } } } }"),
    get("{ response: { text/csv: { schema: { type: string } } } }"),
    get("{ responses: { 201: { headers: { Location: uri }, body: User } } }"),
    get("{ responses: { 200: { description: All of them, schema: 'User[]' }, 404: { description: Not found } } }"),
    get(
      "{ response: { headers: { ETag: { schema: string, description: Of the body } }, body: { text/csv: string } } }",
    ),
    get("{ query: { page: { schema: { type: integer }, required: false, description: From 1 } } }"),
    get("{ bodyLimit: 1048576 }"),
    get("{ bodyLimit: 1.5mb, body: { content: { application/octet-stream: string }, stream: true } }"),
    get("{ security: bearer }"),
    get("{ security: [bearer, { a: [], b: [read] }] }"),
    get("{ example: [1, { a: null }] }"),
    "securitySchemes: { s: { type: apiKey, in: cookie, name: sid } }\nsecurity: []",
    model("{ id: uuid, name: string, tags: 'string[][]', role: admin | member, parent: User? }"),
    model("{ type: string, id: uuid }"),
    model("{ items: 'Item[]' }"),
    model("{ id: uuid, name: string, additionalProperties: false, required: [id], description: A person }"),
    model("{ id: uuid, additionalProperties: string, allOf: [Base], minProperties: 1 }"),
    model("{ title: string, description: string }"),
    model("{ type: array, items: string, minItems: 1, uniqueItems: true }"),
    model("{ type: [string, 'null'], enum: [a, null] }"),
    model("{ allOf: [User, { properties: { a: integer }, additionalProperties: false }] }"),
    model("{ type: object, properties: { a: { b: string } }, required: [a], dependentRequired: { a: [b] } }"),
    model("{ id: { type: uuid, description: The id of it }, at: { type: date-time, nullable: true } }"),
    model("{ tags: { type: 'string[]', maxItems: 3 }, boss: { type: User?, readOnly: true } }"),
    model("{ role: { type: admin|member, default: member, description: Whose }, default: { type: a|b, default: c } }"),
    model("{ type: string, min: integer, max: integer }"),
    model("{ type: array, of: string }"),
    get("{ response: { status: integer, body: string } }"),
    model("true"),
    initFile(),
  ];
  it.each(table)("%s", (text) => {
    const value = parse(text) as Json;
    expect(complaints(value)).toEqual([]);
    expect(accepts(value)).toBe(true);
  });
});

describe("files that are wrong", () => {
  const table: [text: string, want: string[]][] = [
    ["[]", [" wrong-type"]],
    ["null", [" wrong-type"]],
    ["router: page", ["/router wrong-choice"]],
    ["rotues: {}", ["/rotues unknown-key"]],
    ["title: 5", ["/title wrong-type"]],
    ["spec: [1]", ["/spec/0 wrong-type"]],
    ["spec: 1", ["/spec wrong-type"]],
    ["spec: [{ prefix: v1 }]", ["/spec/0 missing-key"]],
    ["spec: [{ file: a.yaml, tags: x }]", ["/spec/0/tags unknown-key"]],
    ["spec: { file: a.yaml, as: [b] }", ["/spec/as wrong-type"]],
    ["as: kinto", ["/as not-available"]],
    ["tag: x", ["/tag not-available"]],
    ["routes: []", ["/routes wrong-type"]],
    ["routes: { users: }", ["/routes/users wrong-type"]],
    ["routes: { users: {} }", ["/routes/users missing-key"]],
    ["routes: { users: { gett: {}, get: {} } }", ["/routes/users/gett unknown-key"]],
    ["routes: { users: { trace: {}, get: {} } }", ["/routes/users/trace not-available"]],
    ["routes: { users: { get: {}, GET: {} } }", ["/routes/users/GET conflicting-keys"]],
    ["routes: { users: { template: cors, put: {} } }", ["/routes/users/put conflicting-keys"]],
    [get("[]"), ["/routes/users/get wrong-type"]],
    [get("{ sumary: x }"), ["/routes/users/get/sumary unknown-key"]],
    [get("{ deprecated: yes }"), ["/routes/users/get/deprecated wrong-type"]],
    [get("{ query: [page] }"), ["/routes/users/get/query wrong-type"]],
    [get("{ query: { page: 1 } }"), ["/routes/users/get/query/page wrong-type"]],
    [get("{ query: { page: { type: integer, maximun: 100 } } }"), ["/routes/users/get/query/page/maximun wrong-type"]],
    [get("{ query: { page: { type: integer, maximum: a } } }"), ["/routes/users/get/query/page/maximum wrong-type"]],
    [get("{ responses: { 600: User } }"), ["/routes/users/get/responses/600 wrong-key"]],
    [get("{ responses: { 2xx: User } }"), ["/routes/users/get/responses/2xx wrong-key"]],
    [get("{ body: null }"), ["/routes/users/get/body wrong-type"]],
    [get("{ body: { required: 1, content: { a/b: string } } }"), ["/routes/users/get/body/required wrong-type"]],
    [
      get("{ response: { headers: { A: string }, body: User, content: { a/b: User } } }"),
      ["/routes/users/get/response/body conflicting-keys"],
    ],
    [get("{ body: { multipart/form-data: 1 } }"), ["/routes/users/get/body/multipart~1form-data wrong-type"]],
    [
      get("{ parameters: [], requestBody: {} }"),
      ["parameters", "requestBody"].map((key) => `/routes/users/get/${key} not-available`),
    ],
    [
      model("{ id: uuid, additionalProperties: [string], minimum: 1 }"),
      ["/models/User/additionalProperties wrong-type", "/models/User/minimum wrong-type"],
    ],
    [get("{ bodyLimit: 10mib }"), ["/routes/users/get/bodyLimit wrong-text"]],
    [get("{ bodyLimit: -1 }"), ["/routes/users/get/bodyLimit wrong-type"]],
    [get("{ body: { stream: 1, content: { a/b: string } } }"), ["/routes/users/get/body/stream wrong-type"]],
    [get("{ security: 1 }"), ["/routes/users/get/security wrong-type"]],
    [get("{ security: [{ a: read }] }"), ["/routes/users/get/security/0/a wrong-type"]],
    ["securitySchemes: { s: { in: cookie } }", ["/securitySchemes/s missing-key"]],
    ["securitySchemes: { s: { type: bearer } }", ["/securitySchemes/s/type wrong-choice"]],
    [model("''"), ["/models/User wrong-text"]],
    [model("'string?[]'"), ["/models/User wrong-text"]],
    [model("'|string'"), ["/models/User wrong-text"]],
    [model("{ type: array, minItems: -1 }"), ["/models/User/minItems wrong-type"]],
    [model("{ type: string, enum: [] }"), ["/models/User/enum empty-list"]],
    [model("{ type: [strin] }"), ["/models/User/type/0 wrong-choice"]],
    ["models: { 'a b': string }", ["/models/a b wrong-key"]],
    [model("{ type: string, optional: true }"), ["/models/User/optional not-available"]],
    [model("{ type: number, min: 1 }"), ["/models/User/min not-available"]],
    [model("{ type: uuid, length: 3 }"), ["/models/User/length not-available"]],
    [model("{ type: string, values: [a, b] }"), ["/models/User/values not-available"]],
    [get("{ response: { status: 201, body: User } }"), ["/routes/users/get/response/status not-available"]],
    ["types: { User: { id: uuid } }", ["/types not-available"]],
    ["routes: { users: { methods: [GET] } }", ["/routes/users/methods not-available"]],
  ];
  it.each(table)("%s", (text, want) => {
    const value = parse(text) as Json;
    expect(complaints(value)).toEqual(want);
    expect(accepts(value)).toBe(false);
  });
});

it("checks and publishes the same file, whatever is in it", () => {
  const words = [
    "string",
    "User[]",
    "in words",
    "a|b?",
    "",
    "app",
    "pages",
    "get",
    "200",
    "users",
    "text/plain",
    "integer",
  ];
  const keys = [
    ...Object.keys(FILE_SHAPE.keys),
    ...Object.keys(KEYWORDS),
    ...Object.keys(KEYWORD_SLIPS),
    "status",
    ...words,
    "get",
    "GET",
    "content",
    "body",
    "response",
    "responses",
    "schema",
    "headers",
  ];
  const { value } = fc.letrec<{ value: Json }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      fc.constantFrom<Json>(null, true, 0, 1.5, -1, ...words),
      fc.array(tie("value"), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom(...keys), tie("value"), { maxKeys: 4 }),
    ),
  }));
  const section = (key: string) =>
    fc.dictionary(fc.constantFrom(...words), value, { maxKeys: 3 }).map((part) => ({ [key]: part }));
  const file = fc.oneof(
    value,
    section("routes"),
    section("models"),
    fc.dictionary(fc.constantFrom("get", "post", "params"), value).map((users) => ({ routes: { users } })),
  );
  fc.assert(
    fc.property(file, (value) => {
      expect(complaints(value as Json).length === 0).toBe(accepts(value));
    }),
    { numRuns: 5000 },
  );
});

describe("hints", () => {
  const hintOf = (text: string): (string | undefined)[] => {
    const diagnostics: Diagnostic[] = [];
    check({ file: "api-routes.yaml", definitions: DEFINITIONS, diagnostics }, parse(text) as Json, FILE_SHAPE, "");
    return diagnostics.map(({ hint }) => hint);
  };
  it.each([
    [get("{ response: [User] }"), 'a list is written as "User[]"'],
    [
      get("{ query: { page: { type: integer, required: false } } }"),
      "a final ? makes a parameter or property optional",
    ],
    [
      get("{ query: { page: { id: string, minimum: 1 } } }"),
      "taken for a property, as its neighbours are; JSON Schema has them below properties: { ... }",
    ],
    [get("{ query: { page: { type: integer, maximun: 1 } } }"), "Did you mean maximum?"],
    [get("{ response: [open, closed] }"), "a choice is written as open|closed, properties as { open: string }"],
    [get("{ query: [page, limit] }"), "each one is a key with its type: { page: string }"],
    [get("{ query: 'sort, order' }"), "each one is a key with its type: { sort: string }"],
    [
      get("{ query: [{ name: page, schema: { type: integer } }] }"),
      "each one is a key with its type: { page: integer }",
    ],
    [get("{ query: [q: string] }"), "each one is a key with its type: { q: string }"],
    [get("{ query: page=1 }"), "each one is a key with its type: { page: string }"],
    [get("{ responses: 201 User }"), "a status is a key: responses: { 201: User }"],
    [get("{ query: { page: 1 } }"), "one value is { const: 1 }"],
    [get("{ query: { s: { type: string, enum: a|b } } }"), "enum is a list: enum: [a, b]; as a type a choice is a|b"],
    [get("{ query: { s: { type: string, min: 1 } } }"), "a number has minimum, a text minLength, a list minItems"],
    [get("{ output: User }"), "it is called response here: response: User"],
    [get("{ formData: { f: binary } }"), "a form is a body: body: { multipart/form-data: { file: binary } }"],
    [get("{ responses: [{ status: 200 }] }"), "each status is a key: responses: { 200: User, 404: Problem }"],
    [get("{ responses: { Not Found: Problem } }"), "Did you mean 404?"],
    [get("{ responses: { '201 Created': User } }"), "Did you mean 201?"],
    [get("'User[]'"), 'an answer is { response: "User[]" }'],
    [get("true"), "an operation of which nothing is said is {}"],
    [get("{ security: true }"), "name one of securitySchemes"],
    ["routes: [users]", "each route is a key: users: { get: { response: User } }"],
    ["routes: { users: }", "each method is a key: { get: {} }"],
    ["routes: { users: 'PUT, PATCH' }", "each method is a key: { put: {}, patch: {} }"],
    ["routes: { users: { 'get, delete': {} } }", "each method is a key: { get: {}, delete: {} }"],
    ["routes: { users: { all: {} } }", "each method is a key: get: { response: User }"],
    ["routes: { users: { get: {}, ':id': { get: {} } } }", "a route below another one is a key of routes: users/[id]"],
    [
      "routes: { 'DELETE /api/users/:id': { response: } }",
      "the method is a key of its own: users/:id: { delete: { ... } }",
    ],
    ["securitySchemes: { jwt: bearer }", "write { type: http, scheme: bearer }"],
    ["securitySchemes: { a: { type: jwt } }", "write { type: http, scheme: bearer }"],
    ["securitySchemes: [bearer]", "each scheme is a key: bearer: { type: http, scheme: bearer }"],
    ["router: App-Router", "Did you mean app?"],
    ["language: JavaScript", "Did you mean js?"],
    ["components: {}", "they are called models here: models: { User: { id: uuid } }"],
  ])("%s", (text, want) => {
    expect(hintOf(text)).toEqual([want]);
  });
});
