import { describe, expect, test } from "vitest";
import { isTextOnly, textType } from "../../../src/emit/operation/text-type.js";
import type { Model, Schema } from "../../../src/model/schema.js";

const ORIGIN = { file: "x", pointer: "" };
const models = new Map<string, Model>(
  Object.entries<Schema>({
    Id: { type: "integer" },
    Loop: { $ref: "Loop" },
    Choice: { oneOf: [{ $ref: "Choice" }, { type: "boolean" }] },
    Tree: {
      type: "object",
      properties: { name: { type: "string" }, children: { type: "array", items: { $ref: "Tree" } } },
    },
  }).map(([id, schema]) => [id, { id, name: id, schema, origin: ORIGIN }]),
);

describe("what text may stand for", () => {
  test.each<[schema: Schema, want: unknown]>([
    [true, "string"],
    [false, "string"],
    [{}, "string"],
    [{ type: "string" }, "string"],
    [{ type: "integer" }, "number"],
    [{ type: "number" }, "number"],
    [{ type: "boolean" }, "boolean"],
    [{ type: ["integer", "null"] }, { anyOf: ["number", "null"] }],
    [{ $ref: "Id" }, "number"],
    [{ $ref: "Id", description: "x" }, "number"],
    [{ $ref: "Missing" }, "string"],
    [{ $ref: "Loop" }, "string"],
    [{ enum: [1, 2] }, "number"],
    [{ enum: ["a", null, 1n] }, { anyOf: ["string", "null", "number"] }],
    [{ const: true }, "boolean"],
    [{ const: null }, "null"],
    [{ minimum: 1 }, "number"],
    [{ pattern: "a" }, "string"],
    [{ type: "array" }, { items: "string" }],
    [{ type: "array", items: { type: "integer" } }, { items: "number" }],
    [
      { type: "array", prefixItems: [{ type: "integer" }, { type: "string" }] },
      { items: { anyOf: ["number", "string"] } },
    ],
    [{ items: { type: "integer" } }, { items: "number" }],
    [{ type: "object" }, { properties: {}, rest: "string" }],
    [{ type: "object", properties: { a: { type: "integer" } } }, { properties: { a: "number" } }],
    [
      { type: "object", properties: { a: { type: "integer" } }, additionalProperties: { type: "boolean" } },
      { properties: { a: "number" }, rest: "boolean" },
    ],
    [{ type: "object", additionalProperties: false }, { properties: {} }],
    [
      { allOf: [{ properties: { a: { type: "integer" } } }, { properties: { b: { type: "string" } } }] },
      { properties: { a: "number", b: "string" } },
    ],
    [{ allOf: [{ $ref: "Id" }, { minimum: 1 }] }, "number"],
    [
      { anyOf: [{ type: "integer" }, { type: "array", items: { type: "integer" } }] },
      { anyOf: ["number", { items: "number" }] },
    ],
    [{ oneOf: [{ type: "string" }, { type: "string", format: "uuid" }] }, "string"],
    [
      { type: "object", oneOf: [{ properties: { a: { type: "integer" } } }, { properties: { b: {} } }] },
      { properties: { a: "number", b: "string" } },
    ],
  ])("%o", (schema, want) => {
    expect(textType(schema, models)).toEqual(want);
  });

  test("circles end", () => {
    expect(textType({ $ref: "Choice" }, models)).toMatchObject({
      anyOf: expect.arrayContaining(["boolean"]) as unknown,
    });
    expect(textType({ $ref: "Tree" }, models)).toEqual({
      properties: { name: "string", children: { items: { properties: {} } } },
    });
  });

  test("a property called __proto__ is one", () => {
    const properties = JSON.parse('{"__proto__":{"type":"integer"}}') as Record<string, Schema>;
    const { properties: found } = textType({ type: "object", properties }, models) as { properties: object };
    expect(Object.entries(found)).toEqual([["__proto__", "number"]]);
  });
});

describe("schemas for texts alone", () => {
  test.each<[schema: Schema, want: boolean]>([
    [{ type: "string" }, true],
    [{ type: ["string", "null"] }, false],
    [{ enum: ["a", "b"] }, true],
    [{ enum: ["a", 1] }, false],
    [{ $ref: "Id" }, false],
    [{ anyOf: [{ type: "string" }, { const: "x" }] }, true],
    [{ anyOf: [{ type: "string" }, { $ref: "Tree" }] }, false],
    [{ $ref: "Choice" }, false],
    [{ properties: {} }, false],
  ])("%o", (schema, want) => {
    expect(isTextOnly(schema, models)).toBe(want);
  });
});
