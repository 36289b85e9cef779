import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { runEmitted } from "./run.js";
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
  const found = await runEmitted(SUITE, groups);
  expect(
    found.map(({ group, test, got }) => `${group.file}: ${group.description}: ${test.description}: ${got}`),
  ).toEqual(misses);
});
