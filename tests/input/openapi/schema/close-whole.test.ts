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

const needs = (name: string): object => ({ type: "object", properties: { [name]: string }, required: [name] });

describe("what a part says of alternatives and numbers stays beside the whole", () => {
  test.each<[string, object, object]>([
    ["a number of properties", { minProperties: 2 }, { minProperties: 2 }],
    ["which names are needed", { anyOf: [{ required: ["a"] }, { required: ["b"] }] }, {}],
    ["what may not be", { not: { required: ["kind", "value"] } }, {}],
  ])("%s", async (_, more, own) => {
    const schema = { allOf: [base, { properties: { value: string } }], ...more };
    const read = await readSchema(schema, "3.1.0", { Base: BASE });
    expect(read.schema).toMatchObject({ ...whole, ...own });
    expect(read.schema).not.toHaveProperty("allOf");
    expect(read.codes).toEqual(["closed-parts"]);

    const inPart = await readSchema({ allOf: [base, { properties: { value: string }, ...more }] }, "3.1.0", {
      Base: BASE,
    });
    expect(inPart.schema).toMatchObject(whole);
    expect(inPart.schema).toHaveProperty("allOf.length", 1);
    expect(inPart.codes).toEqual(["closed-parts"]);
  });
});

describe("alternatives that declare more leave the whole open, which is told once", () => {
  test.each<[string, object]>([
    ["beside a closed base", { allOf: [base], oneOf: [needs("a"), needs("b")] }],
    ["in a part", { allOf: [base, { anyOf: [needs("a"), needs("b")] }] }],
    [
      "beside a closed part",
      { allOf: [closed({ kind: string }, { required: ["kind"] })], anyOf: [needs("a"), needs("b")] },
    ],
  ])("%s", async (_, schema) => {
    const read = await readSchema(schema, "3.1.0", { Base: BASE });
    expect(read.schema).toMatchObject({ type: "object", properties: { kind: string }, required: ["kind"] });
    expect(read.schema).not.toHaveProperty("additionalProperties");
    expect(read.codes.filter((code) => code === "closed-parts")).toHaveLength(1);
  });

  test("in the part that is closed, as PeerTube has it: nothing else is said of that", async () => {
    const either = { type: "object", additionalProperties: false, anyOf: [needs("a"), needs("b")] };
    const read = await readSchema({ allOf: [either, { properties: { value: string } }] }, "3.1.0");
    expect(read.schema).toHaveProperty("allOf.0", { type: "object", anyOf: [needs("a"), needs("b")] });
    expect(read.codes).toEqual(["closed-parts"]);
  });
});

describe("a base that lists what is derived from it says nothing of these", () => {
  const derived = (name: string): object => ({ allOf: [base], ...closed({ [name]: string }) });
  const either = { oneOf: [{ $ref: "#/components/schemas/A" }, { $ref: "#/components/schemas/B" }] };

  test.each<[string, object]>([
    ["open", { type: "object", properties: { kind: string }, ...either }],
    ["closed", closed({ kind: string }, either)],
    [
      "with a discriminator",
      { type: "object", properties: { kind: string }, discriminator: { propertyName: "kind" }, ...either },
    ],
  ])("%s", async (_, Base) => {
    const schemas = { Base, A: derived("a"), B: derived("b") };
    const { api, diagnostics } = await readPaths(
      { "/x": { put: { requestBody: { content: { "application/json": { schema: base } } } } } },
      { components: { schemas } },
    );
    const models = [...(api?.models.values() ?? [])].filter(({ name }) => /^[AB]$/.test(name));
    expect(models.map(({ schema }) => schema)).toMatchObject([
      { properties: { kind: {}, a: string }, additionalProperties: false },
      { properties: { kind: {}, b: string }, additionalProperties: false },
    ]);
    expect(diagnostics.map(({ message }) => message).join()).not.toContain("contains itself");
  });
});

test("a closed base that lists what is derived from it by a discriminator refuses nothing of that", async () => {
  const oneOf = [{ $ref: "#/components/schemas/A" }];
  const Base = closed({ kind: string }, { discriminator: { propertyName: "kind" }, required: ["kind"], oneOf });
  const A = { allOf: [base, { type: "object", properties: { a: string } }] };
  const { models, codes: told } = await readSchema(base, undefined, { Base, A });
  expect(models.A).toMatchObject({ properties: { kind: {}, a: string }, additionalProperties: false });
  expect(told).toEqual(["closed-parts"]);
});

test.each<[string, object, object, object, string?]>([
  ["nullable", { nullable: true }, { nullable: true, properties: { a: string } }, {}],
  [
    "null in a list",
    { type: ["object", "null"] },
    { properties: { a: string } },
    { type: ["object", "null"] },
    "3.1.0",
  ],
])("a whole whose parts may be null may be that: %s", async (_, ofBase, part, whole, version) => {
  const Base = { ...closed({ kind: string }), ...ofBase };
  const { schema, codes: told } = await readSchema({ ...whole, allOf: [base, part] }, version, { Base });
  expect(schema).toEqual({ ...closed({ kind: string, a: string }), type: ["object", "null"] });
  expect(told).toEqual(["closed-parts"]);
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
    const read = await readSchema(
      { allOf: [base, { patternProperties: { "^x": string }, properties: { value: string } }] },
      "3.1.0",
      {
        Base: BASE,
      },
    );
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
