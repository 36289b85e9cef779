import { describe, expect, test } from "vitest";
import { sampleString } from "../../../src/emit/sample/text.js";
import type { StringShape } from "../../../src/emit/shape/shape.js";

/** Of a string shape with that pattern: the texts that are tried, the best first. */
function tried(pattern: string, bounds: Partial<StringShape> = {}): string[] {
  const shape: StringShape = { kind: "string", patterns: [{ source: pattern, flags: "u" }], ...bounds };
  return [...sampleString({ ...shape, checks: [] }, 0)];
}

describe("the text that is made for a pattern", () => {
  test.each<[pattern: string, text: string]>([
    ["^abc$", "abc"],
    ["^(?:cat|dog)s$", "cats"],
    ["^(?<kind>x|y|z)$", "x"],
    ["^(a)(b|c)$", "ab"],
    ["b|a", "b"],
    ["^[A-Z]{2}-\\d{3,5}$", "AA-000"],
    ["^[a-z]{2,4}$", "aa"],
    ["^x{3}y?z*$", "xxx"],
    ["^v+$", "v"],
    ["^v+?\\.$", "v."],
    ["^[^a-z]$", "A"],
    ["^[\\]x]$", "]"],
    ["^\\D\\s\\W$", "a -"],
    ["^\\p{Lu}\\P{L}$", "A0"],
    ["^.$", "a"],
    ["^\\u{1F600}$", "\u{1F600}"],
    ["^\\u00e9\\x41$", "éA"],
    ["^a\\tb\\n\\/\\.$", "a\tb\n/."],
    ["^(?=.*x)x$", "x"],
    ["^(?!y)z$", "z"],
    ["^a(?<=a)b(?<!c)$", "ab"],
    ["^\\bword\\b$", "word"],
    ["^\\[(\\w+)\\]$", "[a]"],
  ])("%s", (pattern, text) => {
    const [first] = tried(pattern);
    expect(first).toBe(text);
    expect(first).toMatch(new RegExp(pattern, "u"));
  });

  test.each<[pattern: string, min: number, text: string]>([
    ["^a+$", 3, "aaa"],
    ["^a{1,}$", 4, "aaaa"],
    ["^a*b?$", 2, "aab"],
    ["^x[0-9]{1,2}$", 3, "x00"],
  ])("%s is as long as it has to be: %i", (pattern, min, text) => {
    expect(tried(pattern, { min })[1]).toBe(text);
  });

  test("nothing is made up where the pattern looks ahead for what it does not begin with", () => {
    expect(tried("^(?=b)[ab]$")[0]).toBe("string");
  });
});
