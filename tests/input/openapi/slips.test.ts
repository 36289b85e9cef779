import { describe, expect, it, test } from "vitest";
import type { Schema } from "../../../src/model/schema.js";
import { codes, onlyOperation, readFiles, readPaths, readSchema, served } from "./read.js";

const ok = { responses: { 200: { description: "ok" } } };
const User = { type: "object", properties: { id: { type: "integer" } } };
const $ref = "#/components/schemas/User";
const json = (schema: object) => ({ content: { "application/json": { schema } } });
const object = (properties: object, more: object = {}) => ({ type: "object", ...more, properties });

/** What a schema is read as in 3.0.3, and what is told. */
async function told(schema: unknown, version = "3.0.3"): Promise<{ schema: Schema | undefined; codes: string[] }> {
  const { schema: read, codes } = await readSchema(schema, version, { User });
  return { schema: read, codes };
}

describe("a schema that is written otherwise than it is meant is read as meant, and told", () => {
  const user = { $ref: "User" };
  const text = { type: "string" };
  test.each<[what: string, stated: unknown, want: unknown, code: string]>([
    ["a model's name for a type", { type: "User" }, user, "schema-type"],
    ["a list in a word", { type: "User[]" }, { type: "array", items: user }, "schema-type"],
    ["a list in another word", { type: "array<string>" }, { type: "array", items: text }, "schema-type"],
    ["a list in brackets", { type: "[string]" }, { type: "array", items: text }, "schema-type"],
    [
      "a list of one word",
      { properties: { a: ["string"] } },
      object({ a: { type: "array", items: text } }),
      "schema-no-object",
    ],
    [
      "a list of one schema",
      { properties: { a: [{ $ref }] } },
      object({ a: { type: "array", items: user } }),
      "schema-no-object",
    ],
    [
      "an object's own schema for its properties",
      { properties: { type: "object", required: ["a"], properties: { a: text } } },
      object({ a: text }, { required: ["a"] }),
      "schema-keyword",
    ],
    [
      "an example among the properties",
      { properties: { a: text, example: { a: "b" } } },
      { type: "object", examples: [{ a: "b" }], properties: { a: text } },
      "schema-keyword",
    ],
    ["values in one text of a list", { ...text, enum: ["a | b"] }, { ...text, enum: ["a", "b"] }, "schema-enum"],
    ["values behind bare commas", { ...text, enum: ["a,b,c"] }, { ...text, enum: ["a", "b", "c"] }, "schema-enum"],
    ["values as a set of YAML", { ...text, enum: { A: null, B: null } }, { ...text, enum: ["A", "B"] }, "schema-enum"],
    ["values by another name", { ...text, values: ["A", "B"] }, { ...text, enum: ["A", "B"] }, "unknown-field"],
    [
      "properties as a list of them",
      { type: "object", properties: [{ a: text }, { b: { $ref } }] },
      object({ a: text, b: user }),
      "schema-keyword",
    ],
    [
      "properties as a list by their names",
      {
        type: "object",
        properties: [
          { name: "a", ...text },
          { name: "b", $ref },
        ],
      },
      object({ a: text, b: user }),
      "schema-keyword",
    ],
    [
      "names that are said to be required in a list",
      object({ a: text, b: text, c: text }, { required: [{ a: true }, "b", { c: false }] }),
      object({ a: text, b: text, c: text }, { required: ["a", "b"] }),
      "schema-keyword",
    ],
    ["two in capitals", { ...text, enum: ["ASC,DESC"] }, { ...text, enum: ["ASC", "DESC"] }, "schema-enum"],
    [
      "an example for a schema",
      { id: 1, name: "Ann", address: { zip: null, rooms: [2.5], tags: [] } },
      object(
        {
          id: { type: "number" },
          name: text,
          address: object({ zip: {}, rooms: { type: "array", items: { type: "number" } }, tags: { type: "array" } }),
        },
        { examples: [{ id: 1, name: "Ann", address: { zip: null, rooms: [2.5], tags: [] } }] },
      ),
      "example-instead",
    ],
    [
      "an example with fields that are called as words about a schema",
      { title: "Milk", done: false },
      object({ title: text, done: { type: "boolean" } }, { examples: [{ title: "Milk", done: false }] }),
      "example-instead",
    ],
    [
      "values beside schemas",
      { id: "string", title: "string", description: "All of it", success: true, note: "ok", data: { $ref } },
      object(
        { id: text, title: text, success: { type: "boolean" }, note: text, data: user },
        { description: "All of it" },
      ),
      "schema-properties",
    ],
    [
      "no values beside what is said to be an object",
      { type: "object", javaType: "com.example.A", a: text },
      object({ a: text }),
      "schema-properties",
    ],
    ["a word of Java", { type: "java.math.BigDecimal" }, { type: "number" }, "schema-type"],
    [
      "an example for the schema of a property",
      object({ settings: { days: 1, hours: null } }),
      object({
        settings: object({ days: { type: "number" }, hours: {} }, { examples: [{ days: 1, hours: null }] }),
      }),
      "example-instead",
    ],
    ["values behind commas", { ...text, enum: ["a, b-c"] }, { ...text, enum: ["a", "b-c"] }, "schema-enum"],
    ["a format of numbers", { ...text, format: "int32" }, text, "schema-passed-over"],
    ["bounds of a number", { type: "integer", min: 1 }, { type: "integer", minimum: 1 }, "unknown-field"],
    ["bounds of a text", { ...text, max: 9 }, { ...text, maxLength: 9 }, "unknown-field"],
    [
      "bounds of a text that may be null",
      { type: ["string", "null"], max: 9 },
      { type: ["string", "null"], maxLength: 9 },
      "unknown-field",
    ],
    ["bounds of a list", { type: "array", min: 1 }, { type: "array", minItems: 1 }, "unknown-field"],
    ["a pattern in other words", { ...text, regex: "^a" }, { ...text, pattern: "^a" }, "unknown-field"],
    ["a list of examples", { properties: { a: ["Ann"] } }, object({ a: true }), "schema-no-object"],
    ["null behind a comma", { type: "string,null" }, { type: ["string", "null"] }, "schema-type"],
    ["null as an alternative in words", { type: "integer or null" }, { type: ["integer", "null"] }, "schema-type"],
    ["a type with where it is from", { type: "Schema.Types.ObjectId" }, text, "schema-type"],
    ["what Swagger UI shows", { type: "string($date-time)" }, { ...text, format: "date-time" }, "schema-type"],
    ["a column of a database", { type: "VARCHAR(255)" }, text, "schema-type"],
    ["a slice of Go", { type: "[]string" }, { type: "array", items: text }, "schema-type"],
    ["a set", { type: "Set<string>" }, { type: "array", items: text }, "schema-type"],
    [
      "a map of Go",
      { type: "map[string]int" },
      { type: "object", additionalProperties: { type: "integer" } },
      "schema-type",
    ],
    [
      "a map of TypeScript",
      { type: "Record<string, User>" },
      { type: "object", additionalProperties: user },
      "schema-type",
    ],
    ["what may be null in Python", { type: "Optional[str]" }, { type: ["string", "null"] }, "schema-type"],
    [
      "null without quotes, alone",
      { anyOf: [text, { type: null }] },
      { anyOf: [text, { type: "null" }] },
      "schema-type",
    ],
    ["null behind a slash", { type: "string/null" }, { type: ["string", "null"] }, "schema-type"],
    ["null in a word", { type: "string|null" }, { type: ["string", "null"] }, "schema-type"],
    ["null in the word of PHP", { type: "?int" }, { type: ["integer", "null"] }, "schema-type"],
    ["null without quotes", { type: ["string", null] }, { type: ["string", "null"] }, "schema-type"],
    ["a word for a schema", { type: "array", items: "User" }, { type: "array", items: user }, "schema-no-object"],
    [
      "a word for values",
      { type: "object", additionalProperties: "string" },
      { type: "object", additionalProperties: text },
      "schema-no-object",
    ],
    ["a pointer without $ref", $ref, user, "schema-no-object"],
    [
      "names in a text",
      { ...object({ a: text, b: text }), required: "a, b" },
      object({ a: text, b: text }, { required: ["a", "b"] }),
      "schema-keyword",
    ],
    [
      "required in a property",
      object({ a: { ...text, required: true }, b: { ...text, required: false } }),
      object({ a: text, b: text }, { required: ["a"] }),
      "schema-keyword",
    ],
    [
      "required in a property as a list",
      object({ a: { ...text, required: ["true"] } }),
      object({ a: text }, { required: ["a"] }),
      "schema-keyword",
    ],
    ["values as alternatives", { ...text, anyOf: ["a", "b"] }, { ...text, enum: ["a", "b"] }, "schema-keyword"],
    [
      "required among properties",
      object({ a: text, required: ["a"] }),
      object({ a: text }, { required: ["a"] }),
      "schema-keyword",
    ],
    [
      "properties as a list",
      { type: "object", properties: [{ name: "a", type: "string" }] },
      object({ a: text }),
      "schema-keyword",
    ],
    [
      "fields without properties",
      { type: "object", id: text, name: { type: "integer" } },
      object({ id: text, name: { type: "integer" } }),
      "schema-properties",
    ],
    [
      "fields without properties that are words",
      { street: "string", no: "integer" },
      object({ street: text, no: { type: "integer" } }),
      "schema-properties",
    ],
    ["a schema below schema", { description: "d", schema: text }, text, "schema-keyword"],
    ["values in a text", { type: "string", enum: "a, b" }, { type: "string", enum: ["a", "b"] }, "schema-enum"],
    [
      "values by names",
      { type: "string", enum: { A: "a", B: "b" } },
      { type: "string", enum: ["a", "b"] },
      "schema-enum",
    ],
    [
      "values of Mongoose",
      { ...text, enum: { values: ["a", "b"], message: "no" } },
      { ...text, enum: ["a", "b"] },
      "schema-enum",
    ],
    [
      "values of items",
      { type: "array", enum: ["a"], items: text },
      { type: "array", items: { type: "string", enum: ["a"] } },
      "schema-of-items",
    ],
    ["values of no fitting type", { type: "integer", enum: ["a", "b"] }, { type: "integer" }, "schema-enum"],
    ["a word of Ruby", { type: "Symbol" }, { type: "string" }, "schema-type"],
    [
      "numbers that may be texts, as .NET writes them",
      { type: ["null", "integer", "string"], pattern: "^-?(?:0|[1-9]\\d*)$", format: "int32" },
      { type: ["null", "integer"], pattern: "^-?(?:0|[1-9]\\d*)$", format: "int32" },
      "spelled-number",
    ],
    [
      "numbers that may be texts, as Elysia writes them",
      { anyOf: [{ type: "string", format: "numeric", default: 0 }, { type: "integer" }] },
      { anyOf: [{ type: "integer" }] },
      "spelled-number",
    ],
    [
      "booleans that may be texts",
      { anyOf: [{ type: "boolean" }, { type: "string", format: "boolean" }] },
      { anyOf: [{ type: "boolean" }] },
      "spelled-number",
    ],
    [
      "a format of items",
      { type: "array", format: "binary" },
      { type: "array", items: { type: "string", format: "binary" } },
      "schema-of-items",
    ],
    ["the reference of items", { type: "array", $ref }, { type: "array", items: user }, "schema-of-items"],
    [
      "the reference of items that are told apart",
      { type: "array", $ref, minItems: 1 },
      { type: "array", items: user, minItems: 1 },
      "schema-of-items",
    ],
    [
      "properties of items",
      { type: "array", required: ["a"], properties: { a: text } },
      { type: "array", items: object({ a: text }, { required: ["a"] }) },
      "schema-of-items",
    ],
    [
      "a name in required with a slip",
      { ...object({ first_name: text, name: text, id: text }), required: ["firstName", "name", "id"] },
      object({ first_name: text, name: text, id: text }, { required: ["first_name", "name", "id"] }),
      "schema-required",
    ],
    [
      "bounds of a number that are the other way round",
      { type: "integer", minimum: 9, maximum: 1 },
      { type: "integer", minimum: 1, maximum: 9 },
      "schema-bound",
    ],
    [
      "bounds of which one is exclusive",
      { type: "number", minimum: 9, exclusiveMaximum: 1 },
      { type: "number", minimum: 1, exclusiveMaximum: 9 },
      "schema-bound",
    ],
    [
      "lengths that are the other way round",
      { ...text, minLength: 9, maxLength: 1 },
      { ...text, minLength: 1, maxLength: 9 },
      "schema-bound",
    ],
    [
      "counts of a list that are the other way round",
      { type: "array", items: text, minItems: 3, maxItems: 2 },
      { type: "array", items: text, minItems: 2, maxItems: 3 },
      "schema-bound",
    ],
    [
      "an exclusive bound without the bound",
      { type: "number", exclusiveMaximum: true },
      { type: "number" },
      "schema-keyword",
    ],
    [
      "a format of texts for a number",
      { type: "integer", format: "date-time" },
      { type: "integer" },
      "schema-passed-over",
    ],
    [
      "a default below the least",
      { type: "integer", minimum: 1, default: 0 },
      { type: "integer", minimum: 1 },
      "schema-default",
    ],
    [
      "a default that is too long",
      { ...text, maxLength: 2, default: "abc" },
      { ...text, maxLength: 2 },
      "schema-default",
    ],
    [
      "a default with an item that its items do not have",
      { type: "array", items: { ...text, enum: ["a"] }, default: ["b"] },
      { type: "array", items: { ...text, enum: ["a"] } },
      "schema-default",
    ],
    [
      "values that are all of another type",
      { type: "integer", enum: ["1", "2", "3"] },
      { type: "integer", enum: [1, 2, 3] },
      "schema-enum",
    ],
    [
      "a name in required that is near to none",
      object({ a: text }, { required: ["zzz"] }),
      object({ a: text }, { required: ["zzz"] }),
      "schema-required",
    ],
    ["a mask for a pattern", { ...text, pattern: "YYYY-MM-DD" }, text, "schema-keyword"],
    [
      "items in a list with a bound",
      { type: "array", items: [text], minItems: 1 },
      { type: "array", items: text, minItems: 1 },
      "schema-keyword",
    ],
    ["a reference without its sign", { ref: $ref }, user, "unknown-field"],
    ["a keyword with a letter wrong", { type: "object", propertys: { a: text } }, object({ a: text }), "unknown-field"],
    [
      "a keyword in other letters",
      { type: "string", max_length: 3 },
      { type: "string", maxLength: 3 },
      "unknown-field",
    ],
    ["items in a list", { type: "array", items: [text] }, { type: "array", items: text }, "schema-keyword"],
    ["a choice without a list", { oneOf: { $ref } }, { oneOf: [user] }, "schema-keyword"],
    ["null in a choice", { anyOf: [{ $ref }, null] }, { anyOf: [user, { type: "null" }] }, "schema-no-object"],
  ])("%s", async (_, stated, want, code) => {
    expect(await told(stated)).toEqual({ schema: want, codes: [code] });
  });

  test.each<[what: string, stated: unknown]>([
    ["minimum of a text", { type: "string", minimum: 3 }],
    ["maxLength of a list", { type: "array", maxLength: 3, items: {} }],
    ["minItems of a number", { type: "integer", minItems: 3 }],
  ])("%s is told", async (_, stated) => {
    expect((await told(stated)).codes).toEqual(["schema-passed-over"]);
  });

  test.each<[what: string, stated: unknown]>([
    ["a bound of one of several types", { type: ["string", "integer"], minimum: 3 }],
    ["a tuple of one", { type: "array", items: [text], additionalItems: false }],
    ["properties called as keywords", object({ type: text, description: text, required: { type: "boolean" } })],
    [
      "a name in required of what others bring",
      { allOf: [object({ name: text })], ...object({ nam: text }), required: ["name"] },
    ],
    ["a name in required of what is beside it", { allOf: [{ $ref }, object({ a: text }, { required: ["zzz"] })] }],
    ["a file that is a text", { type: "array", items: { type: "file", format: "string" } }],
    ["a format that a number may have", { type: "integer", format: "unix-time" }],
    ["a default on the bounds", { type: "integer", minimum: 0, maximum: 9, default: 9 }],
    ["a default of a list", { type: "array", items: { ...text, enum: ["a", "b"] }, default: ["b"] }],
    ["a pattern of letters", { type: "string", pattern: "[ymd]+" }],
    ["a property called example", object({ type: text, description: text, example: { ...text, description: "d" } })],
    ["words about a schema that are types", { title: "string", description: "string" }],
    ["a schema with words of the author's own", { id: "a", description: "any", "x-id": 1, javaType: "com.example.A" }],
    ["an order of one field", { ...text, enum: ["name,desc"] }],
    ["a sentence as the only value", { ...text, enum: ["Hello, world"] }],
    ["the only value that is the default", { ...text, enum: ["a, b"], default: "a, b" }],
    ["the only value that is shown", { ...text, enum: ["a, b"], example: "a, b" }],
    ["a whole number beyond JavaScript's in a text", { ...text, format: "int64" }],
    ["a number of fixed length in a text", { ...text, format: "int32", pattern: "^[0-9]{4}$" }],
    ["a field of the author's own", { type: "object", "x-id": text, meta: { a: 1 } }],
  ])("%s is not", async (_, stated) => {
    expect((await told(stated, "3.1.0")).codes).toEqual([]);
  });
});

test("an example that is null shows nothing", async () => {
  const { schema } = await readSchema({ type: "string", "x-example": null });
  expect(schema).toEqual({ type: "string" });
});

test("examples with digits behind a zero are no numbers", async () => {
  const { schema } = await readSchema({ type: "integer", example: "0812" });
  expect(schema).toEqual({ type: "integer", examples: ["0812"] });
});

test.each<[what: string, stated: unknown]>([
  ["a word that names itself", "A"],
  ["a pointer to itself", "#/components/schemas/A"],
  ["a word that names another word", "B"],
  ["more lists than anybody writes", { type: `string${"[]".repeat(50_000)}` }],
  ["a type that is the schema itself", { type: "A" }],
])("%s ends", async (_, A) => {
  const { codes } = await readSchema({ $ref: "#/components/schemas/A" }, "3.0.3", { A, B: "A" });
  expect(codes.length).toBeGreaterThan(0);
});

describe("content", () => {
  const schema = { $ref };
  const read = { mediaType: "application/json", schema: { $ref: "User" } };
  test.each<[what: string, stated: unknown, code: string, key?: string]>([
    ["a schema for a media type", { content: { "application/json": schema } }, "content-slip"],
    ["no media type", { content: { schema } }, "media-type", "schema"],
    ["a word for a media type", { content: { json: { schema } } }, "media-type", "json"],
    ["the name of a media type", { content: "application/json", schema }, "content-slip"],
    ["no content", { schema }, "content-slip"],
    ["media types without content", { "application/json": { schema } }, "content-slip"],
    ["a list of names of media types", { content: ["application/json"], schema }, "content-slip"],
    ["a list of media types", { content: [{ "application/json": { schema } }] }, "content-slip"],
    ["a schema for the body", schema, "content-slip"],
  ])("%s is read as meant, and told", async (_, requestBody, code, key) => {
    const responses = { 204: { description: "" } };
    const result = await readPaths(
      { "/a": { post: { requestBody, responses } } },
      { components: { schemas: { User } } },
    );
    expect(onlyOperation(result).body?.content).toEqual([{ ...read, key }]);
    expect(result.diagnostics.map((each) => each.code)).toEqual([code]);
  });

  it("of several media types in one key is that of each", async () => {
    const responses = { 200: { content: { "application/json, text/json": { schema } } } };
    const result = await readPaths({ "/a": { get: { responses } } }, { components: { schemas: { User } } });
    expect(onlyOperation(result).responses[0]!.content).toMatchObject([read, { ...read, mediaType: "text/json" }]);
    expect(codes(result)).toEqual(["warning media-type"]);
  });

  it("of responses is read so too, and so are statuses with words behind them", async () => {
    const responses = { "200 OK": { $ref }, 201: { "application/json": { schema } }, 404: "Not there" };
    const result = await readPaths({ "/a": { get: { responses } } }, { components: { schemas: { User } } });
    expect(onlyOperation(result).responses.map(({ status, content }) => ({ status, content }))).toEqual([
      { status: 200, content: [read] },
      { status: 201, content: [read] },
      { status: 404, content: [] },
    ]);
    const codes = result.diagnostics.map(({ code }) => code).sort();
    expect(codes).toEqual(["content-slip", "content-slip", "response-no-object", "response-status"]);
  });

  it("that is an example is read as its types, and told; what answers have besides their description is told", async () => {
    const value = { id: 1, tags: ["a"] };
    const types = object({ id: { type: "number" }, tags: { type: "array", items: { type: "string" } } });
    const own = (more: object) => ({ description: "ok", note: "n", "x-id": {}, ...more });
    const responses = {
      200: value,
      201: { content: { "application/json": value } },
      202: own({}),
      203: own({ data: value }),
      204: own({ data: value }),
      400: { content: { "application/json": [{ $ref }] } },
    };
    const result = await readPaths(
      { "/a": { post: { requestBody: value, responses } } },
      { components: { schemas: { User } } },
    );
    const operation = onlyOperation(result);
    const json = (schema: object) => [{ mediaType: "application/json", schema }];
    const shown = json({ ...types, examples: [value] });
    expect(operation.tags).toBeUndefined();
    expect(operation.body?.content).toEqual(shown);
    expect(operation.responses.map(({ status, content }) => [status, content])).toEqual([
      [200, shown],
      [201, shown],
      [202, []],
      [203, []],
      [204, []],
      [400, json({ type: "array", items: { $ref: "User" } })],
    ]);
    expect(result.diagnostics.map(({ message }) => message).sort()).toEqual([
      "Expected a media type, got an object of id, tags; it is read as an example, whose types count.",
      "Expected a request body, got an object of id, tags; it is read as an example, whose types count.",
      "Expected a response, got an object of id, tags; it is read as an example, whose types count.",
      "Expected a schema, got a list; it is read as a list of what its one item is.",
      'The key "data" is not known here; it is ignored.',
    ]);
  });

  it("of responses that are a list is told to be lost", async () => {
    const result = await readPaths({ "/a": { get: { responses: [{ code: 200 }] } } });
    expect(result.diagnostics.map(({ code }) => code)).toEqual(["responses-no-map"]);
  });

  it("of responses that are a list as Swagger 1.2 has it is read by its codes and messages", async () => {
    const result = await readPaths({ "/a": { get: { responses: [{ code: 404, message: "Not there" }] } } });
    expect(onlyOperation(result).responses).toMatchObject([
      { status: 404, description: "Not there" },
      { status: "2XX" },
    ]);
    expect(result.diagnostics.map(({ code }) => code)).toEqual(["responses-no-map"]);
  });
});

const ofId = object({ id: { type: "integer" } });

test.each<[what: string, post: object, schema: object, told: string[]]>([
  [
    "below body",
    { body: { "application/json": { schema: { $ref } } } },
    { $ref: "User" },
    ["unknown-field", "content-slip"],
  ],
  ["a schema below body", { body: ofId }, ofId, ["unknown-field", "content-slip"]],
  ["words for types", { requestBody: { id: "int" } }, ofId, ["content-slip", "schema-properties", "schema-type"]],
])("a request body that is %s is read, and told", async (_, post, schema, told) => {
  const result = await readPaths({ "/a": { post: { ...post, ...ok } } }, { components: { schemas: { User } } });
  expect(onlyOperation(result).body!.content).toEqual([{ mediaType: "application/json", schema }]);
  expect(codes(result)).toEqual(told.map((code) => `warning ${code}`));
});

test.each<[what: string, answer: object, schema: object, told: string[]]>([
  ["below body", { body: { "application/json": { schema: { $ref } } } }, { $ref: "User" }, ["unknown-field"]],
  ["words for types", { id: "int" }, ofId, ["content-slip", "schema-properties", "schema-type"]],
  [
    "a list of which nothing is said and an object is shown",
    { description: "", ...json({ type: "array", example: { id: 1 } }) },
    { type: "object", examples: [{ id: 1 }] },
    ["schema-type"],
  ],
])("an answer that is %s is read, and told", async (_, answer, schema, told) => {
  const result = await readPaths(
    { "/a": { get: { responses: { 200: answer } } } },
    { components: { schemas: { User } } },
  );
  expect(onlyOperation(result).responses[0]!.content).toEqual([{ mediaType: "application/json", schema }]);
  expect(codes(result)).toEqual(told.map((code) => `warning ${code}`));
});

it("an operation in the place of its path item that says its method is read, and told", async () => {
  const result = await readPaths(
    { "/a": { method: "POST", requestBody: json({ $ref }), ...ok } },
    { components: { schemas: { User } } },
  );
  expect(served(result)).toEqual(["POST /a [a]"]);
  expect(onlyOperation(result).body).toBeDefined();
  expect(result.diagnostics.map(({ code, origin }) => `${code} ${origin!.pointer}`)).toEqual([
    "path-item-key /paths/~1a/method",
  ]);
});

it("statuses of one answer are each its own", async () => {
  const responses = { "400, 401": { description: "a" }, "404|500 or 503": { description: "b" } };
  const result = await readPaths({ "/a": { get: { responses } } });
  const found = onlyOperation(result).responses.map(({ status, description }) => [status, description]);
  expect(found.slice(0, 5)).toEqual([
    [400, "a"],
    [401, "a"],
    [404, "b"],
    [500, "b"],
    [503, "b"],
  ]);
  expect(result.diagnostics.map(({ message }) => message)).toEqual([
    'Expected a status code, 1XX to 5XX or default, got "400, 401"; it is read as 400 and 401.',
    'Expected a status code, 1XX to 5XX or default, got "404|500 or 503"; it is read as 404 and 500 and 503.',
  ]);
});

describe("parameters", () => {
  const responses = { 204: { description: "" } };
  const inPath = { in: "path", required: true };
  test.each<[what: string, stated: object, want: object, code: string]>([
    [
      "a place in capitals",
      { name: "id", ...inPath, in: "Path", schema: { type: "integer" } },
      { name: "id", schema: { type: "integer" } },
      "parameter-place",
    ],
    [
      "its name as a key of an item",
      { id: { ...inPath, schema: { type: "integer" } } },
      { name: "id", schema: { type: "integer" } },
      "parameter-name",
    ],
    [
      "another name than the path's",
      { name: "userId", ...inPath, schema: { type: "integer" } },
      { name: "id", schema: { type: "integer" } },
      "path-parameter-unused",
    ],
    [
      "a type beside a schema that says nothing",
      { name: "id", ...inPath, type: "integer", schema: {} },
      { name: "id", schema: { type: "integer" } },
      "other-version",
    ],
    [
      "a type beside another",
      { name: "id", ...inPath, type: "integer", schema: { type: "string" } },
      { name: "id", schema: { type: "string" } },
      "parameter-beside-schema",
    ],
  ])("%s: what is read is told", async (_, parameter, want, code) => {
    const result = await readPaths({ "/a/{id}": { get: { parameters: [parameter], responses } } });
    expect(onlyOperation(result).params).toMatchObject([want]);
    expect(result.diagnostics.map((each) => each.code)).toEqual([code]);
  });

  it.each(["query", "header", "cookie"])("cannot be files in the place %s, which is told", async (place) => {
    const parameters = [{ name: "f", in: place, schema: { type: "string", format: "binary" } }];
    const result = await readPaths({ "/a": { post: { parameters, responses } } });
    expect(result.diagnostics.map(({ code, origin }) => [code, origin?.pointer])).toEqual([
      ["parameter-file", "/paths/~1a/post/parameters/0/schema"],
    ]);
  });

  it("of 2.0 that are files are read as fields of the form", async () => {
    const parameters = [{ name: "f", in: "query", type: "file" }];
    const result = await readPaths({ "/a": { post: { parameters, responses } } }, { swagger: "2.0" });
    expect(onlyOperation(result)).toMatchObject({
      query: [],
      body: { content: [{ mediaType: "multipart/form-data" }] },
    });
    expect(result.diagnostics.map(({ code }) => code)).toEqual(["parameter-place"]);
  });

  it("whose schema says that they are required are", async () => {
    const parameters = [{ name: "q", in: "query", schema: { type: "string", required: true } }];
    const result = await readPaths({ "/a": { get: { parameters, responses } } });
    expect(onlyOperation(result).query).toMatchObject([{ required: true, schema: { type: "string" } }]);
    expect(result.diagnostics.map(({ code }) => code)).toEqual(["parameter-required"]);
  });
});

test.each([
  ["#/definitions/User", { openapi: "3.1.0", components: { schemas: { User } } }],
  ["#/components/schemas/User", { swagger: "2.0", definitions: { User } }],
  ["#/components/schema/User", { openapi: "3.0.3", components: { schemas: { User } } }],
  ["components/schemas/User", { openapi: "3.0.3", components: { schemas: { User } } }],
  ["#/components/schemas/user", { openapi: "3.0.3", components: { schemas: { User } } }],
  ["#/components/schemas/U_ser", { openapi: "3.0.3", components: { schemas: { User } } }],
  ["#/components/schemas/User", { openapi: "3.0.3", components: { User } }],
  ["#/components/schemas/User", { openapi: "3.0.3", schemas: { User } }],
  [
    "https://apigateway.amazonaws.com/restapis/abc123/models/User",
    { openapi: "3.0.1", components: { schemas: { User } } },
  ],
])("a reference %s that leads nowhere is read as the one that is meant, and told once", async (reference, rest) => {
  const schema = { $ref: reference };
  const response = "swagger" in rest ? { schema } : { content: { "application/json": { schema } } };
  const responses = { 200: response, 400: response };
  const result = await readPaths({ "/a": { get: { responses } } }, rest);
  expect(onlyOperation(result).responses[0]?.content).toEqual([
    { mediaType: "application/json", schema: { $ref: "User" } },
  ]);
  expect(result.diagnostics.map(({ code }) => code)).toEqual(["ref-meant"]);
});

it("a word for a reference names a parameter or an answer too, a schema before these", async () => {
  const components = {
    schemas: { Page: User },
    parameters: { Page: {}, Limit: { name: "limit", in: "query" } },
    responses: { Gone: { description: "gone" } },
  };
  const get = { parameters: [{ $ref: "Limit" }], responses: { 200: json({ $ref: "Page" }), 410: { $ref: "Gone" } } };
  const result = await readPaths({ "/a": { get } }, { components });
  const { query, responses } = onlyOperation(result);
  expect(query).toMatchObject([{ name: "limit" }]);
  expect(responses).toMatchObject([
    { status: 200, content: [{ schema: { $ref: "Page" } }] },
    { status: 410, description: "gone" },
  ]);
  expect(codes(result)).toEqual([]);
});

it.each<[what: string, stated: object]>([
  ["properties are misspelt", { propreties: { a: { type: "string", required: true } } }],
  ["they are a list", { properties: [{ a: { type: "string", required: true } }] }],
])("what is told of required in a property holds where %s", async (_, stated) => {
  const result = await readSchema({ type: "object", ...stated });
  expect(result.schema).toMatchObject({ required: ["a"] });
  expect(result.diagnostics.map(({ message }) => message)).toContain(
    "Expected a list of names for required, got the boolean true; it is read as a name in that of the object around it.",
  );
});

it("a name that nothing has, or several have in other case, stays unresolved", async () => {
  const get = (to: string) => ({
    get: { responses: { 200: { content: { "application/json": { schema: { $ref: to } } } } } },
  });
  const schemas = { User, USER: User, Team: User };
  const paths = {
    "/a": get("#/components/schemas/user"),
    "/b": get("#/definitions/Nobody"),
    "/c": get("#/definitions/Team"),
  };
  const { api } = await readPaths(paths, { components: { schemas } });
  expect(api.refused.map(({ path }) => path)).toEqual(["/a", "/b"]);
});

test.each<[key: string, item: object, want: string]>([
  ["GET /users", { responses: {} }, "GET /users [users]"],
  ["https://api.example.com/users", { get: { responses: {} } }, "GET /users [users]"],
  [" /users", { get: { responses: {} } }, "GET /users [users]"],
  ["users", { get: { responses: {} } }, "GET users [users]"],
  ["/users ", { get: { responses: {} } }, "GET /users [users]"],
  ["/users [POST]", { responses: {} }, "POST /users [users]"],
  ["/users (post)", { responses: {} }, "POST /users [users]"],
  [
    "/users/{id} - delete",
    { parameters: [{ name: "id", in: "path" }], responses: {} },
    "DELETE /users/{id} [users/[id]]",
  ],
  ["/u/%7Bid%7D", { get: { parameters: [{ name: "id", in: "path" }] } }, "GET /u/{id} [u/[id]]"],
  ["POST: /users", { responses: {} }, "POST /users [users]"],
  ["[POST] /users", { responses: {} }, "POST /users [users]"],
  ["GET /users", { post: { responses: {} } }, "POST /users [users]"],
])("the path %j is read as meant, and told", async (key, item, want) => {
  const result = await readPaths({ [key]: item });
  expect(served(result)).toEqual([want]);
  expect(result.diagnostics.map(({ code }) => code)).toEqual(["path-slash"]);
});

it.each<[key: string, place: "params" | "query", want: object, told: string]>([
  ["/a/{id:int}", "params", { name: "id", schema: { type: "integer" }, required: true }, "integer, as the path says"],
  ["/a/{id:guid}", "params", { name: "id", schema: { type: "string", format: "uuid" } }, "uuid, as the path says"],
  ["/a/{ id }", "params", { name: "id", schema: { type: "string" } }, "a text"],
  ["/a{?page}", "query", { name: "page", schema: { type: "string" }, required: false }, "an optional text"],
])("what the path %s says of a parameter that nothing describes is read and told", async (key, place, want, told) => {
  const result = await readPaths({ [key]: { get: { responses: {} } } });
  expect(onlyOperation(result)[place]).toMatchObject([want]);
  expect(result.diagnostics.map(({ message }) => message)).toEqual([expect.stringContaining(`read as ${told}.`)]);
});

it("a parameter in braces with spaces is the one that is described", async () => {
  const parameters = [{ name: "id", in: "path", required: true, schema: { type: "integer" } }];
  const result = await readPaths({ "/a/{ id }": { get: { parameters, responses: {} } } });
  expect(onlyOperation(result).params).toMatchObject([{ name: "id", schema: { type: "integer" } }]);
  expect(result.diagnostics).toEqual([]);
});

it("paths with their methods that are written one by one are one route", async () => {
  const result = await readPaths({ "GET /users": { responses: {} }, "post /users": { responses: {} } });
  expect(served(result)).toEqual(["GET /users [users]", "POST /users [users]"]);
  expect(result.api.routes).toHaveLength(1);
});

describe("responses in a list", () => {
  const statuses = async (responses: unknown) => {
    const result = await readPaths({ "/a": { get: { responses } } });
    const told = result.diagnostics.map(({ code, message }) => `${code} ${message.split("; ")[1]}`);
    return [onlyOperation(result).responses.map(({ status, description }) => [status, description]), told];
  };
  const told = ["responses-no-map they are read by the statuses it has."];

  test.each<[what: string, responses: unknown]>([
    ["keys", [{ 200: { description: "ok" } }, { 404: { description: "gone" } }]],
    [
      "a field",
      [
        { status: 200, description: "ok" },
        { code: "404", description: "gone" },
      ],
    ],
  ])("that state their statuses in %s are read", async (_, responses) => {
    const want = [
      [200, "ok"],
      [404, "gone"],
    ];
    expect(await statuses(responses)).toEqual([want, told]);
  });

  it("without statuses are ignored", async () => {
    expect(await statuses([{ description: "ok" }])).toEqual([
      [["default", undefined]],
      ["responses-no-map it is ignored."],
    ]);
  });
});

it("a reference without its sign is followed wherever one may stand", async () => {
  const components = {
    parameters: { Page: { name: "page", in: "query", schema: { type: "integer" } } },
    responses: { Gone: { description: "gone" } },
    requestBodies: { Text: { content: { "text/plain": { schema: { type: "string" } } } } },
  };
  const parameters = [{ ref: "#/components/parameters/Page" }];
  const requestBody = { ref: "#/components/requestBodies/Text" };
  const responses = { 404: { ref: "#/components/responses/Gone" }, 204: { description: "" } };
  const result = await readPaths({ "/a": { post: { parameters, requestBody, responses } } }, { components });
  const operation = onlyOperation(result);
  expect(operation.query.map(({ name }) => name)).toEqual(["page"]);
  expect(operation.body?.content[0]?.mediaType).toBe("text/plain");
  expect(operation.responses.map(({ description }) => description)).toEqual([undefined, "gone"]);
  expect(result.diagnostics.map(({ code }) => code)).toEqual(["unknown-field", "unknown-field", "unknown-field"]);
});

test("null beside a type is accepted by the whole, whatever else stands there", async () => {
  const anyOf = [{ type: "object", allOf: [{ $ref: "User" }] }, { type: "null" }];
  expect(await told({ type: "object", nullable: true, allOf: [{ $ref }] })).toEqual({ schema: { anyOf }, codes: [] });
});

test.each<[stated: string, want: object, codes: string[]]>([
  ["headers", { headers: [{ name: "a" }] }, ["parameter-place"]],
  ["Cookies", { cookies: [{ name: "a" }] }, ["parameter-place"]],
  ["qurey", { query: [{ name: "a" }] }, ["parameter-place"]],
  ["querystring", { query: [{ name: "a" }] }, ["parameter-place"]],
  ["json", { body: { content: [{ mediaType: "application/json" }] } }, ["parameter-place", "body-parameter"]],
])("a parameter in %s is where it is meant, and told", async (place, want, codes) => {
  const parameters = [{ name: "a", in: place, schema: { type: "string" } }];
  const result = await readPaths({ "/a": { post: { parameters, responses: {} } } });
  expect(onlyOperation(result)).toMatchObject(want);
  expect(result.diagnostics.map(({ code }) => code)).toEqual(codes);
});

test.each<[key: string, status: unknown]>([
  ["OK", 200],
  ["Not Found", 404],
  ["not_found", 404],
  ["default ", "default"],
  ["4xx errors", "4XX"],
])("the status %j is read, and told", async (key, status) => {
  const result = await readPaths({ "/a": { get: { responses: { 201: {}, [key]: {} } } } });
  expect(onlyOperation(result).responses.map((one) => one.status)).toContain(status);
  expect(result.diagnostics.map(({ code }) => code)).toEqual(["response-status"]);
});

it("a tag without the list around it counts, a word for a header's type is its schema", async () => {
  const responses = { 200: { description: "", headers: { "X-Left": "integer", "X-Not": ["a"] } } };
  const result = await readPaths({ "/a": { get: { tags: "users", responses } } });
  const operation = onlyOperation(result);
  expect(operation.tags).toEqual(["users"]);
  expect(operation.responses[0]?.headers).toMatchObject([{ name: "X-Left", schema: { type: "integer" } }]);
  expect(result.diagnostics.map(({ code }) => code)).toEqual(["schema-no-object", "header-no-object"]);
});

it("a response that only a schema is called like is that schema", async () => {
  const result = await readPaths(
    { "/a": { get: { responses: { 200: { $ref: "#/components/responses/User" } } } } },
    { components: { schemas: { User } } },
  );
  expect(onlyOperation(result).responses[0]?.content).toEqual([
    { mediaType: "application/json", schema: { $ref: "User" } },
  ]);
  expect(result.diagnostics.map(({ code }) => code)).toEqual(["ref-meant", "content-slip"]);
});

it("path parameters in other letters than in the path are these, and told", async () => {
  const parameters = [
    { name: "user_id", in: "path", required: true, schema: { type: "integer" } },
    { name: "postId", in: "path", required: true, schema: { type: "string", format: "uuid" } },
  ];
  const result = await readPaths({ "/u/{userId}/p/{post_id}": { get: { parameters, responses: {} } } });
  expect(onlyOperation(result).params).toMatchObject([
    { name: "userId", schema: { type: "integer" } },
    { name: "post_id", schema: { format: "uuid" } },
  ]);
  expect(result.diagnostics.map(({ code }) => code)).toEqual(["path-parameter-unused", "path-parameter-unused"]);
});

it("of an empty text alone a path parameter is any text, and one with its stars is the one without, which is told", async () => {
  const parameters = [
    { name: "id", in: "path", required: true, schema: { enum: [""], type: "string" } },
    { name: "*rest", in: "path", required: true, schema: { type: "string", maxLength: 9 } },
  ];
  const result = await readPaths({ "/u/{id}/{*rest}": { get: { parameters, responses: {} } } });
  expect(onlyOperation(result).params).toMatchObject([
    { name: "id", schema: { type: "string" } },
    { name: "rest", schema: { maxLength: 9 } },
  ]);
  expect(onlyOperation(result).params[0]?.schema).not.toHaveProperty("enum");
  const codes = result.diagnostics.map(({ code }) => code);
  expect(codes.sort()).toEqual(["path-parameter-empty", "path-parameter-style", "path-parameter-unused"]);
});

test("a query in a path that shows its parameters selects only among several", async () => {
  const parameters = [
    { name: "q", in: "query", required: true, schema: { type: "string" } },
    { name: "page", in: "query", schema: { type: "integer" } },
  ];
  const get = { parameters, responses: {} };
  const shown = { "/a?q={q}&page={page}": { get }, "/b?q={q}": { get }, "/b?page={page}": { get }, "/c?x=1": { get } };
  const { api } = await readPaths(shown);
  expect(api.routes.map(({ id, match }) => [id, match?.query])).toEqual([
    ["/a", undefined],
    ["/b?q={q}", { q: "" }],
    ["/b?page={page}", { page: "" }],
    ["/c?x=1", { x: "1" }],
  ]);
  expect(api.routes[0]?.operations[0]?.query).toMatchObject([{ required: true }, { required: false }]);
});

test("values in the query of a path are examples of the parameters that its operations describe", async () => {
  const described = (name: string, schema: object) => ({
    get: { parameters: [{ name, in: "query", schema }], responses: {} },
  });
  const text = { type: "string" };
  const { api, diagnostics } = await readPaths({
    "/a?q=tea": described("q", text),
    "/b?q=": described("q", text),
    "/c?acl": described("acl", { ...text, enum: ["true"] }),
    "/d?q=1": described("q", text),
    "/d?q=2": described("q", text),
    "/e?q=1": described("other", text),
  });
  const read = Object.fromEntries(api.routes.map(({ id, match }) => [id, match?.query]));
  expect(read).toEqual({
    "/a": undefined,
    "/b": undefined,
    "/c?acl": { acl: "" },
    "/d?q=1": { q: "1" },
    "/d?q=2": { q: "2" },
    "/e?q=1": { q: "1" },
  });
  expect(diagnostics.map(({ code, origin }) => [code, origin?.pointer])).toEqual([
    ["path-query", "/paths/~1a?q=tea"],
    ["path-query", "/paths/~1b?q="],
  ]);
});

test.each<[schema: unknown, rest?: Record<string, unknown>]>([
  [false],
  [{ not: {} }],
  [{ not: true, description: "void" }],
  [{ not: {} }, { swagger: "2.0" }],
])("a body of which the schema %j says that nothing fits is none, and told", async (schema, rest = {}) => {
  const media = { content: { "application/json": { schema } } };
  const stated =
    "swagger" in rest
      ? { parameters: [], responses: { 200: { schema } } }
      : { requestBody: { required: true, ...media }, responses: { 200: media } };
  const result = await readPaths({ "/a": { post: stated } }, rest);
  const { body, responses } = onlyOperation(result);
  expect([body, responses[0]?.content, responses[0]?.mayBeAny]).toEqual([undefined, [], undefined]);
  expect([...new Set(codes(result))]).toEqual(["info body-of-nothing"]);
});

test("of several media types that of which nothing fits is left out", async () => {
  const content = { "application/json": { schema: { not: {} } }, "text/plain": { schema: { type: "string" } } };
  const result = await readPaths({ "/a": { post: { requestBody: { content }, responses: {} } } });
  expect(onlyOperation(result).body?.content).toMatchObject([{ mediaType: "text/plain" }]);
  expect(result.diagnostics.map(({ message }) => message)).toEqual([
    "The schema accepts nothing; its media type is left out.",
  ]);
});

it("an operation below a method without a key of its own is one, where the router has it", async () => {
  const paths = { "/a": { search: { responses: {} }, lock: { note: "none" } } };
  const pages = await readPaths(paths, {}, { router: "pages" });
  expect([served(pages), codes(pages)]).toEqual([["SEARCH /a [a]"], ["warning path-item-key"]]);
});

it("an operationId that is given twice is that of the first", async () => {
  const operation = { operationId: "x", responses: {} };
  const result = await readPaths({ "/a": { get: operation, put: operation } });
  const [get, put] = result.api.routes.flatMap(({ operations }) => operations);
  expect([get?.operationId, put?.operationId]).toEqual(["x", undefined]);
});

test.each<[what: string, operation: object, want: string[], code: string]>([
  [
    "a file in what springdoc says is JSON",
    {
      requestBody: {
        content: {
          "application/json": { schema: { properties: { f: { items: { format: "binary" }, type: "array" } } } },
        },
      },
    },
    ["multipart/form-data"],
    "form-file",
  ],
  [
    "a file in a form",
    {
      requestBody: {
        content: {
          "application/x-www-form-urlencoded": { schema: { properties: { f: { type: "string", format: "binary" } } } },
        },
      },
    },
    ["multipart/form-data"],
    "form-file",
  ],
  [
    "a file by its name alone",
    { requestBody: { content: { "multipart/form-data": { schema: { properties: { avatar: { type: "string" } } } } } } },
    ["multipart/form-data"],
    "form-file",
  ],
  [
    "a form that is a file",
    {
      requestBody: { content: { "multipart/form-data": { schema: { type: "string", format: "binary" } } } },
    },
    ["multipart/form-data"],
    "form-schema",
  ],
  [
    "a file in JSON",
    { requestBody: { content: { "application/json": { schema: { type: "string", format: "binary" } } } } },
    ["application/json"],
    "json-file",
  ],
])("%s is told", async (_, operation, want, code) => {
  const result = await readPaths({ "/a": { post: { responses: { 204: { description: "" } }, ...operation } } });
  const { body, responses } = onlyOperation(result);
  expect([body, ...responses].flatMap((one) => one?.content ?? []).map(({ mediaType }) => mediaType)).toEqual(want);
  expect(result.diagnostics.map((one) => one.code)).toEqual([code]);
});

test.each<[schema: object, said: string]>([
  [{ enum: [0, 1], "x-enumDescriptions": { 0: "No light.", 1: "Light." } }, "0 = No light, 1 = Light"],
  [
    { enum: [0, 1], "x-enum-varnames": ["OFF", "ON"], "x-enum-comments": { OFF: "no light", ON: "light" } },
    "0 = OFF: no light, 1 = ON: light",
  ],
  [{ enum: ["s", "m"], "x-enum-labels": ["Small", "m"] }, "s = Small"],
  [{ enum: [1, 2, null], "x-enumNames": ["One", "Two"] }, "1 = One, 2 = Two"],
  [{ oneOf: [{ const: 1, title: "Low", description: "The least." }, { const: 2 }] }, "1 = Low: The least"],
])("what values are called in %j", async (schema, said) => {
  const { schema: read, codes } = await readSchema(schema, "3.1.0");
  expect([(read as { description?: string }).description, codes]).toEqual([said, []]);
});

it("a parameter is deprecated where its schema is", async () => {
  const parameters = [{ name: "a", in: "query", schema: { type: "string", deprecated: true } }];
  const { query } = onlyOperation(await readPaths({ "/a": { get: { parameters, responses: {} } } }));
  expect(query[0]?.deprecated).toBe(true);
});

it("what values of a parameter are called is said of it", async () => {
  const named = { type: "integer", enum: [0, 1], "x-enum-varnames": ["Off", "On"] };
  const azure = {
    "x-ms-enum": {
      name: "Light",
      values: [
        { value: 1, name: "On" },
        { value: 0, name: "Off" },
      ],
    },
  };
  const parameters = [
    { name: "a", in: "query", schema: named },
    { name: "b", in: "query", description: "Light", schema: { type: "integer", enum: [0, 1], ...azure } },
    { name: "d", in: "query", schema: { ...named, "x-enum-descriptions": ["no light", "light"] } },
    { name: "c", in: "query", description: "The same", schema: { type: "string", description: "The same" } },
  ];
  const { query } = onlyOperation(await readPaths({ "/a": { get: { parameters, responses: {} } } }));
  expect(query.map(({ description }) => description)).toEqual([
    "0 = Off, 1 = On",
    "Light\n\n0 = Off, 1 = On",
    "0 = Off: no light, 1 = On: light",
    "The same",
  ]);
});

it("reads fields of the document that stand below its paths where they belong, and says where they stand", async () => {
  const result = await readFiles({
    "openapi.yaml": `openapi: 3.0.0
paths:
  /users:
    get:
      responses: { 200: { content: { application/json: { schema: { $ref: "#/components/schemas/User" } } } } }
  components:
    schemas: { User: { type: object, properties: { id: { type: string, enum: 7 } } } }
    securitySchemes: { bearerAuth: { type: http, scheme: bearer } }
  security: [{ bearerAuth: [] }]
  tags: [{ name: users }]`,
  });
  expect(served(result)).toEqual(["GET /users [users]"]);
  expect(onlyOperation(result).security).toEqual([{ bearerAuth: [] }]);
  expect(result.diagnostics.map(({ code, origin }) => `${code} ${origin!.line!}`)).toEqual([
    "misplaced-key 6",
    "schema-enum 7",
    "misplaced-key 9",
    "misplaced-key 10",
  ]);
});

describe("an object of which nothing is said", () => {
  const list = [{ day: "Monday" }];
  it.each<[what: string, media: object, type: string]>([
    ["whose example is a list is one", { schema: { type: "object" }, example: list }, "array"],
    ["whose own example is a list is one", { schema: { type: "object", example: list } }, "array"],
    ["whose example is an empty list, as PHP has it, is none", { schema: { type: "object" }, example: [] }, "object"],
    ["that has properties is none", { schema: { type: "object", properties: {} }, example: list }, "object"],
  ])("%s", async (_, media, type) => {
    const result = await readPaths({
      "/a": { post: { requestBody: { content: { "application/json": media } }, ...ok } },
    });
    expect(onlyOperation(result).body?.content[0]?.schema).toMatchObject({ type });
    expect(codes(result).includes("warning schema-type")).toBe(type === "array");
  });
});

const answer = { description: "ok", ...json({ type: "integer" }) };
const security = [{ key: [] }];

describe("what stands an indentation too deep or not deep enough is read where it belongs", () => {
  it.each<[what: string, operation: object, told: string[]]>([
    ["answers beside responses", { responses: null, 200: answer, security }, ["/200"]],
    [
      "an answer below another",
      { responses: { 404: { description: "no", 200: answer } }, security },
      ["/responses/404/200"],
    ],
    ["security below responses", { responses: { 200: answer, security } }, ["/responses/security"]],
    ["security below an answer", { responses: { 200: { ...answer, security } } }, ["/responses/200/security"]],
    [
      "both below the body",
      { requestBody: { ...json({}), responses: { 200: answer }, security } },
      ["/requestBody/responses", "/requestBody/security"],
    ],
    [
      "both below its content",
      { requestBody: { content: { ...json({}).content, responses: { 200: answer }, security } } },
      ["/requestBody/content/responses", "/requestBody/content/security"],
    ],
  ])("%s", async (_, post, told) => {
    const components = { securitySchemes: { key: { type: "apiKey", in: "header", name: "k" } } };
    const result = await readPaths({ "/a": { post } }, { components });
    const operation = onlyOperation(result);
    expect(operation.security).toEqual(security);
    const found = operation.responses.find(({ status }) => status === 200);
    expect(found?.content).toEqual([{ mediaType: "application/json", schema: { type: "integer" } }]);
    expect(codes(result)).toEqual(told.map(() => "warning misplaced-key"));
    expect(result.diagnostics.map(({ origin }) => origin?.pointer)).toEqual(told.map((at) => `/paths/~1a/post${at}`));
  });

  it.each<[where: string, post: object]>([
    ["below content", { requestBody: { content: { ...json({}).content, required: true } } }],
    ["below its media type", { requestBody: { content: { "application/json": { schema: {}, required: true } } } }],
    ["below the body, its content beside that", { requestBody: { required: true }, ...json({}) }],
  ])("required %s", async (_, post) => {
    const result = await readPaths({ "/a": { post: { ...post, ...ok } } });
    expect(onlyOperation(result).body).toMatchObject({ required: true, content: [{ mediaType: "application/json" }] });
    expect(codes(result)).toEqual(["warning misplaced-key"]);
  });

  it("paths and methods below others, and what is below them in turn", async () => {
    const inner = { get: { responses: { 200: { description: "ok", 404: { description: "no" } } } } };
    const result = await readPaths({ "/a": { get: { ...ok, post: ok, "/c": inner }, "/b": inner } });
    expect(served(result)).toEqual(["GET /a [a]", "POST /a [a]", "GET /b [b]", "GET /c [c]"]);
    expect(result.diagnostics.map(({ message }) => message)).toEqual([
      'Expected "post" beside "get", got it below that; it is read as there.',
      'Expected "/c" beside "/a", got it below that; it is read as there.',
      'Expected "404" beside "200", got it below that; it is read as there.',
      'Expected "/b" beside "/a", got it below that; it is read as there.',
      'Expected "404" beside "200", got it below that; it is read as there.',
    ]);
  });

  it("paths below others joined with these, where one of them begins with a parameter, as RAML has them", async () => {
    const id = { get: ok, "/posts": { get: ok }, "/users/{id}/x": { get: ok } };
    const result = await readPaths({ "/users": { get: ok, "/{id}": id }, "/teams/": { "/all": { get: ok } } });
    expect(served(result).sort()).toEqual([
      "GET /teams/all [teams/all]",
      "GET /users [users]",
      "GET /users/{id} [users/[id]]",
      "GET /users/{id}/posts [users/[id]/posts]",
      "GET /users/{id}/x [users/[id]/x]",
    ]);
    expect(result.diagnostics.flatMap(({ code, message }) => (code === "misplaced-key" ? [message] : []))).toEqual([
      'Expected "/users/{id}" beside "/users", got "/{id}" below that; it is read as there.',
      'Expected "/users/{id}/posts" beside "/users/{id}", got "/posts" below that; it is read as there.',
      'Expected "/users/{id}/x" beside "/users/{id}", got it below that; it is read as there.',
      'Expected "/teams/all" beside "/teams/", got "/all" below that; it is read as there.',
    ]);
  });

  it("in files that the document refers to, of path items, maps of these and operations", async () => {
    const result = await readFiles({
      "openapi.yaml": `{ openapi: 3.0.3, paths: { /a: { $ref: a.yaml }, /b: { $ref: "b.yaml#/b" }, /c: { $ref: "c.yaml#/paths/~1c" },
        /d: { get: { $ref: d.yaml, operationId: d } }, /e: { $ref: e.yaml } } }`,
      "a.yaml": { get: { responses: { 404: { description: "no", 200: answer } } } },
      "b.yaml": { b: { get: { responses: null, 200: answer } } },
      "c.yaml": {
        paths: { "/c": { get: { requestBody: { content: { ...json({}).content, responses: { 200: answer } } } } } },
      },
      "d.yaml": { responses: { 200: answer, security: [] } },
      "e.yaml": { get: { responses: { 200: json({ $ref: "schema.yaml" }) } } },
      "schema.yaml": { ...object({ get: object({ "200": {} }), responses: {} }), get: { default: {} } },
    });
    const told = result.diagnostics.filter(({ code }) => code === "misplaced-key");
    expect(told.map(({ origin }) => `${origin!.file}${origin!.pointer}`).sort()).toEqual([
      "a.yaml/get/responses/404/200",
      "b.yaml/b/get/200",
      "c.yaml/paths/~1c/get/requestBody/content/responses",
      "d.yaml/responses/security",
    ]);
    const found = result.api.routes.flatMap(({ operations }) =>
      operations.map((one) => one.responses.map(({ status }) => status)),
    );
    expect(found).toEqual([[200, 404], [200], [200], [200], [200]]);
  });

  it("nothing whose place is taken, and nothing that only looks so", async () => {
    const text = { type: "string" };
    const schemas = { securitySchemes: { additionalProperties: text }, schemas: { properties: { a: {} } } };
    const requestBodies = {};
    const get = { responses: { 200: { description: "ok" }, security: {} }, 200: "ok", description: "as it is" };
    const paths = { "/a": { get, "x-/b": {} }, tags: { get: ok } };
    const result = await readPaths(paths, { components: { schemas: { ...schemas, requestBodies } } });
    expect(served(result)).toEqual(["GET /a [a]", "GET tags [tags]"]);
    expect(codes(result)).toEqual(["warning response-status", "warning path-slash"]);
  });
});

it("servers and other sections that stand in info are those of the document", async () => {
  const more = { info: { title: "A", servers: [{ url: "/api/v2" }], security, tags: null }, components: {} };
  const result = await readPaths({ "/a": { get: ok } }, more);
  expect(onlyOperation(result).security).toEqual(security);
  expect(codes(result).sort()).toEqual([
    "info base-path",
    "warning misplaced-key",
    "warning misplaced-key",
    "warning security-undefined",
  ]);
});

describe("sections of a document that are called almost as they are", () => {
  const text = { type: "string" };
  it.each<[what: string, more: Record<string, unknown>, told: string[]]>([
    ["the components", { component: { schemas: { A: text } } }, ["unknown-field"]],
    ["the schemas", { components: { schema: { A: text } } }, ["unknown-field"]],
    ["both", { Components: { Schema: { A: text } } }, ["unknown-field", "unknown-field"]],
    ["the schemas, below others", { components: { securitySchemes: { schemas: { A: text } } } }, ["misplaced-key"]],
  ])("%s", async (_, more, told) => {
    const result = await readPaths(
      { "/a": { get: { responses: { 200: json({ $ref: "#/components/schemas/A" }) } } } },
      more,
    );
    expect(onlyOperation(result).responses[0]?.content[0]?.schema).toEqual({ $ref: "A" });
    expect(codes(result)).toEqual(told.map((code) => `warning ${code}`));
  });

  it("references may say what they are called", async () => {
    const get = { responses: { 200: json({ $ref: "#/component/schema/A" }) } };
    const result = await readPaths({ "/a": { get } }, { component: { schema: { A: text } } });
    expect(onlyOperation(result).responses[0]?.content[0]?.schema).toEqual({ $ref: "A" });
    expect(codes(result)).toEqual(["warning unknown-field", "warning unknown-field"]);
  });

  it("and security schemes beside the components", async () => {
    const key = { type: "apiKey", in: "query", name: "k" };
    const result = await readPaths({ "/a": { get: { ...ok, security } } }, { securitySchemes: { key } });
    expect(result.api.securitySchemes).toMatchObject([{ name: "key", kind: "apiKey" }]);
    expect(codes(result)).toEqual(["warning misplaced-key"]);
  });
});

it("tells once of what stands below paths and is neither a path nor a field of the document", async () => {
  const result = await readPaths({ "/a": { get: ok }, pages: [] });
  expect(codes(result)).toEqual(["warning path-item-no-object"]);
});

it.each([
  ["/users/{id/block", "/users/{id}/block"],
  ["/users/:id}", "/users/{id}"],
  ["/users/id}/block", "/users/{id}/block"],
  ["/users/{id}}", "/users/{id}"],
  ["/users/{{id}/{n}", "/users/{id}/{n}"],
])("reads the path %s as %s", async (path, meant) => {
  const result = await readPaths({ [path]: { get: ok } });
  expect(result.api.routes.map(({ id }) => id)).toEqual([meant]);
  expect(codes(result)).toContain("warning path-slash");
});

test("a schema in a list of its own, which refers to that, is a model", async () => {
  const ref = { $ref: "#/components/schemas/Node" };
  const Node = [{ type: "object", properties: { children: ref } }];
  const { schema, codes: told } = await readSchema({ allOf: [ref] }, "3.0.3", { Node });
  const id = (schema as { $ref: string }).$ref;
  expect(id).toContain("Node");
  expect(told).toEqual(["schema-no-object"]);
});

test.each(["Product", "Property", "Thing"])(
  "required of the items of a schema called %s is no property's",
  async (name) => {
    const { diagnostics } = await readSchema({ $ref: `#/components/schemas/${name}` }, "3.0.3", {
      [name]: { type: "array", items: { type: "object", properties: { a: { type: "string" } }, required: true } },
    });
    expect(diagnostics.map(({ message }) => message)).toEqual([
      "Expected a list of names for required, got the boolean true; it is ignored.",
    ]);
  },
);

test.each<[string, object]>([
  ["a type", { type: { toString: 1 }, oneOf: [{ type: "string" }] }],
  ["types", { type: [{ toString: 1 }], properties: { a: { type: "string" } } }],
  ["a format", { type: "integer", format: { toString: 1 } }],
  ["a pattern", { type: ["number", "string"], pattern: { toString: 1 } }],
  ["a length", { type: "string", minLength: { toString: 1 } }],
  ["a default", { type: "string", default: { toString: 1 } }],
  ["values", { type: "string", enum: [{ toString: 1 }], "x-enumNames": { a: "A" } }],
  ["several values", { enum: ["a", { toString: 1 }], "x-enumNames": { a: "A" } }],
  ["values of parts", { allOf: [{ enum: [{ toString: 1 }] }, { enum: [{ toString: 2 }] }] }],
  ["an alternative", { anyOf: [{ type: { toString: 1 }, format: { toString: 1 } }, { type: "number" }] }],
  ["what is required", { type: "object", required: [{ toString: 1 }], properties: {}, additionalProperties: false }],
  [
    "what parts require",
    {
      allOf: [
        { properties: { a: {} }, additionalProperties: false, required: [{ toString: 1 }] },
        { properties: { b: {} } },
      ],
    },
  ],
])("an object that cannot be made a text, in the place of %s, ends nothing", async (_, schema) => {
  const content = { "application/json": { schema } };
  const requestBody = { toString: 1, content };
  const read = await readPaths({ "/a": { put: { requestBody, responses: { 200: { content } } } } });
  expect(read.api.routes).toHaveLength(1);
});
