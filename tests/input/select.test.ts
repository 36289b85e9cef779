import { expect, test } from "vitest";
import { select } from "../../src/input/select.js";
import type { Api } from "../../src/model/route-spec.js";
import { operationOf, pathOf, routeOf } from "../contract/support.js";
import { route } from "../targets/routes.js";

function chosen(glob: string, ...names: string[]): string[] {
  const routes = names.map((name) => ({ ...route(name), id: `/${name.replace(/\[(\w+)\]/g, "{$1}")}` }));
  const api = { routes, models: new Map(), securitySchemes: [], refused: [] };
  return select(api, { include: [glob], exclude: [], tag: [] }).routes.map(({ id }) => id);
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

/** `/users` and `/users/{id}` below the prefix `v1`, by what they are tagged with. */
const PREFIXED: Api = {
  routes: [
    routeOf("/users", [
      operationOf({ method: "GET", tags: ["people", "open"] }),
      operationOf({ method: "POST", tags: ["admin"] }),
    ]),
    routeOf("/users/{id}", [operationOf({ method: "GET", tags: ["people"] }), operationOf({ method: "DELETE" })]),
  ].map((each) => ({ ...each, path: [...pathOf("/v1"), ...each.path] })),
  models: new Map(),
  securitySchemes: [],
  refused: [
    { method: "QUERY", path: "/users/find", tags: ["people"], reason: "", origin: { file: "", pointer: "" } },
    { method: "QUERY", path: "/find", reason: "", origin: { file: "", pointer: "" } },
  ],
};

test.each<[choice: Partial<Parameters<typeof select>[1]>, want: string[]]>([
  [{ include: ["users/*"] }, ["GET /users/{id}", "DELETE /users/{id}", "QUERY /users/find"]],
  [{ include: ["users/[id]"] }, ["GET /users/{id}", "DELETE /users/{id}"]],
  [{ include: ["v1/**"] }, []],
  [{ include: ["/api/v1/users"] }, ["GET /users", "POST /users"]],
  [{ include: ["/api/users"] }, []],
  [{ exclude: ["/api/v1/**", "find"] }, ["QUERY /users/find"]],
  [{ include: ["!users/**"] }, ["QUERY /find"]],
  [{ include: ["!/api/v1/users/**"] }, ["QUERY /users/find", "QUERY /find"]],
  [{ tag: ["people"] }, ["GET /users", "GET /users/{id}", "QUERY /users/find"]],
  [{ tag: ["Admin", "OPEN"] }, ["GET /users", "POST /users"]],
  [{ tag: ["admin", "open"] }, ["GET /users", "POST /users"]],
  [{ tag: ["admin"], include: ["users/*"] }, []],
])("%j of routes below a prefix", (choice, want) => {
  const { routes, refused } = select(PREFIXED, { include: [], exclude: [], tag: [], ...choice });
  const served = routes.flatMap(({ id, operations }) => operations.map(({ method }) => `${method} ${id}`));
  expect([...served, ...refused.map(({ method, path }) => `${method} ${path}`)]).toEqual(want);
});
