import { expect, test } from "vitest";
import { quote } from "../../src/model/quote.js";

test.each([
  ["user", '"user"'],
  ["über 日本 🙂", '"über 日本 🙂"'],
  ["a\nb\tc\0", '"a\\u000ab\\u0009c\\u0000"'],
  ["\u001b[31m", '"\\u001b[31m"'],
  ["a\u202eb\u200bc\u2028", '"a\\u202eb\\u200bc\\u2028"'],
  // Not assigned in the Unicode of Node.js 20.9.
  ["\u1c8a \u{1ccd6}", '"\u1c8a \u{1ccd6}"'],
  ["\ufdd0\uffff\ue000", '"\\ufdd0\\uffff\\ue000"'],
  ["\ud800", '"\\ud800"'],
  ["x".repeat(60), `"${"x".repeat(60)}"`],
  ["x".repeat(61), `"${"x".repeat(59)}…"`],
  ["🙂".repeat(1000), `"${"🙂".repeat(59)}…"`],
])("%j", (text, shown) => {
  expect(quote(text)).toBe(shown);
});
