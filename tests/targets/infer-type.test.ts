import fc from "fast-check";
import { check } from "prettier";
import { describe, expect, it, test } from "vitest";
import type { Json, JsonObject } from "../../src/model/schema.js";
import { recordInterface } from "../../src/targets/infer-type.js";
import { recordsOf } from "../../src/targets/records.js";
import { typeProblems } from "../templates/compile.js";

/** Lines between the braces. */
function members(records: JsonObject[]): string {
  return recordInterface("Item", records).split("\n").slice(1, -1).join("\n");
}

describe("the interface of records", () => {
  test.each<[records: JsonObject[], lines: string]>([
    [[{ id: "1", age: 2, ok: true, no: null }], "  id: string;\n  age: number;\n  ok: boolean;\n  no: null;"],
    [[{ id: 1 }, { id: "2", name: "x" }], "  id: number | string;\n  name?: string;"],
    [[{ a: null }, { a: 1 }, { a: "x" }], "  a: number | string | null;"],
    [[{ a: [] }, { a: [] }], "  a: unknown[];"],
    [[{ a: [1] }, { a: ["x"] }], "  a: (number | string)[];"],
    [[{ a: {} }], "  a: Record<string, never>;"],
    [[{ a: { b: 1 } }, { a: { c: { d: "x" } } }], "  a: {\n    b?: number;\n    c?: {\n      d: string;\n    };\n  };"],
    [[{ a: [{ b: 1 }, { b: 1, c: 2 }] }], "  a: {\n    b: number;\n    c?: number;\n  }[];"],
    [[{ a: 12345678901234567890n }], "  a: number;"],
    [
      [{ "a-b": 1, 'it\'s "q"': 2, ["__proto__"]: 3 }],
      '  "a-b": number;\n  \'it\\\'s "q"\': number;\n  ["__proto__"]: number;',
    ],
  ])("%o", (records, lines) => {
    expect(members(records)).toBe(lines);
  });

  /** Data as strange as it comes: every key and text hostile to the code it ends up in. */
  const hostile = fc.constantFrom(
    '"',
    "'",
    "`",
    "${x}",
    "\\",
    "*/",
    "//",
    "\n",
    "\u2028",
    "{{x}}",
    "__proto__",
    "1",
    "constructor",
    "a",
  );
  const key = fc.oneof(hostile, fc.string({ maxLength: 30 }), fc.string({ unit: "grapheme", maxLength: 5 }));
  const json = fc.letrec<{ value: Json }>((tie) => ({
    value: fc.oneof(
      { depthSize: "small" },
      hostile,
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie("value"), { maxLength: 3 }),
      fc.dictionary(key, tie("value"), { maxKeys: 4 }),
    ),
  })).value;
  const records = fc.array(fc.dictionary(key, json, { maxKeys: 5 }), { minLength: 1, maxLength: 3 });

  it("is a fixed point of Prettier and fits the data, whatever that is", async () => {
    const files = new Map<string, string>();
    for (const [index, data] of fc.sample(records, { numRuns: 60, seed: 7 }).entries()) {
      const text = `${recordInterface("Item", data)}\n`;
      expect(await check(text, { parser: "typescript" }), text).toBe(true);
      files.set(`data/${index}.json`, JSON.stringify(data));
      files.set(`data/${index}.ts`, `import data from "./${index}.json";\n${text}export const items: Item[] = data;\n`);
    }
    expect(typeProblems(files)).toEqual([]);
  });
});

describe("data that is not a list of records", () => {
  test.each<[value: Json, message: string]>([
    [{ id: 1 }, "people.json is not a list of records but an object."],
    ["x", "people.json is not a list of records but a string."],
    [[], "people.json has no records to take the types from."],
    [[{ id: 1 }, 2], "people.json: record 2 is a number, not an object."],
    [[{ id: 1 }, null], "people.json: record 2 is null, not an object."],
    [[{ id: 1 }, []], "people.json: record 2 is a list, not an object."],
    [[{ name: "x" }], "people.json: record 1 has no id that is a text or a number."],
    [[{ id: null }], "people.json: record 1 has no id that is a text or a number."],
    [[{ id: 1 }, { id: "1" }], 'people.json: record 2 has the id "1" again.'],
  ])("%j", (value, message) => {
    expect(() => recordsOf({ file: "people.json", value })).toThrow(message);
  });
});
