import { expect, test } from "vitest";
import type { Schema } from "../../../src/model/schema.js";
import { operationOf, parameterOf, routeOf } from "../../contract/support.js";
import { contractOf } from "./emit.js";

function contractWith(schema: Schema) {
  const route = routeOf("/x", [
    operationOf({ method: "GET", query: [parameterOf("q", schema, { origin: { file: "spec.yaml", pointer: "/q" } })] }),
  ]);
  return contractOf(route);
}

test.each<[schema: Schema, text: string, codes: string[]]>([
  [{ type: "integer", default: 7 }, "default: 7,", []],
  [{ type: "integer", format: "int64", default: 9223372036854776000n }, "default: 9223372036854776000,", []],
  [{ type: "integer", format: "int64", default: 9007199254740993n }, "default: 9007199254740992,", ["inexact-number"]],
  [
    { type: "array", items: { type: "integer" }, default: [9007199254740993n] },
    "default: [9007199254740992],",
    ["inexact-number"],
  ],
])("defaults as they are written: %#", (schema, text, codes) => {
  const contract = contractWith(schema);
  expect(contract.text).toContain(text);
  expect(contract.diagnostics.map(({ code, origin }) => [code, origin?.pointer])).toEqual(
    codes.map((code) => [code, "/q"]),
  );
});

test.each<Schema>([
  { type: "string", pattern: "^[A-Z]{3}$", default: "eur" },
  { type: "string", format: "date", default: "today" },
  { allOf: [{ type: "integer", maximum: 9 }], default: 10 },
  { type: "array", items: { type: "string", pattern: "^a" }, default: ["b"] },
])("a default that its schema refuses is left out and told where it stands: %#", (schema) => {
  const { text, diagnostics } = contractWith(schema);
  expect(text).not.toContain("default:");
  expect(diagnostics.map(({ code, origin }) => [code, origin?.pointer])).toEqual([
    ["schema-default", "/q/schema/default"],
  ]);
});

test.each<[schema: Schema, type: string]>([
  [{ anyOf: [{ type: "string", format: "date" }, { type: "null" }] }, "q?: string"],
  [{ oneOf: [{ type: "null" }, { enum: ["a", "b"] }] }, 'q?: "a" | "b"'],
  [{ type: ["string", "null"], enum: ["a", null] }, 'q?: "a"'],
  [{ type: ["integer", "null"] }, "q?: number | null"],
])("null is left out beside texts, of which none spells it: %#", (schema, type) => {
  expect(contractWith(schema).text).toContain(`query: { ${type} }`);
});
