import * as z from "zod";
import { describe, expect, test } from "vitest";
import { fakeRequest, loadRuntime, type ReadInput } from "./load.js";

const { readInput } = await loadRuntime<ReadInput>("read-request");
const { deepObject } = await loadRuntime<Record<string, unknown>>("styles");
const { readForm } = await loadRuntime<Record<string, unknown>>("form");

const FORM = "application/x-www-form-urlencoded";
const LIMIT = 10_000_000;

function repeated(count: number, pair: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => pair(index)).join("&");
}

/** When each pair went through all the others this took minutes: the runner's own time limit tells. */
describe("a long form costs no more than its length", () => {
  const readings = { anyOf: ["number", { items: "number" }] };
  const ints = z.union([z.array(z.int()).min(2), z.int()]);
  const cases: [name: string, content: object, pair: (index: number) => string][] = [
    ["fields that are not declared", {}, (index) => `x${index}=1`],
    [
      "fields that can be read in several ways",
      { others: readings, schema: z.record(z.string(), ints) },
      (index) => `x${index}=1`,
    ],
    ["a list in brackets", { fields: [{ name: "f", style: deepObject, type: { items: "string" } }] }, () => "f[]=a"],
    [
      "a property of an exploded object",
      { fields: [{ name: "o", type: { properties: { f: { items: "string" } } } }] },
      () => "f=a",
    ],
  ];
  test.each(cases)("%s", async (_, content, pair) => {
    const body = { required: true, content: [{ mediaType: FORM, read: readForm, ...content }] };
    const request = fakeRequest({ headers: { "content-type": FORM }, body: repeated(160_000, pair) });
    expect(await readInput(request, { body }, {}, LIMIT)).toHaveProperty("body");
  });
});

test("a Content-Type that is not a media type costs no more than its length", async () => {
  const headers = { "content-type": "/".repeat(200_000), "content-length": "1" };
  const read = readInput(
    fakeRequest({ headers, body: "1" }),
    { body: { required: true, json: z.unknown() } },
    {},
    LIMIT,
  );
  await expect(read).rejects.toMatchObject({ status: 415 });
});
