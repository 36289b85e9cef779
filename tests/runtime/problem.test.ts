import * as z from "zod";
import { describe, expect, test } from "vitest";
import { fakeRequest, loadRuntime, type ReadInput, type Violation } from "./load.js";

const { readInput } = await loadRuntime<ReadInput>("read-request");
const { allOf, anyOf } =
  await loadRuntime<Record<"allOf" | "anyOf", (...schemas: z.ZodType[]) => z.ZodType>>("compose");

async function errorsOf(operation: object, request: Parameters<typeof fakeRequest>[0]): Promise<Violation[]> {
  try {
    await readInput(fakeRequest(request), operation as Record<string, unknown>, {}, 1000);
    return [];
  } catch (error) {
    return (error as { errors: Violation[] }).errors;
  }
}

describe("of a union, what is wrong with the alternative that was meant", () => {
  const circle = z.looseObject({ type: z.literal("Circle"), r: z.number(), color: z.enum(["red", "blue"]).optional() });
  const square = z.looseObject({ type: z.literal("Square"), a: z.number() });
  const shape = z.union([circle, square]);
  const exclusive = z.xor([circle, square]);
  const checked = allOf(anyOf(allOf(circle), allOf(square)));
  const group = z.union([z.looseObject({ type: z.literal("Group"), of: z.array(shape) }), shape, z.string()]);
  const kinds = z.union([
    z.looseObject({ kind: z.enum(["a", "b"]), n: z.number() }),
    z.looseObject({ kind: z.enum(["c", "d"]), n: z.number() }),
  ]);

  const cases: [schema: z.ZodType, body: unknown, pointers: string[]][] = [
    [shape, { type: "Circle", r: "x" }, ["#/r"]],
    [shape, { type: "Circle", r: "x", color: "x" }, ["#/r", "#/color"]],
    [shape, { type: "Circle", r: 1, color: "x" }, ["#/color"]],
    [shape, { type: "Square", r: 1 }, ["#/a"]],
    [shape, { type: "Line", r: "x" }, ["#/type"]],
    [shape, { r: 1 }, ["#/type"]],
    [shape, 5, ["#"]],
    [exclusive, { type: "Circle", r: "x" }, ["#/r"]],
    [checked, { type: "Circle", r: "x" }, ["#/r"]],
    [checked, { type: "Square", r: 1 }, ["#/a"]],
    [
      group,
      {
        type: "Group",
        of: [
          { type: "Circle", r: 1 },
          { type: "Square", a: "x" },
        ],
      },
      ["#/of/1/a"],
    ],
    [z.union([z.string(), circle]), { type: "Circle" }, ["#/r"]],
    [z.union([z.string(), z.strictObject({ a: z.number() })]), { a: "x", b: 1 }, ["#/a", "#/b"]],
    [z.union([z.literal("all"), z.array(z.number())]), [1, "x"], ["#/1"]],
    [z.union([z.literal("all"), z.array(z.number())]), "some", ["#"]],
    [z.union([z.string(), z.number()]), true, ["#"]],
    [z.union([z.looseObject({ a: z.number() }), z.looseObject({ b: z.number() })]), {}, ["#"]],
    [kinds, { kind: "c", n: "x" }, ["#/n"]],
    [kinds, { kind: "e", n: 1 }, ["#/kind"]],
  ];
  test.each(cases.map(([schema, body, pointers]) => ({ schema, body, pointers })))(
    "$body: $pointers",
    async ({ schema, body, pointers }) => {
      const operation = { body: { required: true, content: [{ mediaType: "application/json", schema }] } };
      const headers = { "content-type": "application/json" };
      const errors = await errorsOf(operation, { headers, body: JSON.stringify(body) });
      expect(errors.map(({ pointer }) => pointer)).toEqual(pointers);
    },
  );
});

test.each<[schema: z.ZodType, body: unknown, errors: [pointer: string, detail: string][]]>([
  [
    z.object({ name: z.string(), kind: z.enum(["a", "b"]) }),
    {},
    [
      ["#/name", "Required"],
      ["#/kind", "Required"],
    ],
  ],
  [z.object({ o: z.object({ a: z.union([z.string(), z.int()]) }) }), { o: {} }, [["#/o/a", "Required"]]],
  [z.object({ id: z.guid() }), { id: "x" }, [["#/id", "Invalid UUID"]]],
  [
    z.strictObject({ a: z.int() }),
    { a: 1, b: 2, c: 3 },
    [
      ["#/b", "Unknown field"],
      ["#/c", "Unknown field"],
    ],
  ],
  [
    z.union([z.object({ kind: z.literal("cat") }), z.object({ kind: z.literal("dog") })]),
    { kind: "cow" },
    [["#/kind", 'Invalid option: expected one of "cat"|"dog"']],
  ],
  [z.union([z.object({ kind: z.literal("cat") }), z.object({ kind: z.literal("dog") })]), {}, [["#/kind", "Required"]]],
])("what is wrong is told in words of the API (%#)", async (schema, body, want) => {
  const operation = { body: { required: true, content: [{ mediaType: "application/json", schema }] } };
  const headers = { "content-type": "application/json" };
  const errors = await errorsOf(operation, { headers, body: JSON.stringify(body) });
  expect(errors.map(({ pointer, detail }) => [pointer, detail])).toEqual(want);
});

describe("a number with too many digits is told as such", () => {
  const long = "9007199254740993";
  const detail = `The number ${long} has too many digits`;
  test.each<[query: string, parameter: object, want: object[]]>([
    [`n=${long}`, { type: "number", schema: z.int() }, [{ in: "query", name: "n", detail }]],
    [`n=1&n=${long}`, { type: { items: "number" }, schema: z.array(z.int()) }, [{ pointer: "#/1", detail }]],
    ["n=x", { type: "number", schema: z.int() }, [{ detail: expect.stringContaining("expected number") as string }]],
    [`n=${long}`, { schema: z.string().max(3) }, [{ detail: expect.stringContaining("Too big") as string }]],
  ])("%s", async (query, parameter, want) => {
    const operation = { query: [{ name: "n", ...parameter }] };
    expect(await errorsOf(operation, { url: `/x?${query}` })).toMatchObject(want);
  });
});
