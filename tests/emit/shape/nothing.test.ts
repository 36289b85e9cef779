import { expect, test } from "vitest";
import { analyse } from "../../../src/emit/shape/analyse.js";
import { apiScope, fileScope } from "../../../src/emit/shape/scope.js";
import type { Schema } from "../../../src/model/schema.js";

function told(schema: Schema): string[] {
  const scope = fileScope(apiScope(new Map()));
  analyse(schema, scope);
  return scope.used.diagnostics.map(({ code, message }) => `${code}: ${message}`);
}

test.each<[what: string, schema: Schema, told: string]>([
  ["types", { allOf: [{ type: "string" }, { type: "object" }] }, "here: what it is made of excludes each other"],
  ["values", { type: "string", title: "T", enum: [1] }, 'schema "T" here: what it is made of excludes each other'],
  ["bounds of a number", { type: "number", minimum: 3, maximum: 2 }, "here: minimum 3 is above maximum 2"],
  [
    "lengths, deep down",
    { properties: { a: { items: { minLength: 2, maxLength: 1 } } } },
    "minLength 2 is above maxLength 1",
  ],
])("a schema that accepts nothing is told: %s", (_, schema, want) => {
  const [first, ...others] = told(schema);
  expect(first).toContain("accepts-nothing: No value fits a schema");
  expect(first).toContain(want);
  expect(others).toEqual([]);
});

test.each<[what: string, schema: Schema]>([
  ["false", { properties: { a: false } }],
  ["an alternative that what is around excludes", { type: "string", anyOf: [{ type: "object" }, { maxLength: 2 }] }],
  ["bounds that one value fits", { minItems: 2, maxItems: 2, minimum: 0, maximum: 0 }],
])("%s is not told", (_, schema) => {
  expect(told(schema)).toEqual([]);
});
