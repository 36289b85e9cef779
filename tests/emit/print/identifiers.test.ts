import { expect, test } from "vitest";
import { words } from "../../../src/emit/print/identifiers.js";

test.each([
  ["listUsers", ["list", "Users"]],
  ["HTTPServer", ["HTTP", "Server"]],
  ["ABcDEFGh", ["A", "Bc", "DEF", "Gh"]],
  ["URL", ["URL"]],
  ["getURLById", ["get", "URL", "By", "Id"]],
  ["v2Beta-x_y", ["v2", "Beta", "x", "y"]],
])("words of %s", (text, want) => expect(words(text)).toEqual(want));

test("a text of capitals only is one word, at once", () => {
  expect(words("A".repeat(500_000))).toEqual(["A".repeat(500_000)]);
});
