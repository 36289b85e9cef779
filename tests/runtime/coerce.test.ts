import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadRuntime } from "./load.js";

const { coerce, parseJson } = await loadRuntime<{
  coerce(spelling: unknown, type: unknown): unknown;
  parseJson(text: string): unknown;
}>("coerce");

const OR_STRING = { anyOf: ["number", "boolean", "null", "string"] };
const OR_NULL = { anyOf: ["number", "null"] };

describe("text becomes what the schema admits, and stays text where it is nothing of that", () => {
  test.each<[type: unknown, text: unknown, value: unknown]>([
    ["number", "12", 12],
    ["number", "-1.5e3", -1500],
    ["number", "007", 7],
    ["number", "12abc", "12abc"],
    ["number", "", ""],
    ["number", " 1", " 1"],
    ["number", "0x10", "0x10"],
    ["number", "1_000", "1_000"],
    ["number", "Infinity", "Infinity"],
    ["number", "1e999", "1e999"],
    ["number", "9007199254740993", "9007199254740993"],
    ["number", "9007199254740992", 9007199254740992],
    // As JavaScript writes 2 ** 63.
    ["number", "9223372036854776000", 2 ** 63],
    ["number", "9223372036854775807", "9223372036854775807"],
    ["number", "9007199254740993.0", "9007199254740993.0"],
    ["boolean", "true", true],
    ["boolean", "false", false],
    ["boolean", "1", "1"],
    ["boolean", "TRUE", "TRUE"],
    ["null", "null", null],
    ["null", "", null],
    ["string", "12", "12"],
    ["string", "null", "null"],
    [OR_NULL, "3", 3],
    [OR_NULL, "", null],
    [OR_NULL, "x", "x"],
    [OR_STRING, "3", 3],
    [OR_STRING, "true", true],
    [OR_STRING, "null", "null"],
    [OR_STRING, "007", "007"],
    [OR_STRING, "1.50", "1.50"],
    [OR_STRING, "9007199254740993", "9007199254740993"],
    [{ items: "number" }, ["1", "x"], [1, "x"]],
    [{ items: { items: "number" } }, ["1,2", "[3]"], [[1, 2], [3]]],
    [{ items: { properties: { a: "number" } } }, ['{"a":"1"}'], [{ a: "1" }]],
    [{ items: { properties: {} } }, ["{"], ["{"]],
    [{ items: "number" }, { 0: "1", 1: "2" }, [1, 2]],
    [{ items: "number" }, { "": ["1", "2"] }, [1, 2]],
    [
      { properties: { a: "number" }, rest: "boolean" },
      { a: "1", b: "true" },
      { a: 1, b: true },
    ],
    [{ properties: { a: { properties: { b: "number" } } } }, { a: { b: "1" } }, { a: { b: 1 } }],
    [{ anyOf: ["number", { items: "number" }] }, ["1", "2"], [1, 2]],
    [{ anyOf: ["string", { properties: { gt: "number" } }] }, { gt: "1" }, { gt: 1 }],
    [{ anyOf: [{ items: "number" }, "string"] }, { 0: "1", 1: "2" }, [1, 2]],
    [{ anyOf: [{ items: "number" }, { properties: { a: "number" } }] }, { 0: "1" }, [1]],
    [{ anyOf: [{ items: "number" }, { properties: { a: "number" } }] }, { a: "1" }, { a: 1 }],
    [{ anyOf: ["string", { items: "string" }] }, "a", "a"],
    [{ anyOf: [{ items: "number" }, "boolean"] }, "true", true],
    [{ anyOf: [{ items: "number" }, "boolean"] }, "1,2", [1, 2]],
    [{ anyOf: ["string", { items: "string" }] }, ["a"], ["a"]],
    ["json", '{"a":[1]}', { a: [1] }],
    [{ items: { items: "number" } }, ["[9007199254740993]"], [["[9007199254740993]"]]],
  ])("%j: %j is %j", (type, text, value) => {
    expect(coerce(text, type)).toEqual(value);
  });

  test("no number loses a digit", () => {
    fc.assert(
      fc.property(fc.oneof(fc.bigInt().map(String), fc.double({ noNaN: true }).map(String)), (text) => {
        const value = coerce(text, "number");
        if (typeof value === "number") {
          const isSame = String(value) === text || Object.is(value, Number(text));
          expect(/^-?\d+$/.test(text) && String(value) !== text ? BigInt(value) === BigInt(text) : isSame).toBe(true);
        } else {
          expect(value).toBe(text);
        }
      }),
    );
  });

  test("names of Object.prototype are names like others, but for __proto__", () => {
    const given = JSON.parse('{"__proto__":"1","constructor":"2","toString":"3"}') as object;
    const type = { properties: {}, rest: "number" };
    expect(Object.entries(coerce(given, type) as object)).toEqual([
      ["constructor", 2],
      ["toString", 3],
    ]);
    expect(coerce({ constructor: "2" }, { properties: {} })).toEqual({ constructor: "2" });
  });
});

test("numbers of JSON are looked at beside texts of any length", () => {
  const long = "\\n\\\\x".repeat(2_000_000);
  expect(parseJson(`{"s":"${long}","n":1234567890123456}`)).toMatchObject({ n: 1234567890123456 });
  expect(() => parseJson(`{"s":"${long}\\"","n":12345678901234567890}`)).toThrow("has too many digits");
});
