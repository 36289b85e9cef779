import { describe, expect, it } from "vitest";
import type { Schema } from "../../../../src/model/schema.js";
import type { InputResult } from "../../../../src/input/index.js";
import { onlyOperation, readFiles, readPaths, readSchema } from "../read.js";

describe("dialects become 2020-12", () => {
  const table: [what: string, stated: unknown, want: unknown, code?: string, version?: string][] = [
    [
      "what is 2020-12 stays",
      { type: "integer", minimum: 1, description: "d" },
      { type: "integer", minimum: 1, description: "d" },
    ],
    ["booleans", true, true, undefined, "3.1.0"],
    ["nullable", { type: "string", nullable: true }, { type: ["string", "null"] }],
    ["x-nullable", { type: "string", "x-nullable": true }, { type: ["string", "null"] }],
    [
      "nullable with an enum that lacks null",
      { type: "string", enum: ["a"], nullable: true },
      { type: ["string", "null"], enum: ["a", null] },
    ],
    [
      "nullable without a type",
      { oneOf: [{ type: "string" }, { type: "integer" }], nullable: true, title: "T" },
      { anyOf: [{ oneOf: [{ type: "string" }, { type: "integer" }] }, { type: "null" }], title: "T" },
    ],
    [
      "nullable anyOf",
      { anyOf: [{ type: "string" }, { type: "integer" }], nullable: true },
      { anyOf: [{ type: "string" }, { type: "integer" }, { type: "null" }] },
    ],
    ["nullable that says nothing", { nullable: true }, {}],
    [
      "a map of Java's Object",
      { type: "object", additionalProperties: { type: "object", description: "d" } },
      { type: "object", additionalProperties: { description: "d" } },
      "map-of-objects",
    ],
    [
      "a map of objects",
      { type: "object", additionalProperties: { type: "object", additionalProperties: true } },
      { type: "object", additionalProperties: { type: "object", additionalProperties: true } },
    ],
    ["nullable in 3.1", { type: "string", nullable: true }, { type: ["string", "null"] }, undefined, "3.1.0"],
    ["a null among the values", { type: "string", enum: ["a", null] }, { type: ["string", "null"], enum: ["a", null] }],
    [
      "boolean exclusive bounds",
      { minimum: 1, exclusiveMinimum: true, maximum: 5, exclusiveMaximum: false },
      { exclusiveMinimum: 1, maximum: 5 },
    ],
    ["exclusive bounds in any order", { exclusiveMinimum: true, minimum: 1 }, { exclusiveMinimum: 1 }],
    ["numeric exclusive bounds before 3.1", { exclusiveMaximum: 5 }, { exclusiveMaximum: 5 }],
    [
      "tuples",
      { items: [{ type: "string" }], additionalItems: false },
      { type: "array", prefixItems: [{ type: "string" }], items: false },
    ],
    ["properties mean an object", { properties: { a: {} } }, { type: "object", properties: { a: {} } }],
    ["items mean a list", { items: { type: "string" } }, { type: "array", items: { type: "string" } }],
    ["conditions are left as they are", { not: { properties: { a: {} } } }, { not: { properties: { a: {} } } }],
    ["2.0 files", { items: { type: "file" } }, { type: "array", items: { type: "string", format: "binary" } }],
    ["lists of types", { type: ["string", "null"] }, { type: ["string", "null"] }],
    ["one type in a list", { type: ["string"] }, { type: "string" }],
    ["examples", { example: 1, examples: [2] }, { examples: [1, 2] }],
    [
      "dependencies",
      { dependencies: { a: ["b"], c: { required: ["d"] } } },
      { dependentRequired: { a: ["b"] }, dependentSchemas: { c: { required: ["d"] } } },
    ],
    [
      "allOf of one with words beside",
      { allOf: [{ type: "string" }], description: "d" },
      { type: "string", description: "d" },
    ],
    ["required lists", { type: "object", required: ["a", "a", null, 1] }, { type: "object", required: ["a", "1"] }],
    ["empty required lists", { type: "object", required: [] }, { type: "object" }],
    [
      "a property called $ref",
      { properties: { $ref: { type: "string" } } },
      { type: "object", properties: { $ref: { type: "string" } } },
    ],
    ["what is not of the schema", { type: "string", xml: {}, "x-a": 1, externalDocs: {} }, { type: "string" }],
    ["unknown types", { type: "flubber", maxLength: 3 }, { maxLength: 3 }, "schema-type"],
    [
      "types as other languages call them",
      { type: "DateTime" },
      { type: "string", format: "date-time" },
      "schema-type",
    ],
    [
      "the class Date",
      { type: "Date" },
      { type: "string", anyOf: [{ format: "date" }, { format: "date-time" }] },
      "schema-type",
    ],
    [
      "the class Date with a format",
      { type: "Date", format: "date" },
      { type: "string", format: "date" },
      "schema-type",
    ],
    ["sets", { type: "set", items: {} }, { type: "array", uniqueItems: true, items: {} }, "schema-type"],
    ["ids of MongoDB", { type: "ObjectId" }, { type: "string" }, "schema-type"],
    ["a type that is a keyword", { type: "enum", enum: ["a"] }, { enum: ["a"] }, "schema-type"],
    [
      "a type for what has properties",
      { type: "json", properties: {} },
      { type: "object", properties: {} },
      "schema-type",
    ],
    [
      "null beside an enum that lacks it",
      { type: ["string", "null"], enum: ["a"] },
      { type: ["string", "null"], enum: ["a", null] },
      "schema-enum",
      "3.1.0",
    ],
    [
      "names of values",
      { type: "integer", description: "State", enum: [0, 1, 2], "x-enum-varnames": ["Open", "Done", "Gone"] },
      { type: "integer", description: "State\n\n0 = Open, 1 = Done, 2 = Gone", enum: [0, 1, 2] },
    ],
    [
      "what is said of values that are names themselves",
      { type: "string", enum: ["a", "b"], "x-enumNames": ["a", "Bee"] },
      { type: "string", enum: ["a", "b"], description: "b = Bee" },
    ],
    ["names for fewer values", { enum: ["a", "b"], "x-enum-varnames": ["A"] }, { enum: ["a", "b"] }],
    ["capital types", { type: "String" }, { type: "string" }, "schema-type"],
    ["bounds in quotes", { minimum: "1", maxLength: "x" }, { minimum: 1 }, "schema-bound"],
    ["negative lengths", { minLength: -1, maxLength: 2.5 }, {}, "schema-bound"],
    ["multipleOf zero", { multipleOf: 0 }, {}, "schema-keyword"],
    ["required as a boolean", { type: "string", required: true }, { type: "string" }, "schema-keyword"],
    ["patterns that are not a text", { pattern: 0 }, {}, "schema-keyword"],
    ["patterns as they are written", { pattern: "/^a$/i" }, { pattern: "/^a$/i" }],
    [
      "enum values in quotes",
      { type: "integer", enum: ["1", 2, "x"] },
      { type: "integer", enum: [1, 2] },
      "schema-enum",
    ],
    [
      "enum values without quotes",
      { type: "string", enum: ["a", 1, true] },
      { type: "string", enum: ["a", "1", "true"] },
      "schema-enum",
    ],
    [
      "large enum values in quotes",
      { type: "integer", enum: ["9007199254740993"] },
      { type: "integer", enum: [9007199254740993n] },
      "schema-enum",
    ],
    [
      "large defaults in quotes",
      { type: "integer", default: "9007199254740993" },
      { type: "integer", default: 9007199254740993n },
      "schema-default",
    ],
    ["large bounds in quotes", { maximum: "9223372036854775807" }, { maximum: 9223372036854775807n }, "schema-bound"],
    ["enum values twice", { enum: ["a", "a", { b: 1 }, { b: 1 }, "1", 1] }, { enum: ["a", { b: 1 }, "1", 1] }],
    ["empty enums", { type: "string", enum: [] }, { type: "string" }, "schema-enum"],
    ["defaults in quotes", { type: "integer", default: "100" }, { type: "integer", default: 100 }, "schema-default"],
    ["booleans in quotes", { type: "string", readOnly: "true" }, { type: "string", readOnly: true }, "no-boolean"],
    ["null in quotes", { type: "string", nullable: "true" }, { type: ["string", "null"] }, "no-boolean"],
    [
      "defaults in the words of YAML 1.1",
      { type: "boolean", default: "yes" },
      { type: "boolean", default: true },
      "schema-default",
    ],
    ["defaults of another type", { type: "integer", default: "many" }, { type: "integer" }, "schema-default"],
    ["null as a default", { type: "integer", default: null }, { type: "integer" }],
    ["defaults that are not in the enum", { enum: ["a"], default: "b" }, { enum: ["a"] }, "schema-default"],
    ["schemas that are none", null, true, "schema-no-object"],
    ["combinators without members", { oneOf: [] }, {}, "schema-keyword"],
    [
      "a reference with words beside",
      { $ref: "#/components/schemas/A", description: "d" },
      { $ref: "A", description: "d" },
    ],
    [
      "a nullable reference",
      { $ref: "#/components/schemas/A", nullable: true },
      { anyOf: [{ $ref: "A" }, { type: "null" }] },
    ],
    [
      "a reference with more beside, before 3.1",
      { $ref: "#/components/schemas/A", maxLength: 1 },
      { $ref: "A" },
      "ref-siblings",
    ],
    [
      "a reference with the same beside as behind it",
      { $ref: "#/components/schemas/A", type: "string", description: "d" },
      { $ref: "A", description: "d" },
    ],
    [
      "a reference with more beside, since 3.1",
      { $ref: "#/components/schemas/A", maxLength: 1 },
      { $ref: "A", maxLength: 1 },
      undefined,
      "3.1.0",
    ],
    [
      "allOf of one reference",
      { allOf: [{ $ref: "#/components/schemas/A" }], nullable: true, description: "d" },
      { anyOf: [{ $ref: "A" }, { type: "null" }], description: "d" },
    ],
    [
      "values of items, as Springfox says them twice",
      { type: "array", enum: ["a"], items: { type: "string", enum: ["a"] } },
      { type: "array", items: { type: "string", enum: ["a"] } },
    ],
    [
      "numbers beside other texts",
      { type: ["integer", "string"], pattern: "^[a-z]\\d*$" },
      { type: ["integer", "string"], pattern: "^[a-z]\\d*$" },
    ],
    [
      "a text of digits that is no number",
      { anyOf: [{ type: "string", format: "numeric" }, { type: "boolean" }] },
      { anyOf: [{ type: "string", format: "numeric" }, { type: "boolean" }] },
    ],
    ["dynamic references", { $dynamicRef: "#/components/schemas/A" }, { $ref: "A" }, undefined, "3.1.0"],
  ];
  it.each(table)("%s", async (_what, stated, want, code, version) => {
    const { schema, codes } = await readSchema(stated, version, { A: { type: "string" } });
    expect(schema).toEqual(want);
    expect([...new Set(codes)]).toEqual(code === undefined ? [] : [code]);
  });

  it("keeps integers beyond 2^53", async () => {
    const text =
      '{"openapi":"3.0.0","paths":{"/a":{"get":{"parameters":[{"name":"n","in":"query","schema":{"maximum":9223372036854775807}}]}}}}';
    const { readFiles, onlyOperation } = await import("../read.js");
    expect(onlyOperation(await readFiles({ "a.json": text })).query[0]?.schema).toEqual({
      maximum: 9223372036854775807n,
    });
  });

  it("keeps __proto__ a name", async () => {
    const { schema } = await readSchema(JSON.parse('{"properties":{"__proto__":{"type":"string"},"constructor":{}}}'));
    expect(Object.keys((schema as { properties: object }).properties)).toEqual(["__proto__", "constructor"]);
  });
});

describe("a schema that names its dialect means what it says", () => {
  const $schema = "https://json-schema.org/draft/2020-12/schema";
  const table: [what: string, stated: object][] = [
    ["properties of what need not be an object", { properties: { a: {} } }],
    ["items of what need not be a list", { allOf: [{ items: { type: "string" } }, { minItems: 1 }] }],
    ["values that its type forbids", { type: "string", enum: ["a", 1, null] }],
    ["an enum without values", { properties: { a: { enum: [] } } }],
  ];
  it.each(table)("%s", async (_what, stated) => {
    const { schema, codes } = await readSchema({ $schema, ...stated }, "3.1.0");
    expect({ schema, codes }).toEqual({ schema: stated, codes: [] });
    expect((await readSchema(stated, "3.1.0")).schema).not.toEqual(stated);
    expect((await readSchema({ not: stated }, "3.1.0")).schema).toEqual({ not: stated });
  });

  const stated = { properties: { a: { type: "string" } } };
  const paths = (schema: unknown): unknown => ({
    "/x": { get: { responses: { 200: { description: "", content: { "application/json": { schema } } } } } },
  });
  const wayToSay: [what: string, files: Record<string, unknown>][] = [
    ["the document", { "a.json": { openapi: "3.1.0", jsonSchemaDialect: $schema, paths: paths(stated) } }],
    [
      "the file it is in",
      {
        "a.json": { openapi: "3.0.3", paths: paths({ $ref: "b.json#/definitions/B" }) },
        "b.json": { $schema: "http://json-schema.org/draft-07/schema#", definitions: { B: stated } },
      },
    ],
  ];
  it.each(wayToSay)("%s says it for all", async (_what, files) => {
    const { api } = await readFiles(files);
    const schema = onlyOperation({ api } as InputResult).responses[0]?.content[0]?.schema;
    const [model] = api.models.values();
    expect(model?.schema ?? schema).toEqual(stated);
  });
});

describe("models", () => {
  const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

  it("keeps circles through properties as they are, in the document's order", async () => {
    const { schema, models } = await readSchema(ref("B"), "3.0.3", {
      A: { properties: { b: ref("B") } },
      Unused: {},
      B: { properties: { as: { items: ref("A") }, self: ref("B") } },
    });
    expect(schema).toEqual({ $ref: "B" });
    expect(Object.keys(models)).toEqual(["A", "B"]);
    expect(models.B).toEqual({
      type: "object",
      properties: { as: { type: "array", items: { $ref: "A" } }, self: { $ref: "B" } },
    });
  });

  it("makes one model of what several references point at, however deep", async () => {
    const properties = { inner: { type: "object", properties: { x: { type: "string" } } } };
    const { schema, models } = await readSchema(
      { items: { oneOf: [ref("A/properties/inner"), ref("A"), ref("A/properties/inner")] } },
      "3.0.3",
      { A: { properties } },
    );
    expect(schema).toEqual({ type: "array", items: { anyOf: [{ $ref: "inner" }, { $ref: "A" }, { $ref: "inner" }] } });
    expect(Object.keys(models)).toEqual(["A", "inner"]);
  });

  const circles: [what: string, schemas: Record<string, unknown>, want: Record<string, Schema>][] = [
    [
      "Cat is a Pet is a Cat",
      {
        Pet: { oneOf: [ref("Cat"), ref("Dog")] },
        Cat: { allOf: [ref("Pet"), { required: ["a"] }] },
        Dog: { type: "string" },
      },
      {
        Pet: { oneOf: [{ $ref: "Cat" }, { $ref: "Dog" }] },
        Cat: { allOf: [{ required: ["a"] }] },
        Dog: { type: "string" },
      },
    ],
    [
      "itself or a text",
      { Pet: { anyOf: [ref("Pet"), { type: "string" }] } },
      { Pet: { anyOf: [{ type: "string" }] } },
    ],
  ];
  it.each(circles)("cuts circles that no value could end: %s", async (_what, schemas, want) => {
    const { models, codes } = await readSchema(ref("Pet"), "3.0.3", schemas);
    expect(models).toEqual(want);
    expect(codes).toEqual(["schema-circle"]);
  });

  it("refuses operations that need a reference which never ends", async () => {
    const { refused } = await import("../read.js");
    const result = await readPaths(
      { "/a": { get: { responses: { 200: { $ref: "#/components/responses/R" } } } } },
      {
        components: { responses: { R: { $ref: "#/components/responses/S" }, S: { $ref: "#/components/responses/R" } } },
      },
    );
    expect(refused(result)).toEqual([expect.stringContaining("leads back to itself")]);
  });
});

describe("$dynamicRef", () => {
  const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
  const page = (item: object) => ({
    $id: `https://example.com/${JSON.stringify(item).length}`,
    $ref: "https://example.com/page",
    $defs: { item: { $dynamicAnchor: "item", ...item } },
  });
  const schemas = {
    Page: {
      $id: "https://example.com/page",
      type: "array",
      items: { $dynamicRef: "#item" },
      $defs: { item: { $dynamicAnchor: "item", type: "null" } },
    },
    Names: page({ type: "string" }),
    Numbers: page({ type: "number", maximum: 1 }),
  };

  it("means what the schema that was entered first says: pages of names and of numbers", async () => {
    const { models, codes } = await readSchema(
      { oneOf: [ref("Names"), ref("Numbers"), ref("Page")] },
      "3.1.0",
      schemas,
    );
    const itemsOf = (id: string): Schema | undefined => {
      const { $ref = "" } = models[id] as { $ref?: string };
      const page = (models[$ref] ?? models[id]) as { items: { $ref: string } };
      return models[page.items.$ref];
    };
    expect(["Names", "Numbers", "Page"].map(itemsOf)).toEqual([
      { type: "string" },
      { type: "number", maximum: 1 },
      { type: "null" },
    ]);
    // All three have the list without items.
    expect(codes).toEqual(["one-of-overlaps"]);
  });
});

describe("readOnly and writeOnly", () => {
  const user = {
    type: "object",
    required: ["id", "name", "password"],
    properties: {
      id: { type: "integer", readOnly: true },
      name: { type: "string" },
      password: { type: "string", writeOnly: true },
    },
  };
  const json = (schema: unknown) => ({ content: { "application/json": { schema } } });
  const ref = { $ref: "#/components/schemas/User" };
  const { id, name, password } = user.properties;

  it("splits a model that both directions use", async () => {
    const { api } = await readPaths(
      { "/users": { post: { requestBody: json({ items: ref }), responses: { 200: json(ref) } } } },
      { components: { schemas: { User: user } } },
    );
    expect([...api.models.values()].map(({ id, name, schema }) => ({ id, name, schema }))).toEqual([
      { id: "User", name: "User", schema: { type: "object", required: ["id", "name"], properties: { id, name } } },
      {
        id: "UserRequest",
        name: "UserRequest",
        schema: { type: "object", required: ["name", "password"], properties: { name, password } },
      },
    ]);
    const operation = api.routes[0]!.operations[0]!;
    expect(operation.body?.content[0]?.schema).toEqual({ type: "array", items: { $ref: "UserRequest" } });
    expect(operation.responses[0]?.content[0]?.schema).toEqual({ $ref: "User" });
  });

  it("changes a model that only one direction uses", async () => {
    const { api } = await readPaths(
      { "/users": { post: { requestBody: json(ref) } } },
      { components: { schemas: { User: user } } },
    );
    expect([...api.models.values()].map(({ id, schema }) => [id, schema])).toEqual([
      ["User", { type: "object", required: ["name", "password"], properties: { name, password } }],
    ]);
  });

  it("finds required names in another part of allOf, and marks behind references", async () => {
    const { api } = await readPaths(
      {
        "/users": {
          post: { requestBody: json({ allOf: [{ $ref: "#/components/schemas/Base" }, { required: ["id", "name"] }] }) },
        },
      },
      {
        components: {
          schemas: {
            Base: { properties: { id: { $ref: "#/components/schemas/Id" } } },
            Id: { type: "integer", readOnly: true },
          },
        },
      },
    );
    expect(api.routes[0]!.operations[0]!.body?.content[0]?.schema).toEqual({
      allOf: [{ $ref: "Base" }, { required: ["name"] }],
      withheld: { id: "readOnly" },
    });
    expect(api.models.get("Base")?.schema).toEqual({ type: "object", withheld: { id: "readOnly" } });
  });
});

it.each([
  [{ type: "Date" }, 'got "Date"; it is read as a date or date-time.'],
  [{ type: "uuid" }, "it is read as string of the format uuid."],
  [{ type: "Number" }, "it is read as number."],
  [{ type: "set" }, "it is read as array of unique items."],
  [{ type: "json", properties: {} }, "it is read as object."],
  [{ type: "thing", items: {} }, "it is read as array."],
  [{ type: "enum", enum: ["a"] }, "the values beside it decide."],
  [{ type: "user", allOf: [{}] }, "the schemas beside it decide."],
  [{ type: "mixed" }, "anything is accepted."],
])("of the type in %j it is told what is read", async (schema, told) => {
  const { diagnostics } = await readPaths({
    "/a": { get: { parameters: [{ name: "q", in: "query", schema }], responses: {} } },
  });
  expect(diagnostics.map(({ message }) => message)).toEqual([expect.stringContaining(told)]);
});

it.each([
  ["sting", "string"],
  ["interger", "integer"],
  ["ojbect", "object"],
  ["arry", "array"],
])("reads the type %s as the one it nearly is", async (type, want) => {
  expect(await readSchema({ type })).toMatchObject({ schema: { type: want }, codes: ["schema-type"] });
});

it("asks whether a type was meant that is nearer to it than to another", async () => {
  const { diagnostics } = await readPaths({
    "/a": { get: { parameters: [{ name: "q", in: "query", schema: { type: "stringy1" } }], responses: {} } },
  });
  expect(diagnostics).toMatchObject([{ code: "schema-type", hint: "Did you mean string?" }]);
});

it("reads numbers of YAML as they are spelled where a text is meant", async () => {
  const schema = [
    "type: object",
    "required: [007, name]",
    "properties:",
    "  007: { type: string, const: 1.10, example: 0x1F }",
    "  month: { type: string, enum: ['07', 08, 1.10, True, 1e3, 12], default: 08 }",
    "  branch: { type: string, default: 009911, examples: [010] }",
    "  count: { type: integer, default: 08 }",
  ].join(`\n${" ".repeat(14)}`);
  const text = `openapi: 3.1.0
paths:
  /a:
    post:
      requestBody:
        content:
          application/json:
            schema:
              ${schema}
`;
  const result = await readFiles({ "openapi.yaml": text });
  expect(onlyOperation(result).body?.content[0]?.schema).toEqual({
    type: "object",
    required: ["007", "name"],
    properties: {
      "007": { type: "string", const: "1.10", examples: ["0x1F"] },
      month: { type: "string", enum: ["07", "08", "1.10", "True", "1e3", "12"], default: "08" },
      branch: { type: "string", default: "009911", examples: ["010"] },
      count: { type: "integer", default: 8 },
    },
  });
  const [, first] = result.diagnostics;
  expect(first).toMatchObject({
    message:
      "The enum values 08, 1.10, True, 1e3, 12 are of no type that its schema allows (string); " +
      'they are read as "08", "1.10", "True", "1e3", "12".',
    origin: { pointer: expect.stringMatching("/month/enum/1$") as string },
  });
});

it.each([
  [
    "openapi.yaml",
    "openapi: 3.1.0\nx-months: &months [08, 1.10]\npaths: { /a: { get: { parameters: [{ name: m, in: query, schema: { type: string, enum: *months } }] } } }",
  ],
  [
    "openapi.yaml",
    "openapi: 3.1.0\nx-m: &m { type: string, enum: [08, 1.10] }\npaths: { /a: { get: { parameters: [{ name: m, in: query, schema: { <<: *m } }] } } }",
  ],
  [
    "openapi.json",
    '{"openapi": "3.1.0", "paths": {"/a": {"get": {"parameters": [{"name": "m", "in": "query", "schema": {"type": "string", "enum": [08, 1.10]}}]}}}}',
  ],
])("reads numbers as they are spelled through aliases and merge keys, and in JSON: %s %s", async (file, text) => {
  const { schema } = onlyOperation(await readFiles({ [file]: text })).query[0]!;
  expect(schema).toEqual({ type: "string", enum: ["08", "1.10"] });
});

it("takes a number in required for the name it spells, in JSON too", async () => {
  const { schema, codes } = await readSchema({ type: "object", properties: { 7: { type: "string" } }, required: [7] });
  expect(schema).toMatchObject({ required: ["7"] });
  expect(codes).toEqual([]);
});

it("a file and a place in a document that are only a reference are the model that they refer to", async () => {
  const answers = (schema: unknown) => ({
    responses: { 200: { description: "", content: { "application/json": { schema } } } },
  });
  const place = "#/paths/~1a/get/responses/200/content/application~1json/schema";
  const paths = {
    "/a": {
      get: answers({ $ref: "user.json#/User" }),
      put: answers({ $ref: "v1/User.json" }),
      post: answers({ $ref: place }),
    },
  };
  const { api } = await readFiles({
    "openapi.json": { openapi: "3.0.3", paths },
    "v1/User.json": { $ref: "../user.json#/User" },
    "user.json": { User: { type: "object", properties: { boss: { $ref: "v1/User.json" } } } },
  });
  expect([...api.models.values()].map(({ name, schema }) => [name, schema])).toEqual([
    ["User", { type: "object", properties: { boss: { $ref: "User" } } }],
  ]);
});
