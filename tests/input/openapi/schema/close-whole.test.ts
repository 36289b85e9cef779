import { describe, expect, test } from "vitest";
import { codes, readPaths, readSchema } from "../read.js";

const string = { type: "string" };
const closed = (properties: object, more: object = {}): object => ({
  type: "object",
  properties,
  additionalProperties: false,
  ...more,
});
const BASE = closed({ kind: string }, { required: ["kind"] });
const base = { $ref: "#/components/schemas/Base" };
const whole = closed({ kind: string, value: string }, { required: ["kind"] });

describe("parts of allOf of which one refuses what another declares are one closed object, which is told", () => {
  test.each<[string, object, string?]>([
    ["base and derived closed", { allOf: [base], ...closed({ value: string }) }],
    ["the base alone", { allOf: [base, { type: "object", properties: { value: string } }] }],
    ["the derived alone", { allOf: [{ $ref: "#/components/schemas/Open" }], ...closed({ value: string }) }],
    ["a part of its own", { allOf: [base, closed({ value: string })] }],
    ["a reference with siblings", { ...base, ...closed({ value: string }) }, "3.1.0"],
    [
      "a base that takes nothing unevaluated",
      { allOf: [{ $ref: "#/components/schemas/Sealed" }, { type: "object", properties: { value: string } }] },
      "3.1.0",
    ],
    ["two steps", { allOf: [{ $ref: "#/components/schemas/Middle" }], ...closed({ value: string }) }],
    ["what is stated twice", { allOf: [base], ...closed({ kind: string, value: string }) }],
  ])("%s", async (_, schema, version) => {
    const Open = { type: "object", required: ["kind"], properties: { kind: string } };
    const Middle = { allOf: [base] };
    const Sealed = { ...Open, unevaluatedProperties: false };
    const read = await readSchema(schema, version, { Base: BASE, Open, Middle, Sealed });
    expect(read.schema).toEqual(whole);
    expect(new Set(read.codes)).toEqual(new Set(["closed-parts"]));
  });
});

test("alternatives that a closed object refuses, as connect writes them, leave it open, which is told", async () => {
  const alternatives = ["a", "b"].map((name) => ({ type: "object", properties: { [name]: string }, required: [name] }));
  const read = await readSchema(closed({ id: string }, { anyOf: alternatives }));
  expect(read.schema).toEqual({ type: "object", properties: { id: string }, anyOf: alternatives });
  expect(read.codes).toEqual(["closed-parts"]);
  const { schema } = await readSchema(closed({ a: string, b: string }, { anyOf: alternatives }));
  expect(schema).toHaveProperty("additionalProperties", false);
});

describe("they stay as they are", () => {
  test.each<[string, object, string?]>([
    ["where each declares all", { allOf: [base], ...closed({ kind: { ...string, maxLength: 5 } }) }],
    ["where nothing is closed", { allOf: [{ $ref: "#/components/schemas/Open" }], properties: { value: string } }],
    [
      "where the outermost takes nothing unevaluated",
      { allOf: [{ $ref: "#/components/schemas/Open" }], properties: { value: string }, unevaluatedProperties: false },
      "3.1.0",
    ],
    ["where what is beside is forbidden", { allOf: [base, { properties: { value: false } }] }],
    [
      "where a dialect is named",
      { $schema: "https://json-schema.org/draft/2020-12/schema", allOf: [base], properties: { value: string } },
      "3.1.0",
    ],
  ])("%s", async (_, schema, version) => {
    const read = await readSchema(schema, version, { Base: BASE, Open: { type: "object", properties: {} } });
    expect(read.schema).toHaveProperty("allOf");
    expect(read.codes).toEqual([]);
  });

  test("where a part says more than its properties, which is told too", async () => {
    const read = await readSchema({ allOf: [base, { properties: { value: string }, minProperties: 2 }] }, "3.1.0", {
      Base: BASE,
    });
    expect(read.schema).toHaveProperty("allOf");
    expect(read.codes).toEqual(["closed-parts"]);
  });
});

test("one base that many are derived from is told once, at its keyword", async () => {
  const derived = ["A", "B", "C"].map((name) => [name, { allOf: [base], properties: { value: string } }] as const);
  const schemas = { Base: BASE, ...Object.fromEntries(derived) };
  const oneOf = derived.map(([name]) => ({ $ref: `#/components/schemas/${name}` }));
  const content = { "application/json": { schema: { anyOf: oneOf } } };
  const result = await readPaths({ "/x": { put: { requestBody: { content } } } }, { components: { schemas } });
  expect(codes(result)).toEqual(["warning closed-parts"]);
  expect(result.diagnostics[0]?.origin?.pointer).toBe("/components/schemas/Base/additionalProperties");
});
