import { expect, test } from "vitest";
import type { Json, Schema } from "../../../src/model/schema.js";
import { examiner, examplesIn } from "../../../src/emit/sample/examples.js";
import { sampler } from "../../../src/emit/sample/sample.js";

const ORIGIN = { file: "api.yaml", pointer: "" };
const USER: Schema = {
  type: "object",
  required: ["id"],
  properties: {
    id: { type: "string", format: "uuid" },
    born: { type: "string", format: "date" },
    tags: { type: "array", items: { type: "string" }, maxItems: 2 },
    role: { enum: ["admin", "member"] },
    age: { type: ["integer", "null"], minimum: 0 },
  },
};
const MODELS = new Map([["User", { id: "User", name: "User", schema: USER, origin: ORIGIN }]]);
const user = { $ref: "User" };
const id = "3fa85f64-5717-4562-b3fc-2c963f66afa6";

test.each<[schema: Schema, example: Json, isRefused: boolean]>([
  [user, { id, born: "2024-12-31", age: null }, false],
  [user, `{ "id": "${id}" }`, false],
  [user, `{ "id": 5 }`, true],
  [user, {}, true],
  [user, { id: "1" }, true],
  [user, { id, born: "31.12.2024" }, true],
  [user, { id, tags: ["a", 2] }, true],
  [user, { id, role: "guest" }, true],
  [{ type: "string", pattern: "^[a-z]+$" }, "A1", true],
  [{ anyOf: [{ type: "integer" }, { type: "boolean" }] }, "a", true],
  [{ type: "boolean" }, null, true],
])("whether %j refuses %j: %j", (schema, example, isRefused) => {
  expect(examiner(MODELS)(schema, example)).toBe(isRefused);
});

test("examples are found wherever a schema states them, with their places", () => {
  const schema: Schema = {
    examples: [1],
    properties: { "a/b": { examples: [2, 3] } },
    items: { anyOf: [{ examples: [4] }, user] },
  };
  expect(examplesIn(schema, "/x").map(({ value, pointer }) => [value, pointer])).toEqual([
    [1, "/x/example"],
    [4, "/x/items/anyOf/0/example"],
    [2, "/x/properties/a~1b/examples/0"],
    [3, "/x/properties/a~1b/examples/1"],
  ]);
});

test("an example that is the text of an object's JSON is that object", () => {
  const sampleOf = sampler(MODELS);
  expect(sampleOf({ ...USER, examples: [`{ "id": "${id}" }`] })).toEqual({ id });
  expect(sampleOf({ type: "string", examples: ["{}"] })).toBe("{}");
  expect(sampleOf({ type: "object", examples: ["{ id"] })).toEqual({});
});
