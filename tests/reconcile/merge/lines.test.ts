import { expect, test } from "vitest";
import { keepsLines } from "../../../src/reconcile/merge/lines.js";

/** The last guard of a merge: behind it a result that lacks a line of the user's is never written. */
test.each<[ours: string, base: string, result: string, kept: boolean]>([
  ["a\nmine\n", "a\n", "a\nmine\n", true],
  ["a\nmine\n", "a\n", "b\n  mine", true],
  ["a\nmine\n", "a\n", "a\n", false],
  ["a\nmine\n", "a\n", "a\nmine()\n", false],
  ["mine\nmine\n", "", "mine\n", false],
  ["mine\nmine\n", "mine\n", "mine\n", true],
  ["\n\n", "", "", true],
  ["", "a\n", "", true],
  ["a\r\nmine\r\n", "a\n", "a\nmine\n", true],
])("%j, which was %j, in %j: %s", (ours, base, result, kept) => {
  expect(keepsLines(ours, base, result)).toBe(kept);
});
