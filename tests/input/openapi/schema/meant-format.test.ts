import { expect, test } from "vitest";
import { readSchema } from "../read.js";

const formatOf = async (schema: object) => {
  const { schema: read, codes } = await readSchema(schema, "3.1.0");
  return [(read as { format?: string }).format, ...codes];
};

test.each<[stated: string, meant: string]>([
  ["datetime", "date-time"],
  ["date_time", "date-time"],
  ["dateTime", "date-time"],
  ["date time", "date-time"],
  ["date-tiem", "date-time"],
  ["Date", "date"],
  ["uuid4", "uuid"],
  ["uuid-v7", "uuid"],
  ["UUID", "uuid"],
  ["guid", "uuid"],
  ["uudi", "uuid"],
  ["e-mail", "email"],
  ["emial", "email"],
  ["EmailAddress", "email"],
  ["URL", "uri"],
  ["base64", "byte"],
  ["file", "binary"],
  ["IPv4", "ipv4"],
  ["YYYY-MM-DD", "date"],
  ["yyyy-MM-dd'T'HH:mm:ss.SSSXXX", "date-time"],
])("the format %s is read as %s, and told", async (stated, meant) => {
  const { schema, codes } = await readSchema({ items: { type: "string", format: stated } }, "3.1.0");
  expect([schema, codes]).toEqual([{ type: "array", items: { type: "string", format: meant } }, ["schema-format"]]);
});

test.each(["url", "password", "phone", "decimal", "iri", "uint64", "mime", "data", "unix-time", "date-only", "slug"])(
  "the format %s says what it says",
  async (stated) => {
    expect(await formatOf({ type: "string", format: stated })).toEqual([stated]);
  },
);

test.each([
  [
    { type: "number", format: "int64" },
    { type: "integer", format: "int64" },
  ],
  [
    { type: "number", format: "integer", default: 2 },
    { type: "integer", format: "integer", default: 2 },
  ],
  [
    { type: "number", format: "int32", example: 1.5 },
    { type: "number", format: "int32", examples: [1.5] },
  ],
  [{ type: "string", format: "string" }, { type: "string" }],
  [{ items: { type: "file", format: "string" } }, { items: { type: "string", format: "binary" } }],
])("%j is read as %j", async (stated, want) => {
  expect(await readSchema(stated, "3.0.3")).toMatchObject({ schema: want, codes: [] });
});

test.each([{ enum: [1.5, 2] }, { minimum: 0.5 }, { multipleOf: 0.25 }])(
  "with %j numbers are not whole",
  async (one) => {
    const stated = { type: "number", format: "int64", ...one };
    expect(await readSchema(stated, "3.0.3")).toMatchObject({ schema: stated, codes: [] });
  },
);

test("a number's format is its own", async () => {
  expect(await formatOf({ type: "integer", format: "datetime" })).toEqual(["datetime"]);
});

test("a date-time whose example is not one stays a text, and says so", async () => {
  const schema = { type: "string", format: "datetime", example: "2024-01-31 12:00:00" };
  expect(await formatOf(schema)).toEqual(["datetime", "schema-format"]);
  expect(await formatOf({ ...schema, example: "2024-01-31T12:00:00Z" })).toEqual(["date-time", "schema-format"]);
  const mask = { type: "string", format: "yyyy-mm-dd", example: "31/01/2024" };
  expect(await formatOf(mask)).toEqual(["yyyy-mm-dd", "schema-format"]);
});

test("to the letter of a dialect every word is a format", async () => {
  const $schema = "https://json-schema.org/draft/2020-12/schema";
  expect(await formatOf({ $schema, type: "string", format: "datetime" })).toEqual(["datetime"]);
});
