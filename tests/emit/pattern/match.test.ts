import fc from "fast-check";
import { expect, test } from "vitest";
import { limitedEffort, orTooMuch } from "../../../src/emit/pattern/effort.js";
import { allowedBy } from "../../../src/emit/shape/json-value.js";
import { matcherOf } from "../../../src/emit/pattern/match.js";
import { stepwise } from "../../../src/emit/pattern/stepwise.js";
import { sampler } from "../../../src/emit/sample/sample.js";
import { ALL_TYPES } from "../../../src/emit/shape/type-set.js";

/** Takes longer than anyone waits for. */
const SLOW = { pattern: "^(a+)+$", text: `${"a".repeat(40)}!` };

test.each([
  ["^[a-z]+$", "abc", true],
  ["^[a-z]+$", "ABC", false],
  ["^[a-z]+$", "A".repeat(1001), true],
  [SLOW.pattern, SLOW.text, true],
])("%s may match %s: %s", (source, text, want) => {
  expect(matcherOf({ source, flags: "u" })(text)).toBe(want);
});

test.each([
  ["repetitions in repetitions", "^(a+)+$", "a".repeat(40) + "!"],
  ["alternatives that are the same", "^(a|a)+$", "a".repeat(40) + "!"],
  ["alternatives that begin the same", "^(?:a|aa)+$", "a".repeat(80) + "!"],
  ["options", `^${"a?".repeat(40)}${"a".repeat(40)}$`, "a".repeat(39)],
  ["one repetition after the other", `^${"a*".repeat(12)}$`, "a".repeat(200) + "!"],
  ["limited repetitions", "^(?:a{0,9}){9}$", "a".repeat(60) + "!"],
  ["nothing, repeated", "^(?:a|b|ab)*(?:a|b|ab)*$", "ab".repeat(30) + "!"],
  ["look-aheads", "^(?=(?:a|a)*b)", "a".repeat(40)],
  ["any case", "^(a|A)+$", "a".repeat(40) + "!", "iu"],
  ["groups in groups", `${"(".repeat(1990)}a${")".repeat(1990)}`, "b"],
])("%s take no time", (_what, source, text, flags = "u") => {
  expect(matcherOf({ source, flags })(text)).toBe(true);
});

test("whether a text matches is left to the engine, which is told the same steps", () => {
  const atom = fc.constantFrom("a", "b", ".", "[ab]", "\\w", "^", "$", "\\b", "(?=a)", "(?!b)", "\\u{61}", "-");
  const quantifier = fc.constantFrom("", "", "", "*", "+", "?", "{2}", "{1,3}", "{2,}", "*?", "+?");
  const { pattern } = fc.letrec<{ pattern: string; part: string }>((tie) => ({
    part: fc.oneof(
      { depthSize: "small" },
      fc.tuple(atom, quantifier).map(([one, times]) => (/^(?:\^|\$|\\b|\(\?)/.test(one) ? one : one + times)),
      fc.tuple(tie("pattern"), quantifier).map(([inner, times]) => `(?:${inner})${times}`),
    ),
    pattern: fc
      .array(
        fc.array(tie("part"), { maxLength: 3 }).map((parts) => parts.join("")),
        { minLength: 1, maxLength: 3 },
      )
      .map((choices) => choices.join("|")),
  }));
  fc.assert(
    fc.property(
      pattern,
      fc.stringMatching(/^[abA\n-]{0,8}$/),
      fc.constantFrom("u", "iu", "mu", "su"),
      (source, text, flags) => {
        const tried = orTooMuch(
          () => stepwise({ source, flags })(text, limitedEffort({ steps: 100_000, depth: 1000 })),
          undefined,
        );
        fc.pre(tried !== undefined);
        expect(tried).toBe(new RegExp(source, flags).test(text));
      },
    ),
    { numRuns: 500 },
  );
});

test("listed values are not held against a pattern that may take forever", () => {
  expect(allowedBy({ type: "string", pattern: SLOW.pattern }, ALL_TYPES)(SLOW.text)).toBe(true);
  expect(allowedBy({ type: "string", pattern: "^a$" }, ALL_TYPES)("A")).toBe(false);
});

test("however many there are", () => {
  const values = Array.from({ length: 30_000 }, (_, index) => `${"a".repeat(12)}${index}`);
  const longest = Array.from({ length: 300 }, (_, index) => `value-${index}`).join("|");
  const count = (pattern: string) => values.filter(allowedBy({ type: "string", pattern }, ALL_TYPES)).length;
  expect([count(`^(?:${longest})$`), count("^(a|a)+$")]).toEqual([0, values.length]);
});

test("nor are property names", () => {
  const object = {
    type: "object" as const,
    patternProperties: { [SLOW.pattern]: { type: "string" as const } },
    additionalProperties: false,
    default: { [SLOW.text]: "x" },
  };
  expect(sampler(new Map())(object)).toEqual(object.default);
});

test("nor defaults, nor texts that are made up", () => {
  const string = { type: "string" as const, pattern: SLOW.pattern };
  expect(sampler(new Map())({ ...string, default: SLOW.text })).toBe(SLOW.text);
  expect(sampler(new Map())({ ...string, minLength: 40 })).toMatch(/^a{40,}$/);
});

test("nor is a text made up that no memory holds", () => {
  const pattern = `${"(".repeat(8)}a${"{999})".repeat(8)}`;
  expect(sampler(new Map())({ type: "string", pattern })).toBeUndefined();
});
