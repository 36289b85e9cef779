import { expect, test } from "vitest";
import { camelCase, words } from "../../../src/emit/print/identifiers.js";

test.each([
  ["listUsers", ["list", "Users"]],
  ["HTTPServer", ["HTTP", "Server"]],
  ["ABcDEFGh", ["A", "Bc", "DEF", "Gh"]],
  ["URL", ["URL"]],
  ["getURLById", ["get", "URL", "By", "Id"]],
  ["v2Beta-x_y", ["v2", "Beta", "x", "y"]],
  ["UserIDs", ["User", "IDs"]],
  ["URLsByHost", ["URLs", "By", "Host"]],
  ["HTTPSsl", ["HTTP", "Ssl"]],
])("words of %s", (text, want) => expect(words(text)).toEqual(want));

test("a text of capitals only is one word, at once", () => {
  expect(words("A".repeat(500_000))).toEqual(["A".repeat(500_000)]);
});

test.each([
  ["URL", "url"],
  ["IDs", "ids"],
  ["MODEL7a1b2c", "model7a1b2c"],
  ["HTTPError", "httpError"],
  ["User", "user"],
  ["As", "as"],
])("camelCase of %s", (text, want) => expect(camelCase(text)).toBe(want));
