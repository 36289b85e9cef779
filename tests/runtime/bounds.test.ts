import * as zod from "zod";
import { expect, test } from "vitest";
import { fakeRequest, loadRuntime, type ReadInput, type Violation } from "./load.js";

const { readInput } = await loadRuntime<ReadInput>("read-request");
const { z } = await loadRuntime<{ z: typeof zod.z }>("zod");
const { anyOf } = await loadRuntime<{ anyOf(...schemas: zod.ZodType[]): zod.ZodType }>("compose");

const LIMIT = 20_000_000;

async function errorsOf(schema: unknown, body: string): Promise<Violation[]> {
  const headers = { "content-type": "application/json" };
  const operation = { body: { required: true, json: schema } };
  const read = readInput(fakeRequest({ headers, body }), operation, {}, LIMIT);
  return read.then(
    () => [],
    (error: { errors: Violation[] }) => error.errors,
  );
}

function many(count: number, text: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => text(index)).join(",");
}

const kinds = Array.from({ length: 10 }, (_, index) =>
  zod.object({ [`a${index}`]: zod.string(), [`b${index}`]: zod.string() }),
);

/** How often the elements of a list are looked at. */
let looks = 0;
const counted = zod.unknown().check((payload) => {
  looks += 1;
  payload.issues.push({ code: "custom", message: "no", input: payload.value });
});

test.each<[string, unknown, string]>([
  ["a list of wrong items", z.array(z.string()), `[${many(500_000, () => "1")}]`],
  ["a list inside of an object", z.object({ list: z.array(z.string()) }), `{"list":[${many(500_000, () => "1")}]}`],
  ["a list for a union", z.array(z.union(kinds)), `[${many(350_000, () => "{}")}]`],
  ["a list for a choice of any", z.array(anyOf(...kinds)), `[${many(350_000, () => "{}")}]`],
  ["a record of wrong values", z.record(z.string(), z.string()), `{${many(500_000, (index) => `"${index}":1`)}}`],
  ["unknown keys", z.strictObject({}), `{${many(500_000, (index) => `"${index}":1`)}}`],
  ["lists of lists", z.array(z.array(z.string())), `[${many(1000, () => `[${many(500, () => "1")}]`)}]`],
])("of %s a hundred problems are told", async (_, schema, body) => {
  const errors = await errorsOf(schema, body);
  expect(errors).toHaveLength(100);
  expect(errors.some(({ detail }) => detail === "Nested too deeply")).toBe(false);
});

test.each<[string, zod.ZodType, unknown]>([
  ["list", z.array(counted), Array.from({ length: 10_000 }, () => 1)],
  [
    "record",
    z.record(z.string(), counted),
    Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [index, 1])),
  ],
])("a %s is looked at until a hundred parts of it are wrong", (_, schema, value) => {
  looks = 0;
  expect(schema.safeParse(value).success).toBe(false);
  expect(looks).toBe(100);
});
