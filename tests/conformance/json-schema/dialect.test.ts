import { expect, test } from "vitest";
import { dialectOf, forEachRawSubschema } from "./dialect.js";
import type { Json } from "../../../src/model/schema.js";

test.each<[Json, string | undefined]>([
  [{ $schema: "http://json-schema.org/draft-04/schema#" }, "draft4"],
  [{ $schema: "http://json-schema.org/draft-06/schema" }, "draft6"],
  [{ $schema: "http://json-schema.org/draft-07/schema#" }, "draft7"],
  [{ $schema: "https://json-schema.org/draft/2019-09/schema" }, "2019-09"],
  [{ $schema: "https://json-schema.org/draft/2020-12/schema" }, "2020-12"],
  [{ $schema: "https://example.com/own" }, undefined],
  [{ $schema: 4 }, undefined],
  [{}, undefined],
  [true, undefined],
])("%j is of %s", (document, want) => {
  expect(dialectOf(document)).toBe(want);
});

test("subschemas are found where schemas stand, and nowhere else", () => {
  const schema = {
    items: [{ a: 1 }],
    not: true,
    allOf: [{}, false],
    properties: { "a/b": {}, list: ["no"] },
    dependencies: { c: ["d"], e: {} },
    enum: [{ type: "string" }],
    const: { items: {} },
    additionalProperties: "no",
    $defs: { __proto__: null, f: {} },
  };
  const found: string[] = [];
  forEachRawSubschema(schema, (_, tokens) => found.push(tokens.join(" ")));
  expect(found.sort()).toEqual(
    ["allOf 0", "allOf 1", "dependencies e", "$defs f", "items 0", "not", "properties a/b"].sort(),
  );
});
