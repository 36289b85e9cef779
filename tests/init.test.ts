import { expect, test } from "vitest";
import { makeFolder, readTree, TS_PROJECT } from "./support/folder.js";
import { told } from "./support/typed.js";

const DOCUMENT = JSON.stringify({
  openapi: "3.1.0",
  info: { title: "t", version: "1" },
  paths: { "/users": { get: { responses: { 200: { description: "ok" } } } } },
});

test.each<[runs: string[][], listed: string]>([
  [[["openapi.json"]], "spec:\n  - { file: openapi.json }\n\n# routes:\n"],
  [
    [["openapi.json", "--prefix", "v1", "--client"]],
    "spec:\n  - { file: openapi.json, prefix: v1, client: true }\n\n# routes:\n",
  ],
  [
    [
      ["openapi.json", "--as", "one", "--prefix", "one"],
      ["more.json", "--as", "two", "--prefix", "two"],
    ],
    "spec:\n  - { file: more.json, prefix: two, as: two }\n  - { file: openapi.json, prefix: one, as: one }\n\n# routes:\n",
  ],
])("after generate %j init lists the documents, and the next run changes nothing", async (runs, listed) => {
  const folder = makeFolder({ ...TS_PROJECT, "openapi.json": DOCUMENT, "more.json": DOCUMENT });
  for (const run of runs) expect((await told(folder, "generate", ...run)).code).toBe(0);
  const before = readTree(folder);
  expect((await told(folder, "init")).code).toBe(0);
  expect(readTree(folder)["api-routes.yaml"]).toContain(listed);
  expect((await told(folder, "generate")).code).toBe(0);
  const routes = (tree: Record<string, string>): [string, string][] =>
    Object.entries(tree).filter(([path]) => /^(?:pages|lib)\//.test(path));
  expect(routes(readTree(folder))).toEqual(routes(before));
  expect((await told(folder, "generate", "--check")).code).toBe(0);
});
