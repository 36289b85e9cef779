import { expect, test } from "vitest";
import { fromFolder } from "../src/cli/command-line.js";
import { makeFolder, TS_PROJECT } from "./support/folder.js";
import { told } from "./support/typed.js";
import { renderJson } from "../src/report/json.js";
import { reportOf } from "./report/support.js";

const STEPS = ["pnpm add zod@4", 'Run the tests: node -e "1"', "Run it again: create-api-route generate -C x"];

test.each([
  ["/repo", STEPS],
  ["/", ["cd repo && pnpm add zod@4", 'Run the tests: cd repo && node -e "1"', STEPS[2]]],
  ["/repo/src", ["cd .. && pnpm add zod@4", 'Run the tests: cd .. && node -e "1"', STEPS[2]]],
])("commands of other programs run in the project, from %s too", (cwd, want) => {
  const nextSteps = fromFolder(STEPS, "/repo", { cwd });
  expect(nextSteps).toEqual(want);
  const { nextCommands } = JSON.parse(renderJson(reportOf({ nextSteps }))) as { nextCommands: string[] };
  expect(nextCommands).toEqual(want.map((step) => step?.replace(/^[\w ]*: /, "")));
});

const WEB = Object.fromEntries(Object.entries(TS_PROJECT).map(([path, text]) => [`web/${path}`, text]));
const SPEC = "routes: { users: { get: { response: string } } }\n";

test.each([
  [["generate", "spec/a.yaml"], '"spec/a.yaml"', "../spec/a.yaml"],
  [["generate", "-c", "spec/a.yaml"], '"spec/a.yaml"', "../spec/a.yaml"],
  [["openapi", "spec/a.yaml"], '"spec/a.yaml"', "../spec/a.yaml"],
  [["user", "-t", "spec/mine.hbs"], '"spec/mine.hbs"', "../spec/mine.hbs"],
])("a file named from here, not from where -C says: %j", async (args, named, there) => {
  const folder = makeFolder({ ...WEB, "spec/a.yaml": SPEC, "spec/mine.hbs": "export {};\n" });
  const { code, stderr } = await told(folder, ...args, "-C", "web");
  expect([code, stderr]).toEqual([
    2,
    `error ${named} is not in web.\n  With -C files are named from there: ${there}\n`,
  ]);
  const again = args.map((arg) => (named.includes(arg) ? there : arg));
  expect((await told(folder, ...again, "-C", "web")).code).toBe(0);
});
