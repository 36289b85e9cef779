import { expect, test } from "vitest";
import { treeProblems } from "../../scripts/corpus/tree.js";
import type { RouterName } from "../../src/model/routers/index.js";

const FINE = "app/api/users/[id]/route.ts";

test.each<[RouterName, string[]]>([
  ["pages", ["pages/api/users.ts", "pages/api/_x/[id].ts", "lib/api/_x.ts"]],
  ["app", [FINE, "app/api/users/route.ts", "app/api/%5Fx/route.js", "lib/api/_x.ts"]],
])("%s: routes that Next.js finds, each by its URL", (router, paths) => {
  expect(treeProblems(paths, router)).toEqual([]);
});

test.each<[string, string, RegExp]>([
  ["a private folder", "app/api/_x/route.ts", /is not the route its name says/],
  ["a slot", "app/api/@x/route.ts", /two files serve \/api|is not the route/],
  ["a group", "app/api/(x)/users/[id]/route.ts", /two files serve \/api\/users\/\[id\]/],
  ["an intercepting route", "app/api/(.)x/route.ts", /is not the route its name says/],
  ["a file that is none", "app/api/x.ts", /is not the route its name says/],
  [
    "a slug of another name",
    "app/api/users/[name]/posts/route.ts",
    /Next\.js does not route it: .*different slug names/,
  ],
])("of the App Router, %s is told", (_what, path, problem) => {
  expect(treeProblems([FINE, path], "app").join("\n")).toMatch(problem);
});
