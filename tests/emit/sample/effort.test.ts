import { expect, test } from "vitest";
import { sampler } from "../../../src/emit/sample/sample.js";
import type { Model, Schema } from "../../../src/model/schema.js";

const ref = (id: number): Schema => ({ $ref: String(id) });

/** Models that lead from each to the next, to a text at the end. */
function models(count: number, link: (next: Schema) => Schema): Map<string, Model> {
  return new Map(
    Array.from({ length: count + 1 }, (_, index) => {
      const id = String(index);
      const schema = index === count ? { type: "string" as const } : link(ref(index + 1));
      return [id, { id, name: `M${id}`, schema, origin: { file: "", pointer: "" } }];
    }),
  );
}

const twice = (next: Schema): Schema => ({ allOf: [next, next] });
const pair = (next: Schema): Schema => ({ type: "object", required: ["a", "b"], properties: { a: next, b: next } });
const next = (model: Schema): Schema => ({ allOf: [model], description: "more" });

test.each<[string, number, (next: Schema) => Schema]>([
  ["everything twice", 2, twice],
  ["one after the other", 20, next],
])("a default is held against %s", (_what, count, link) => {
  expect(sampler(models(count, link))({ allOf: [ref(0)], default: "x" })).toBe("x");
  expect(sampler(models(count, link))({ allOf: [ref(0)], default: 5 })).toBe("string");
});

test.each<[string, number, (next: Schema) => Schema, Schema]>([
  ["a default, twice again at every model", 60, twice, { allOf: [ref(0)], default: "x" }],
  ["a default, thousands of models away", 5000, next, { allOf: [ref(0)], default: "x" }],
  ["nothing, twice again at every model", 60, twice, ref(0)],
  ["nothing, objects of two of the next", 20, pair, ref(0)],
])("no sample is better than one that takes forever: %s", (_what, count, link, schema) => {
  expect(sampler(models(count, link))(schema)).toBeUndefined();
});
