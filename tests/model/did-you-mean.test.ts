import fc from "fast-check";
import { expect, test } from "vitest";
import { didYouMean } from "../../src/model/did-you-mean.js";

const COMMANDS = ["add", "generate", "list", "init", "remove", "eject"];

test.each([
  ["genrate", "generate"],
  ["generaet", "generate"],
  ["GENERATE", "generate"],
  ["generator", "generate"],
  ["lsit", "list"],
  ["lst", "list"],
  ["initt", "init"],
  ["rmove", "remove"],
  ["ejct", "eject"],
  ["user", undefined],
  ["", undefined],
  ["x", undefined],
  ["serve", undefined],
  ["a".repeat(100_000), undefined],
])("%s -> %s", (word, meant) => {
  expect(didYouMean(word, COMMANDS)).toBe(meant);
});

test("a closer candidate wins over an earlier one, an earlier one over an equally close one", () => {
  expect(didYouMean("rest", ["best", "rest"])).toBe("rest");
  expect(didYouMean("fest", ["best", "rest"])).toBe("best");
});

test("short words have to be right but for case", () => {
  expect(didYouMean("TS", ["js", "ts"])).toBe("ts");
  expect(didYouMean("xs", ["js", "ts"])).toBeUndefined();
});

test("one slip in a word of at least four letters is always forgiven", () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[a-z]{4,12}$/),
      fc.nat(),
      fc.constantFrom("drop", "double", "swap"),
      (word, at, slip) => {
        const i = at % (word.length - 1);
        const slipped = {
          drop: word.slice(0, i) + word.slice(i + 1),
          double: word.slice(0, i) + word[i] + word.slice(i),
          swap: word.slice(0, i) + word[i + 1] + word[i] + word.slice(i + 2),
        }[slip];
        expect(didYouMean(slipped, [word])).toBe(word);
      },
    ),
  );
});
