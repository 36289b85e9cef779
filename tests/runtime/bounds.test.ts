import * as zod from "zod";
import { expect, test } from "vitest";
import { fakeRequest, loadRuntime, type ReadInput, type Violation } from "./load.js";

const { readInput } = await loadRuntime<ReadInput>("read-request");
const { z } = await loadRuntime<{ z: typeof zod.z }>("zod");
type Helpers<Name extends string> = Record<Name, (...given: unknown[]) => zod.ZodType>;
const { allOf, anyOf, anyArray, anyObject } =
  await loadRuntime<Helpers<"allOf" | "anyOf" | "anyArray" | "anyObject">>("compose");
const { not, propertyNames, uniqueItems } =
  await loadRuntime<Helpers<"not" | "propertyNames" | "uniqueItems">>("checks");
const { contains, firstItems, patternProperties, unevaluatedItems, unevaluatedProperties } =
  await loadRuntime<
    Helpers<"contains" | "firstItems" | "patternProperties" | "unevaluatedItems" | "unevaluatedProperties">
  >("parts");
const { refuseUnknown } = await loadRuntime<Helpers<"refuseUnknown">>("policies");
const { readForm } = await loadRuntime<Record<string, unknown>>("form");
const { readMultipart } = await loadRuntime<Record<string, unknown>>("multipart");

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
  [
    "wrong additional properties",
    z.object({ a: z.string().optional() }).catchall(z.string()),
    `{${many(500_000, (index) => `"x${index}":1`)}}`,
  ],
  [
    "wrong additional properties further inside",
    z.object({ in: z.object({ a: z.string().optional() }).catchall(z.string()) }),
    `{"in":{${many(500_000, (index) => `"x${index}":1`)}}}`,
  ],
  ["a tuple's rest", z.tuple([z.number()], z.string()), `[${many(500_000, () => "1")}]`],
  [
    "a tuple's rest further inside",
    z.object({ in: z.tuple([z.string()], z.string()) }),
    `{"in":[${many(500_000, () => "1")}]}`,
  ],
  ["tuples", z.array(z.tuple([z.string(), z.string()])), `[${many(200_000, () => "[1,1]")}]`],
  ["unknown fields", refuseUnknown(z.array(z.object({ a: z.string() }))), `[${many(100_000, () => '{"x":1,"y":2}')}]`],
  ["lists of lists", z.array(z.array(z.string())), `[${many(1000, () => `[${many(500, () => "1")}]`)}]`],
])("of %s a hundred problems are told", async (_, schema, body) => {
  const errors = await errorsOf(schema, body);
  expect(errors).toHaveLength(100);
  expect(errors.some(({ detail }) => detail === "Nested too deeply")).toBe(false);
});

/** Each level could double what is told. */
test.each<[string, zod.ZodType, string]>([
  ["a tuple that names its first", firstItems(1, z.tuple([z.string()], z.string())), `[${many(500_000, () => "1")}]`],
  ["names", allOf(anyObject(), propertyNames(z.string().max(1))), `{${many(500_000, (index) => `"x${index}":1`)}}`],
  [
    "names by patterns",
    allOf(anyObject(), patternProperties([[/^x/u, z.string()]])),
    `{${many(500_000, (index) => `"x${index}":1`)}}`,
  ],
  [
    "what is left over",
    allOf(z.object({}), unevaluatedProperties(z.never())),
    `{${many(500_000, (index) => `"x${index}":1`)}}`,
  ],
  ["items that are left over", allOf(anyArray(), unevaluatedItems(z.never())), `[${many(500_000, () => "1")}]`],
  ["repetitions", z.object({ in: allOf(anyArray(), uniqueItems()) }), `{"in":[${many(500_000, () => "1")}]}`],
  ["wrong items that are repetitions", allOf(z.array(z.string()), uniqueItems()), `[${many(500_000, () => "1")}]`],
])("of %s, which several parts describe, no more are told", async (_, schema, body) => {
  expect(await errorsOf(schema, body)).toHaveLength(100);
});

test.each<[string, zod.ZodType, unknown]>([
  ["list", z.array(counted), Array.from({ length: 10_000 }, () => 1)],
  ["tuple's rest", z.tuple([z.number()], counted), Array.from({ length: 10_000 }, () => 1)],
  [
    "rest of an object",
    z.object({}).catchall(counted),
    Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [index, 1])),
  ],
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

test.each<[string, zod.ZodType, string]>([
  ["items none of which is contained", allOf(anyArray(), contains(z.string())), `[${many(500_000, () => "1")}]`],
  ["a list that must not be", allOf(anyArray(), not(z.array(z.number()))), `[${many(500_000, () => "1")}]`],
  [
    "a rest for a union",
    z.union([z.tuple([z.string()], z.string()), z.object({}).catchall(z.string())]),
    `[${many(500_000, () => "1")}]`,
  ],
])("of %s one problem is told", async (_, schema, body) => {
  const errors = await errorsOf(schema, body);
  expect(errors.length).toBeGreaterThan(0);
  expect(errors.length).toBeLessThan(101);
  expect(errors.some(({ detail }) => detail === "Nested too deeply")).toBe(false);
});

const FORM = "application/x-www-form-urlencoded";
const wrong = z.object({ f: z.array(z.int()).optional() }).catchall(z.int());
const parts = (name: (index: number) => string): string =>
  `${Array.from({ length: 20_000 }, (_, index) => `--x\r\nContent-Disposition: form-data; name="${name(index)}"\r\n\r\na\r\n`).join("")}--x--`;
const pairs = (name: (index: number) => string): string =>
  Array.from({ length: 200_000 }, (_, index) => `${name(index)}=a`).join("&");
const fields = [{ name: "f", type: { items: "number" } }];

test.each<[string, string, object, string]>([
  ["a form's list", FORM, { read: readForm, fields }, pairs(() => "f")],
  ["a form's fields", FORM, { read: readForm }, pairs((index) => `x${index}`)],
  ["the list of a form in parts", "multipart/form-data; boundary=x", { read: readMultipart, fields }, parts(() => "f")],
  ["the fields of one", "multipart/form-data; boundary=x", { read: readMultipart }, parts((index) => `x${index}`)],
])("of %s a hundred problems are told", async (_, type, content, body) => {
  const [mediaType] = type.split(";");
  const operation = { body: { required: true, content: [{ mediaType, ...content, schema: wrong }] } };
  const read = readInput(fakeRequest({ headers: { "content-type": type }, body }), operation, {}, LIMIT);
  await expect(read.catch((error: { errors: Violation[] }) => error.errors)).resolves.toHaveLength(100);
});

test.each<[string, object, string]>([
  ["a list", { name: "f", type: { items: "number" }, schema: z.array(z.int()) }, pairs(() => "f")],
  [
    "JSON",
    { name: "f", type: "json", schema: z.object({ in: wrong }) },
    `f={"in":{${many(200_000, (index) => `"x${index}":"a"`)}}}`,
  ],
  [
    "all others as an object",
    { name: "f", type: { properties: {}, rest: "number" }, schema: z.object({}).catchall(z.int()) },
    pairs((index) => `x${index}`),
  ],
])("of a query's %s a hundred problems are told", async (_, parameter, search) => {
  const request = fakeRequest({ url: `/x?${search}` });
  const read = Promise.resolve().then(() => readInput(request, { query: [parameter] }, {}, LIMIT));
  await expect(read.catch((error: { errors: Violation[] }) => error.errors)).resolves.toHaveLength(100);
});

test("all problems come at once, of what is known and what is not", async () => {
  const known = z.object({ name: z.string(), tags: z.array(z.object({ id: z.int() })) });
  const both = allOf(known, z.object({ name: z.string().max(1) }));
  const body = '{"name":1,"isAdmin":true,"tags":[{"id":"x"},{"id":1,"x":2}]}';
  const pointers = async (schema: zod.ZodType): Promise<unknown[]> =>
    (await errorsOf(refuseUnknown(schema), body)).map(({ pointer }) => pointer);
  await expect(pointers(known)).resolves.toEqual(["#/name", "#/tags/0/id", "#/isAdmin", "#/tags/1/x"]);
  // What the part that is wrong would have named cannot be told from what none names.
  await expect(pointers(both)).resolves.toEqual(["#/name", "#/tags/0/id"]);
});

test("a slow pattern is not tried on texts that are too long, and on others it is", async () => {
  const { patternUpTo } = await loadRuntime<{
    patternUpTo(pattern: RegExp, maximum: number): (payload: { value: string; issues: unknown[] }) => void;
  }>("checks");
  const problems = (value: string): number => {
    const payload = { value, issues: [] };
    patternUpTo(/^(a+)+$/u, 20)(payload);
    return payload.issues.length;
  };
  expect(problems(`${"a".repeat(100_000)}b`)).toBe(0);
  expect(problems(`${"a".repeat(18)}b`)).toBe(1);
  expect(problems("a".repeat(20))).toBe(0);
  // Twenty characters of two units each are not too long.
  expect(problems("\u{1f600}".repeat(20))).toBe(1);
});
