import { expect, test } from "vitest";
import type { Schema } from "../../../src/model/schema.js";
import { analyse } from "../../../src/emit/shape/analyse.js";
import { apiScope, fileScope } from "../../../src/emit/shape/scope.js";
import type { Shape } from "../../../src/emit/shape/shape.js";

const ORIGIN = { file: "api.yaml", pointer: "" };
const MODELS = new Map([["A", { id: "A", name: "A", schema: { type: "object" as const }, origin: ORIGIN }]]);

function kindsOf(schema: Schema): string[] {
  const shape = analyse(schema, fileScope(apiScope(MODELS)));
  const kindOf = (one: Shape) => (one.kind === "literals" ? one.values.join("|") : one.kind);
  return shape.kind === "union" ? shape.members.map(kindOf) : [kindOf(shape)];
}

test.each<[what: string, alternatives: Schema[], want: string[]]>([
  ["scalars", [{ type: "string" }, { type: "string", title: "B" }, { type: "integer" }], ["string", "number"]],
  ["models", [{ $ref: "A" }, { $ref: "A", description: "again" }], ["ref"]],
  ["constants, in one list", [{ const: "a" }, { type: "integer" }, { const: "b" }], ["a|b", "number"]],
  ["listed values, in one list", [{ enum: ["a", "b"] }, { enum: ["b", "c"] }], ["a|b|c"]],
  [
    "patterns that differ stay",
    [
      { type: "string", pattern: "^a" },
      { type: "string", pattern: "^b" },
    ],
    ["string", "string"],
  ],
  [
    "checks that differ stay",
    [
      { type: "string", minLength: 3 },
      { type: "string", minLength: 4 },
    ],
    ["string", "string"],
  ],
])("equal alternatives are one: %s", (_, anyOf, want) => {
  expect(kindsOf({ anyOf })).toEqual(want);
});

test("alternatives of which only one may fit are counted as they are", () => {
  expect(kindsOf({ oneOf: [{ type: "string" }, { type: "string" }] })).toEqual(["string", "string"]);
});
