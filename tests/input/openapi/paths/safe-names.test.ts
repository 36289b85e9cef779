import { expect, test } from "vitest";
import { isSafeName, slugName } from "../../../../src/input/openapi/paths/safe-names.js";

test.each<[name: string, safe: boolean]>([
  ["users", true],
  ["v1.2", true],
  ["2020-05-31", true],
  ["~me", true],
  ["_x", true],
  ["", false],
  [".well-known", false],
  ["index", false],
  ["Index", false],
  ["_app", false],
  ["con", false],
  ["COM1.txt", false],
  ["console", true],
  ["a.", false],
  ["a:b", false],
  ["a b", false],
  ["é", false],
  ["$reset", false],
  ["[id]", false],
  ["app.js", false],
  ["x.d", false],
  ["a.test", false],
  ["a.json", true],
  ["a".repeat(120), true],
  ["a".repeat(121), false],
])("%s can be a file as it is: %s", (name, safe) => {
  expect(isSafeName(name)).toBe(safe);
});

test.each([
  ["id", "id"],
  ["user-id", "userId"],
  ["$filter", "filter"],
  ["x.y", "xY"],
  ["é", "param"],
  ["", "param"],
  ["__proto__", "param"],
  ["a".repeat(50), "a".repeat(40)],
])("the parameter %s is the slug %s", (parameter, slug) => {
  expect(slugName(parameter)).toBe(slug);
});
