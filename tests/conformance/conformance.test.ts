import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { EXPLAINED, runInDocuments } from "./openapi.js";
import { nameOf, runEmitted } from "./run.js";
import { readGroups, type Draft } from "./suite.js";

const SUITE = fileURLToPath(new URL("../fixtures/json-schema-test-suite", import.meta.url));

/** Required tests of the suite, and those we answer differently, each with its reason. */
const expected: { draft: Draft; tests: number; misses: string[] }[] = [
  { draft: "draft4", tests: 618, misses: [] },
  { draft: "draft2020-12", tests: 1299, misses: [] },
];

test.each(expected)("the emitted zod source agrees with the $draft suite", async ({ draft, tests, misses }) => {
  const groups = readGroups(SUITE, draft);
  expect(groups.reduce((sum, group) => sum + group.tests.length, 0)).toBe(tests);
  expect((await runEmitted(SUITE, groups)).map(nameOf)).toEqual(misses);
});

test("so do the schemas of OpenAPI 3.1 documents, but for what a metaschema of the author's own takes away", async () => {
  const misses = await runInDocuments(SUITE, readGroups(SUITE, "draft2020-12"));
  expect(misses.map(nameOf)).toEqual([...EXPLAINED.keys()]);
});
