import { expect, test } from "vitest";
import { isAllowed } from "../../src/emit/json-value.js";
import { mayMatch } from "../../src/emit/regex-match.js";
import { sampleValue } from "../../src/emit/sample.js";
import { ALL_TYPES } from "../../src/emit/type-set.js";

/** Takes longer than anyone waits for. */
const SLOW = { pattern: "^(a+)+$", text: `${"a".repeat(40)}!` };

test.each([
  ["^[a-z]+$", "abc", true],
  ["^[a-z]+$", "ABC", false],
  ["^[a-z]+$", "A".repeat(1001), true],
  [SLOW.pattern, SLOW.text, true],
])("%s may match %s: %s", (source, text, want) => {
  expect(mayMatch({ source, flags: "u" }, text)).toBe(want);
});

test("listed values are not held against a pattern that may take forever", () => {
  expect(isAllowed(SLOW.text, { type: "string", pattern: SLOW.pattern }, ALL_TYPES)).toBe(true);
  expect(isAllowed("A", { type: "string", pattern: "^a$" }, ALL_TYPES)).toBe(false);
});

test("nor are property names", () => {
  const object = {
    type: "object" as const,
    patternProperties: { [SLOW.pattern]: { type: "string" as const } },
    additionalProperties: false,
    default: { [SLOW.text]: "x" },
  };
  expect(sampleValue(object, new Map())).toEqual(object.default);
});

test("nor defaults, nor texts that are made up", () => {
  const string = { type: "string" as const, pattern: SLOW.pattern };
  expect(sampleValue({ ...string, default: SLOW.text }, new Map())).toBe(SLOW.text);
  expect(sampleValue({ ...string, minLength: 40 }, new Map())).toMatch(/^a{40,}$/);
});

test("nor is a text made up that no memory holds", () => {
  const pattern = `${"(".repeat(8)}a${"{999})".repeat(8)}`;
  expect(sampleValue({ type: "string", pattern }, new Map())).toBeUndefined();
});
