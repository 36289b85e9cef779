import { expect, test } from "vitest";
import { makeFolder, readTree, TS_PROJECT } from "./support/folder.js";
import { told } from "./support/typed.js";

const SPEC = "routes: { users: { get: { response: string } } }\n";

test.each([["generate"], ["gen"]])("%s is the command it is also behind a flag", async (command) => {
  const web = Object.entries({ ...TS_PROJECT, "api-routes.yaml": SPEC }).map(([path, text]) => [`web/${path}`, text]);
  const folder = makeFolder(Object.fromEntries(web));
  const { code, stdout } = await told(folder, "-C", "web", command, "--check");
  expect([code, stdout]).toEqual([1, expect.stringContaining("pages/api/users.ts")]);
});

test("a route of a command's name is made by add, behind a flag too", async () => {
  const folder = makeFolder(TS_PROJECT);
  expect((await told(folder, "-m", "GET", "add", "list")).code).toBe(0);
  expect(Object.keys(readTree(folder))).toContain("pages/api/list.ts");
});
