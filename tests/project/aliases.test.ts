import { expect, it } from "vitest";
import { aliasesOf, hiddenIn } from "../../src/project/aliases.js";

it("aliases are in the order of those that match, relative to the project, and without what only says @/", () => {
  const patterns = new Map([
    ["@/*", ["./*"]],
    ["~/*", ["./src/*"]],
    ["#*", ["./lib/*", "/elsewhere/*"]],
    ["out/*", ["../out/*"]],
    ["#api/*", ["./lib/api/*"]],
    ["form", ["lib\\api\\form"]],
  ]);
  const imports = new Map([["#api/models/*", ["./lib/api/models/*.ts"]]]);
  expect(aliasesOf("/p", { paths: { base: "/p", patterns }, baseUrl: "/p/lib" }, imports)).toEqual([
    ["form", ["lib/api/form"]],
    ["#api/models/*", ["lib/api/models/*.ts"]],
    ["#api/*", ["lib/api/*"]],
    ["#*", ["lib/*"]],
    ["*", ["lib/*"]],
  ]);
  expect(aliasesOf("/p", { baseUrl: "/p" }, new Map())).toEqual([["*", ["*"]]]);
});

it("hidden folders are those that are named, but for what tools write", () => {
  const named = [
    "**/*.ts",
    "../x.ts",
    "./.a/**/*.ts",
    "b/.b-c/d.ts",
    ".next/x.d.ts",
    ".out/dev/types/**/*.ts",
    ".*/*.ts",
  ];
  expect(hiddenIn(named)).toEqual([".a", ".b-c"]);
});
