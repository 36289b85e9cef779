import { describe, expect, it } from "vitest";
import { conjuncts } from "../../src/model/schema-walk.js";
import type { Model, Schema } from "../../src/model/schema.js";

function models(schemas: Record<string, Schema>): Map<string, Model> {
  const origin = { file: "spec.yaml", pointer: "" };
  return new Map(Object.entries(schemas).map(([id, schema]) => [id, { id, name: id, schema, origin }]));
}

function titles(schema: Schema, schemas: Record<string, Schema> = {}): (string | undefined)[] {
  return conjuncts(schema, models(schemas)).map(({ title }) => title);
}

describe("the schemas a value has to match all of", () => {
  it("come with what each leads to right behind it, references first", () => {
    const schema: Schema = { title: "a", $ref: "B", allOf: [{ title: "d", allOf: [{ title: "e" }] }, { title: "f" }] };
    expect(titles(schema, { B: { title: "b", allOf: [{ title: "c" }] } })).toEqual(["a", "b", "c", "d", "e", "f"]);
  });

  it("come once, and circles end", () => {
    const both: Schema = { allOf: [{ $ref: "A" }, { $ref: "B" }], title: "both" };
    const found = titles(both, { A: { title: "a", $ref: "B" }, B: { title: "b", $ref: "A" } });
    expect(found.filter((title) => title !== undefined)).toEqual(["both", "a", "b"]);
  });

  it("are all there, however many, and cost no more than their number", () => {
    const count = 3000;
    const chain: Record<string, Schema> = {};
    // Each refers to the next in two ways: 2^3000 ways lead to the last.
    for (let at = 0; at < count; at++)
      chain[`M${at}`] = { title: `m${at}`, $ref: `M${at + 1}`, allOf: [{ $ref: `M${at + 1}` }] };
    expect(titles({ $ref: "M0" }, chain).filter((title) => title !== undefined)).toHaveLength(count);
  });

  it("are none of true and false", () => {
    expect([conjuncts(true, new Map()), conjuncts(false, new Map())]).toEqual([[], []]);
  });
});
