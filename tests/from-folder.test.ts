import { expect, test } from "vitest";
import { fromFolder } from "../src/cli/command-line.js";
import { renderJson } from "../src/report/json.js";
import { reportOf } from "./report/support.js";

const STEPS = ["pnpm add zod@4", 'Run the tests: node -e "1"', "Run it again: create-api-route generate -C x"];

test.each([
  ["/work", STEPS],
  ["/", ["cd work && pnpm add zod@4", 'Run the tests: cd work && node -e "1"', STEPS[2]]],
  ["/work/src", ["cd .. && pnpm add zod@4", 'Run the tests: cd .. && node -e "1"', STEPS[2]]],
])("commands of other programs run in the project, from %s too", (cwd, want) => {
  const nextSteps = fromFolder(STEPS, "/work", { cwd });
  expect(nextSteps).toEqual(want);
  const { nextCommands } = JSON.parse(renderJson(reportOf({ nextSteps }))) as { nextCommands: string[] };
  expect(nextCommands).toEqual(want.map((step) => step?.replace(/^[\w ]*: /, "")));
});
