import { describe, expect, test } from "vitest";
import { readSchema } from "../read.js";

const SCHEMAS = {
  Id: { type: "object", properties: { id: { type: "string" }, status: { enum: ["open", "done"] } } },
  Color: { type: "string", enum: ["red", "blue"] },
};
const id = { $ref: "#/components/schemas/Id" };
const color = { $ref: "#/components/schemas/Color" };
const of = (properties: object) => ({ type: "object", properties });

describe("parts of an allOf of which no value fits both are told at the keyword of the later one", () => {
  test.each<[what: string, schema: object, at: string, message: string]>([
    [
      "a property's types",
      { allOf: [id, of({ id: { type: "integer" } })] },
      "/allOf/1/properties/id/type",
      'No value fits the property "id": one part of an allOf makes it string, another integer.',
    ],
    [
      "a property beside",
      { allOf: [id], properties: { id: { type: "array", items: { type: "string" } } } },
      "/properties/id/type",
      'No value fits the property "id": one part of an allOf makes it array, another string.',
    ],
    [
      "a property's values",
      { allOf: [id, of({ status: { const: "closed" } })] },
      "/allOf/1/properties/status/const",
      'No value fits the property "status": two parts of an allOf list values for it, and none is in both.',
    ],
    [
      "a property's bounds",
      { allOf: [of({ n: { type: "integer", maximum: 5 } }), of({ n: { type: "integer", minimum: 10 } })] },
      "/allOf/1/properties/n/minimum",
      'No value fits the property "n": minimum 10 of one part of an allOf is above maximum 5 of another.',
    ],
    [
      "what alternatives allow",
      { allOf: [of({ a: { anyOf: [{ type: "string" }, { type: "boolean" }] } }), of({ a: { type: "number" } })] },
      "/allOf/1/properties/a/type",
      'No value fits the property "a": one part of an allOf makes it string or boolean, another number.',
    ],
  ])("%s", async (_, schema, pointer, message) => {
    const result = await readSchema(schema, "3.0.3", SCHEMAS);
    expect(result.diagnostics).toHaveLength(1);
    const [told] = result.diagnostics;
    expect(told).toMatchObject({ code: "accepts-nothing", message });
    expect(told?.origin?.pointer).toMatch(new RegExp(`${pointer}$`));
  });

  test("a whole value accepts nothing, and is told once", async () => {
    const result = await readSchema({ allOf: [{ minLength: 3, type: "string" }, { type: "integer" }] });
    expect(result.schema).toBe(false);
    expect(result.codes).toEqual(["accepts-nothing"]);
  });
});

test("a type beside allOf that its part excludes is a slip, and left out", async () => {
  const result = await readSchema({ type: "object", description: "Of the car", allOf: [color] }, "3.0.3", SCHEMAS);
  expect(result.schema).toMatchObject({ $ref: "Color", description: "Of the car" });
  expect(result.diagnostics.map(({ message }) => message)).toEqual([
    "The type object beside allOf excludes a part of it, which is of another; it is ignored.",
  ]);
});

test.each<[what: string, schema: object]>([
  ["an integer is a number", { allOf: [of({ n: { type: "number" } }), of({ n: { type: "integer" } })] }],
  ["null fits both", { allOf: [of({ n: { type: ["string", "null"] } }), of({ n: { type: ["integer", "null"] } })] }],
  ["some values are in both", { allOf: [id, of({ status: { enum: ["done", "lost"] } })] }],
  ["a text that spells the number", { allOf: [of({ v: { enum: ["1"] } }), of({ v: { enum: [1, 2] } })] }],
  ["a word that is not a type", { allOf: [of({ v: { type: "string" } }), of({ v: { type: "str" } })] }],
  ["bounds that meet", { allOf: [of({ n: { minimum: 5 } }), of({ n: { maximum: 5 } })] }],
  ["a type beside that is that of its part", { type: "string", allOf: [color] }],
])("%s: that is no clash", async (_, schema) => {
  const result = await readSchema(schema, "3.1.0", SCHEMAS);
  expect(result.codes).not.toContain("accepts-nothing");
});
