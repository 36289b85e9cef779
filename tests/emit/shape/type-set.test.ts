import { expect, test } from "vitest";
import { ALL_TYPES, possibleTypes, typeSet } from "../../../src/emit/shape/type-set.js";
import type { Model, Schema } from "../../../src/model/schema.js";

function models(schemas: readonly Schema[]): Map<string, Model> {
  return new Map(
    schemas.map((schema, index) => {
      const id = String(index);
      return [id, { id, name: `M${id}`, schema, origin: { file: "", pointer: "" } }];
    }),
  );
}

const string = typeSet(["string"]);
const ref = (id: number): Schema => ({ $ref: String(id) });

test.each<[string, Schema[], number]>([
  ["a reference", [ref(1), { type: "string" }], string],
  ["a reference to nothing", [ref(1)], ALL_TYPES],
  ["both sides of allOf", [{ allOf: [{ type: ["string", "null"] }, ref(1)] }, { type: ["string", "number"] }], string],
  ["any side of anyOf", [{ anyOf: [ref(1), { type: "null" }] }, { type: "string" }], typeSet(["string", "null"])],
  ["nothing that is false", [{ oneOf: [ref(1), false] }, { type: "string" }], string],
  ["its own type around a circle", [{ allOf: [ref(1)] }, { type: "string", anyOf: [ref(0)] }], string],
])("%s", (_what, schemas, want) => {
  expect(possibleTypes(ref(0), models(schemas), new Map())).toBe(want);
});

test("references are followed however far they lead", () => {
  const last = 100_000;
  const chain = Array.from({ length: last }, (_, index): Schema => ({ allOf: [ref(index + 1)] }));
  expect(possibleTypes(ref(0), models([...chain, { type: "string" }]), new Map())).toBe(string);
});
