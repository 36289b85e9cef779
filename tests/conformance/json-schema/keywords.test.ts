import { expect, test } from "vitest";
import type { Dialect } from "./dialect.js";
import { convertKeywords } from "./keywords.js";
import type { Json, JsonObject, Schema } from "../../../src/model/schema.js";

/** Subschemas as they are. */
const convert = (child: Json) => child as Schema;

test.each<[what: string, dialect: Dialect, given: JsonObject, want: JsonObject]>([
  ["a type", "2020-12", { type: "string" }, { type: "string" }],
  ["several types", "2020-12", { type: ["string", "null"] }, { type: ["string", "null"] }],
  ["types that are none", "2020-12", { type: ["text", 1, "null"] }, { type: ["null"] }],
  ["values", "2020-12", { enum: [1], const: null }, { enum: [1], const: null }],
  ["keywords of a wrong type", "2020-12", { maximum: "1", required: "a", pattern: 1, not: "x", allOf: {} }, {}],
  ["large numbers", "2020-12", { maximum: 9007199254740993n }, { maximum: 9007199254740993n }],
  ["names that are not texts", "2020-12", { required: ["a", 1] }, { required: ["a"] }],
  ["uniqueItems false", "2020-12", { uniqueItems: false }, {}],
  ["words", "2020-12", { title: "t", description: "d", default: 1 }, { title: "t", description: "d", default: 1 }],
  ["flags", "2020-12", { deprecated: true, readOnly: true, writeOnly: false }, { deprecated: true, readOnly: true }],
  ["tuples", "2020-12", { prefixItems: [{}, true], items: false }, { prefixItems: [{}, true], items: false }],
  ["a list of items where it means nothing", "2020-12", { items: [{}] }, {}],
  ["old tuples", "2019-09", { items: [{}], additionalItems: false }, { prefixItems: [{}], items: false }],
  ["additionalItems alone", "draft7", { additionalItems: false }, {}],
  ["items for all", "draft4", { items: {}, additionalItems: false }, { items: {} }],
  [
    "old dependencies",
    "draft7",
    { dependencies: { a: ["b"], c: { required: ["d"] } } },
    { dependentRequired: { a: ["b"] }, dependentSchemas: { c: { required: ["d"] } } },
  ],
  ["dependencies since 2019-09", "2019-09", { dependencies: { a: ["b"] } }, {}],
  ["draft 4's exclusive bounds", "draft4", { minimum: 1, exclusiveMinimum: true }, { exclusiveMinimum: 1 }],
  ["one that is not", "draft4", { maximum: 1, exclusiveMaximum: false }, { maximum: 1 }],
  ["one without a bound", "draft4", { exclusiveMinimum: true }, {}],
  ["bounds since draft 6", "draft6", { maximum: 2, exclusiveMaximum: 1 }, { maximum: 2, exclusiveMaximum: 1 }],
])("%s in %s", (_, dialect, given, want) => {
  expect(convertKeywords(given, dialect, true, convert)).toEqual(want);
});

test("a property called __proto__ is one", () => {
  const given = JSON.parse(
    '{"properties":{"__proto__":{"type":"string"}},"dependencies":{"__proto__":["a"]}}',
  ) as JsonObject;
  const { properties, dependentRequired } = convertKeywords(given, "draft7", true, convert);
  expect(Object.entries(properties!)).toEqual([["__proto__", { type: "string" }]]);
  expect(Object.entries(dependentRequired!)).toEqual([["__proto__", ["a"]]]);
});

test("a vocabulary without assertions asserts nothing", () => {
  const given = { type: "string", minLength: 1, properties: { a: true }, title: "t" };
  expect(convertKeywords(given, "2020-12", false, convert)).toEqual({ properties: { a: true }, title: "t" });
});
