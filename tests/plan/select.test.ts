import { expect, test } from "vitest";
import { selectRoutes } from "../../src/plan/select.js";
import { route } from "../targets/routes.js";

function chosen(glob: string, ...names: string[]): string[] {
  const routes = names.map((name) => ({ ...route(name), id: `/${name.replace(/\[(\w+)\]/g, "{$1}")}` }));
  const api = { routes, models: new Map(), securitySchemes: [], refused: [] };
  return selectRoutes(api, [glob], []).routes.map(({ id }) => id);
}

test.each<[string, string[], string[]]>([
  ["users", ["users", "users/[id]"], ["/users"]],
  ["/users/{id}", ["users", "users/[id]"], ["/users/{id}"]],
  ["users/[id]", ["users/[id]", "users/i"], ["/users/{id}"]],
  ["users/**", ["users", "users/[id]", "users/a/b", "posts"], ["/users", "/users/{id}", "/users/a/b"]],
  ["**/[id]", ["[id]", "users/[id]", "users/[id]/posts"], ["/{id}", "/users/{id}"]],
  ["a/**/b", ["a/b", "a/x/y/b", "a/x"], ["/a/b", "/a/x/y/b"]],
  ["!users/**", ["users/a", "posts"], ["/posts"]],
  ["{users/**,posts}", ["users/a", "posts", "other"], ["/users/a", "/posts"]],
  ["/api/users", ["users", "posts"], ["/users"]],
  ["{users,posts}", ["users", "posts", "other"], ["/users", "/posts"]],
  ["*s/?", ["users/a", "users/ab", "posts/b"], ["/users/a", "/posts/b"]],
  ["people(id)", ["people(id)", "peopleid"], ["/people(id)"]],
  ["a+$", ["a+$", "aa"], ["/a+$"]],
])("%s among %j", (glob, names, want) => {
  expect(chosen(glob, ...names)).toEqual(want);
});

test("parentheses and signs are no regular expression, which could take for ever", () => {
  expect(chosen("(a+)+$", `${"a".repeat(50)}!`)).toEqual([]);
});

test.each([`${"*a".repeat(20)}b`, "a".repeat(501), "{/,a}".repeat(9), "{a,a}".repeat(9)])("%s is refused", (glob) => {
  expect(() => chosen(glob, "a".repeat(200))).toThrow(/^The glob ".*" is too much: expected at most 500 characters/);
});

test("the most that is allowed is no trouble", () => {
  expect(chosen("*a*a*b", "a".repeat(255))).toEqual([]);
  expect(chosen(`${"**/a/".repeat(99)}b`, `${"a/".repeat(200)}c`)).toEqual([]);
});
