import { describe, expect, test } from "vitest";
import { readSchema } from "../read.js";

const string = { type: "string" };
const model = { $ref: "#/components/schemas/M" };
const M = { type: "object", properties: { m: string } };
const N = { type: "object", nullable: true, properties: { n: string } };
const list = { type: "array", items: string };
const orNull = (schema: object): object => ({ anyOf: [schema, { type: "null" }] });

type Row = readonly [name: string, schema: object, read: object];

const read = (schema: object, version?: string) => readSchema(schema, version, { M, N });

describe("null beside other values is one of them, which is told", () => {
  test.each<Row>([
    ["beside oneOf, as Vercel has it", { type: "null", oneOf: [string, M] }, orNull({ oneOf: [string, M] })],
    ["beside anyOf", { type: "null", anyOf: [string, M] }, { anyOf: [string, M, { type: "null" }] }],
    ["in a list, as converters to 3.1 have it", { type: ["null"], anyOf: [M] }, { anyOf: [M, { type: "null" }] }],
    ["beside an enum", { type: "null", enum: ["a", "b"] }, { enum: ["a", "b", null] }],
    ["beside properties", { type: "null", properties: { m: string } }, { ...M, type: ["object", "null"] }],
    ["beside items", { type: "null", items: string }, { ...list, type: ["array", "null"] }],
    ["a part of an allOf, as codat has it", { allOf: [list, { type: "null" }] }, orNull({ allOf: [list, {}] })],
    ["the only value of a part", { allOf: [list, { enum: [null] }] }, orNull({ allOf: [list, {}] })],
    ["said by a part, as Box has it", { allOf: [list, { nullable: true }] }, orNull({ allOf: [list, {}] })],
    ["said by a part as 2.0 has it", { allOf: [list, { "x-nullable": true }] }, orNull({ allOf: [list, {}] })],
    [
      "said by a part beside an enum without a type",
      { allOf: [{ enum: ["a"] }, { nullable: true }] },
      orNull({ allOf: [{ enum: ["a"] }, {}] }),
    ],
    [
      "said by a part with its type, as Plaid has it",
      { allOf: [list, { type: "array", nullable: true }] },
      orNull({ allOf: [list, { type: "array" }] }),
    ],
    [
      "said by a part that has more",
      { allOf: [M, { nullable: true, type: "object", properties: { b: string } }] },
      orNull({ allOf: [M, { type: "object", properties: { b: string } }] }),
    ],
  ])("%s", async (_, schema, wanted) => {
    const { schema: got, codes } = await read(schema);
    expect(got).toEqual(wanted);
    expect(codes).toEqual(["allOf" in schema ? "null-part" : "schema-type"]);
  });

  test.each<[string, object]>([
    ["null", { type: "null", ...model }],
    ["a list of it", { type: ["null"], ...model }],
  ])("beside a reference of 3.1: %s", async (_, schema) => {
    const { schema: got, codes } = await read(schema, "3.1.0");
    expect(got).toEqual(orNull({ $ref: "M" }));
    expect(codes).toEqual(["schema-type"]);
  });

  test.each<[string, object, object | false, string]>([
    ["a type", { type: "string", allOf: [M, { nullable: true }] }, orNull({ allOf: [M, {}] }), "schema-type"],
    ["parts", { allOf: [M, list, { nullable: true }] }, false, "accepts-nothing"],
  ])("what else excludes a part is told as well: %s", async (_, schema, wanted, code) => {
    const { schema: got, codes } = await read(schema);
    expect(got).toEqual(wanted);
    expect(codes).toEqual([code, "null-part"]);
  });

  test("a part that is a reference says what it refers to alone", async () => {
    const { schema, codes } = await read({ allOf: [{ $ref: "#/components/schemas/N" }, M] });
    expect(schema).toHaveProperty("allOf.length", 2);
    expect(codes).toEqual([]);
  });
});

describe("nothing is said", () => {
  test.each<readonly [string, object]>([
    ["of null alone", { type: "null", enum: [null] }],
    ["of null that is listed", { type: ["string", "null"], anyOf: [string, { type: "null" }] }],
    ["where all parts may be null", { allOf: [{ $ref: "#/components/schemas/N" }, { nullable: true }] }],
    ["where it is said outside, too", { allOf: [M, { nullable: true }], nullable: true }],
    ["of a type that all alternatives have", { type: "object", oneOf: [model, { ...M, required: ["m"] }] }],
    ["of one that an alternative narrows", { type: "number", anyOf: [{ type: "integer" }, { minimum: 5 }] }],
    ["of one whose alternatives have none", { type: "object", anyOf: [{ required: ["a"] }, { required: ["b"] }] }],
  ])("%s", async (_, schema) => {
    const { codes } = await read(schema);
    expect(codes).not.toContain("schema-type");
  });

  test("where a dialect is named", async () => {
    const schema = { $schema: "https://json-schema.org/draft/2020-12/schema", type: "null", oneOf: [string] };
    const result = await read(schema, "3.1.0");
    expect(result.schema).toMatchObject({ type: "null", oneOf: [string] });
    expect(result.codes).toEqual([]);
  });
});

describe("a type that excludes alternatives beside it is ignored, which is told", () => {
  test.each<Row>([
    ["one", { type: "string", anyOf: [string, { type: "integer" }] }, { anyOf: [string, { type: "integer" }] }],
    ["all", { type: "object", oneOf: [string, { type: "number" }] }, { oneOf: [string, { type: "number" }] }],
    ["null", { type: "array", oneOf: [list, { type: "null" }] }, { oneOf: [list, { type: "null" }] }],
    [
      "which null beside it outlasts",
      { type: ["object", "null"], oneOf: [string, { type: "number" }] },
      orNull({ oneOf: [string, { type: "number" }] }),
    ],
    ["with the items beside it, as GitHub has it", { ...list, oneOf: [M, list] }, { oneOf: [M, list] }],
    [
      "closed, as generators of XML have it",
      { type: "object", additionalProperties: false, oneOf: [string, { type: "number" }] },
      { oneOf: [string, { type: "number" }] },
    ],
    [
      "unless one of them leaves the type to it",
      { type: "string", oneOf: [{ format: "email" }, { type: "null" }] },
      { type: ["string", "null"], oneOf: [{ format: "email" }, { type: "null" }] },
    ],
    [
      "or the items",
      { ...list, oneOf: [{ type: "array", minItems: 1 }, { type: "boolean" }] },
      { type: ["array", "boolean"], items: string, oneOf: [{ type: "array", minItems: 1 }, { type: "boolean" }] },
    ],
  ])("%s", async (_, schema, wanted) => {
    const { schema: got, codes } = await read(schema);
    expect(got).toEqual(wanted);
    expect(codes).toContain("schema-type");
  });

  test.each<Row>([
    ["without items", { type: "array", anyOf: [string, M] }, { type: "array", items: { anyOf: [string, M] } }],
    ["beside empty ones", { type: "array", items: {}, oneOf: [M] }, { type: "array", items: { oneOf: [M] } }],
  ])("of a list %s they are its items", async (_, schema, wanted) => {
    const { schema: got, codes } = await read(schema);
    expect(got).toEqual(wanted);
    expect(codes).toEqual(["schema-of-items"]);
  });
});

test("what is said of objects beside a text asks for nothing", async () => {
  const { codes } = await read({ ...string, required: ["m"], additionalProperties: false });
  expect(codes).toEqual([]);
});

describe("what a closed object requires and nobody declares is any value", () => {
  test.each<[string, object, object]>([
    ["beside others", { ...M, additionalProperties: false }, M.properties],
    ["of one without properties", { type: "object", additionalProperties: false }, {}],
    ["of one that takes nothing unevaluated", { ...M, unevaluatedProperties: false }, M.properties],
  ])("%s", async (_, closed, properties) => {
    const { schema, codes } = await read({ ...closed, required: ["other"] }, "3.1.0");
    expect(schema).toEqual({ ...closed, properties: { ...properties, other: true }, required: ["other"] });
    expect(codes).toEqual(["schema-required"]);
  });
});
