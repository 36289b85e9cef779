import { describe, expect, test } from "vitest";
import { toRegex } from "../../../src/emit/pattern/pattern.js";
import { isProperty } from "../../../src/emit/pattern/unicode-properties.js";

describe("patterns that are valid stay as they are", () => {
  test.each([
    "^[a-z]+$",
    "a|b",
    "\\d{3}-\\d{4}",
    "^\\p{L}+$",
    "[\\-_]",
    "a/b",
    "\\/api\\/",
    "/a/b/",
    "/a/",
    "/a\\$/",
    "",
  ])("%s", (pattern) => {
    expect(toRegex(pattern).regex).toEqual({ source: pattern, flags: "u" });
  });
});

describe("others are repaired", () => {
  test.each([
    ["^[\\w-.]+$", "^[\\w\\-.]+$", "a-b.c", "a b"],
    ["^\\_a\\-b\\@c$", "^_a-b@c$", "_a-b@c", "_a-b"],
    ["^{id}$", "^\\{id\\}$", "{id}", "id"],
    ["^a]$", "^a\\]$", "a]", "a"],
    ["\\A[a-z]+\\z", "^[a-z]+$", "abc", "ABC"],
    ["^[[:alpha:]]+$", "^[a-zA-Z]+$", "abc", "123"],
    ["^a++$", "^a+$", "aaa", "b"],
    ["^(?>ab)$", "^(?:ab)$", "ab", "a"],
    ["^(?P<year>\\d{4})$", "^(\\d{4})$", "2024", "24"],
    ["^(?<x>a)|(?<x>b)$", "^(a)|(b)$", "b", "c"],
    ["^a{,2}$", "^a{0,2}$", "aa", "aaa"],
    ["^\\p{Han}\\-$", "^\\p{Script=Han}-$", "漢-", "a-"],
    ["^\\x{41}\\-$", "^\\u{41}-$", "A-", "a-"],
    ["^\\Qa.b\\E\\-$", "^a\\.b-$", "a.b-", "axb-"],
  ])("%s", (pattern, source, accepted, refused) => {
    const { regex } = toRegex(pattern);
    expect(regex).toEqual({ source, flags: "u" });
    const expression = new RegExp(source, "u");
    expect([expression.test(accepted), expression.test(refused)]).toEqual([true, false]);
  });

  test.each([
    ["(?i)^abc$", "^abc$", "iu"],
    ["/^abc$/i", "^abc$", "iu"],
    ["/^abc$/", "^abc$", "u"],
    ["/^a/b$/", "^a/b$", "u"],
    ["/abc$/gi", "abc$", "iu"],
    ["/[a-z]+/i", "[a-z]+", "iu"],
    ["/a\\/b/", "a\\/b", "u"],
    ["/^[\\w-.]+$/", "^[\\w\\-.]+$", "u"],
  ])("%s", (pattern, source, flags) => {
    expect(toRegex(pattern).regex).toEqual({ source, flags });
  });
});

describe("what ES2017 has no syntax for is written as it has", () => {
  test.each([
    ["^(?<year>\\d{4})-(?<month>\\d{2})$", "^(\\d{4})-(\\d{2})$", "2024-01", "2024"],
    ["^(a)(?<q>['\"])x\\k<q>$", "^(a)(['\"])x\\2$", "a'x'", "a'x\""],
    ["^(?<q>a|b)\\k<q>0$", "^(a|b)(?:\\1)0$", "aa0", "ab0"],
    ["^(?:(?<y>a)|(?<y>b))\\k<y>$", "^(?:(a)|(b))\\1\\2$", "bb", "ab"],
    ["(?s)^a.[.]\\.$", "^a[\\s\\S][.]\\.$", "a\n..", "a\nb."],
    ["/^a.b$/s", "^a[\\s\\S]b$", "a\nb", "ab"],
    ["^(?:a)(?=b)(?<!c)b$", "^(?:a)(?=b)(?<!c)b$", "ab", "b"],
    ["^\\(?<a>$", "^\\(?<a>$", "(<a>", "a"],
    ["^[(?<a>]$", "^[(?<a>]$", "<", "b"],
  ])("%s", (pattern, source, accepted, refused) => {
    const { regex } = toRegex(pattern);
    expect(regex).toEqual({ source, flags: "u" });
    const expression = new RegExp(source, "u");
    expect([expression.test(accepted), expression.test(refused)]).toEqual([true, false]);
  });
});

test.each([
  ["^a(?i:b)c$", "sets flags for a part, (?i:...), which Node.js before 23 does not know"],
  ["^(?:x)(?-i:b)$", "sets flags for a part, (?-i:...), which Node.js before 23 does not know"],
  ["^\\p{Script=Garay}+$", "has \\p{Script=Garay}, which not every engine knows"],
  ["^[^\\P{RGI_Emoji}]$", "has \\P{RGI_Emoji}, which not every engine knows"],
])("%s, which the version of Node.js decides about, is told as that", (pattern, problem) => {
  expect(toRegex(pattern)).toEqual({ problem });
});

test("what is known of Unicode is known to this engine too, which needs not be asked", () => {
  const names = ["L", "gc=Lu", "General_Category=Other", "Alphabetic", "Script=Latin", "sc=Grek", "scx=Han", "Any"];
  expect(names.map((name) => isProperty(name) && new RegExp(`\\p{${name}}`, "u").source)).toEqual(
    names.map((name) => `\\p{${name}}`),
  );
});

test("slashes around a pattern are told, and nothing else is", () => {
  expect(toRegex("/^abc$/i").delimited).toBe(true);
  expect(toRegex("/a/b/").delimited).toBeUndefined();
});

test.each(["*", "(", "[z-a]", "a{5,2}", "(?<a>b)\\k<c>"])("%s is reported", (pattern) => {
  const { regex, problem } = toRegex(pattern);
  expect(regex).toBeUndefined();
  expect(problem).toMatch(/^is not a regular expression in JavaScript \(\w.*\)$/);
});

test.each([
  ["unclosed brackets", "/" + "[".repeat(50_000)],
  ["unclosed classes", "[:a".repeat(50_000)],
  ["groups in groups", "(".repeat(50_000) + ")".repeat(50_000)],
])("%s without end are refused, not read", (_what, pattern) => {
  const { regex, problem } = toRegex(pattern);
  expect(regex).toBeUndefined();
  expect(problem).toBe(`has ${pattern.length} characters, more than the 4000 that are read`);
});

test("as long as is read, groups in groups are read", () => {
  expect(toRegex("(".repeat(2000) + ")".repeat(2000)).regex?.source).toHaveLength(4000);
});

test.each([
  ["\\s+$", true],
  ["\\s*\\s*$", true],
  ["a*a*b", true],
  ["a*aa*", true],
  ["x(?:b|a*\\w*)c", true],
  ["\\w+@\\w+", true],
  [".*\\S.*", true],
  ["-?\\d+x", true],
  ["^\\w+@\\w+\\.\\w+$", false],
  ["^a+b+$", false],
  ["^a*ba*$", false],
  ["^\\s*foo\\s*$", false],
  ["^[a-z0-9]+(-[a-z0-9]+)*$", false],
  ["^-?\\d+(\\.\\d+)?$", false],
  [".+", false],
  ["[a-z]*", false],
  ["\\$+", false],
])("%s takes time that grows with the square of the text: %s", (pattern, slow) => {
  expect(toRegex(pattern).slow === "quadratic").toBe(slow);
});

test.each([
  ["^(a+)+$", true],
  ["^(a*)*$", true],
  ["(\\w+\\s?)*", true],
  ["^(?:[0-9.]+)+$", true],
  ["^[a-z]+(/[a-z]+)*$", false],
  ["^(?:[a-z]+,)*$", false],
  ["^((xn--)?[a-z0-9]+(-[a-z0-9]+)*\\.)+[a-z]{2,}$", false],
  ["^[a-z]+$", false],
  ["^(a|a)*$", true],
  ["^(\\w|\\d)+$", true],
  ["^(?:[a-z]|-|\\w)+x$", true],
  ["^x(a|(?:b|\\w)*)$", true],
  ["^(?:[a-z]|[0-9]|-)+$", false],
  ["^(?:\\.|[^.])*$", false],
  ["^(?:a|ab)*c$", false],
  ["^(?:a|a)b$", false],
])("%s may be slow: %s", (pattern, slow) => {
  expect(toRegex(pattern).slow === "exponential").toBe(slow);
});
