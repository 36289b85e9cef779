import { describe, expect, test } from "vitest";
import { codes, onlyOperation, readPaths } from "../read.js";

const string = { type: "string" };
const object = (properties: Record<string, unknown>, more: object = {}) => ({ type: "object", properties, ...more });

async function read(schema: unknown, rest: Record<string, unknown> = {}) {
  const result = await readPaths(
    { "/a": { put: { requestBody: { content: { "application/json": { schema } } } } } },
    { openapi: "3.1.0", ...rest },
  );
  const { body } = onlyOperation(result);
  return { schema: body?.content[0]?.schema as Record<string, unknown>, codes: codes(result), result };
}

describe("oneOf whose alternatives overlap is read as anyOf, and told", () => {
  test.each([
    ["objects of which all is optional", [object({ a: string }), object({ b: string })]],
    [
      "objects that require other properties",
      [object({ a: string }, { required: ["a"] }), object({ b: string }, { required: ["b"] })],
    ],
    ["a model beside object", [{ $ref: "#/components/schemas/Model" }, { type: "object" }]],
    ["an integer beside a number", [{ type: "integer" }, { type: "number" }]],
    ["null in two", [{ type: ["string", "null"] }, { type: ["object", "null"] }]],
    ["a text beside a date", [string, { type: "string", format: "date" }]],
    [
      "a number beside one with bounds",
      [
        { type: "integer", minimum: 1 },
        { type: "number", description: "any" },
      ],
    ],
    ["an object beside a long one", [{ type: "object" }, { type: "object", minProperties: 2 }]],
    [
      "lists that may both be empty",
      [
        { type: "array", items: string },
        { type: "array", items: { type: "integer" } },
      ],
    ],
    ["values in two", [{ enum: ["a", "b"] }, { enum: ["b", "c"] }]],
    ["anything beside something", [{}, string]],
    [
      "a model in two steps",
      [
        { allOf: [{ $ref: "#/components/schemas/Model" }, object({ c: string })] },
        { $ref: "#/components/schemas/Model" },
      ],
    ],
  ])("%s", async (_, oneOf) => {
    const components = { schemas: { Model: object({ sig: string }, { required: ["sig"] }) } };
    const { schema, codes } = await read({ oneOf }, { components });
    expect(Object.keys(schema)).toEqual(["anyOf"]);
    expect(codes).toEqual(["warning one-of-overlaps"]);
  });
});

describe("oneOf stays what it is", () => {
  const kind = (value: string) => object({ kind: { const: value } }, { required: ["kind"] });
  test.each([
    ["where types differ", [string, { type: "object" }]],
    ["where listed values differ", [{ enum: ["a"] }, { enum: ["b"] }]],
    ["where one lists texts without saying so, as ASP.NET has it", [{ type: "null" }, { enum: ["a", "b"] }]],
    ["where one is a number", [{ const: 1.5 }, { type: "integer" }]],
    ["where a required property has other values", [kind("a"), kind("b")]],
    [
      "where a required property has another type",
      [object({ a: string }, { required: ["a"] }), object({ a: { type: "integer" } }, { required: ["a"] })],
    ],
    [
      "where one forbids what the other requires",
      [object({ a: string }, { required: ["a"] }), object({ b: string }, { additionalProperties: false })],
    ],
    ["where only properties are required: one of them is meant", [{ required: ["a"] }, { required: ["b"] }]],
    [
      "where a pattern may tell them apart",
      [
        { type: "string", pattern: "^a" },
        { type: "string", pattern: "^b" },
      ],
    ],
  ])("%s", async (_, oneOf) => {
    const { schema, codes } = await read({ oneOf });
    expect(Object.keys(schema)).toEqual(["oneOf"]);
    expect(codes).toEqual([]);
  });

  test("in a document that names its dialect", async () => {
    const jsonSchemaDialect = "https://json-schema.org/draft/2020-12/schema";
    const { schema } = await read({ oneOf: [object({ a: string }), object({ b: string })] }, { jsonSchemaDialect });
    expect(Object.keys(schema)).toEqual(["oneOf"]);
  });
});
