import { expect, test } from "vitest";
import { testSteps } from "../src/cli/test-steps.js";
import type { FileChange } from "../src/model/files.js";
import { detectProject } from "../src/project/detect.js";
import { makeFolder, type Files } from "./support/folder.js";

/** What is to be done for the test of a route in a project with this runner and these files. */
async function stepsFor(runner: string, files: Files, change: Partial<FileChange> = {}): Promise<string[]> {
  const folder = makeFolder({
    "package.json": JSON.stringify({ devDependencies: { next: "16.4.6", [runner]: "*" } }),
    ...files,
  });
  const path = "tests/api/users.test.ts";
  const written: FileChange = {
    path,
    owner: "seed",
    routeId: "test:/api/users",
    verdict: "create",
    after: "",
    ...change,
  };
  return testSteps([written], await detectProject(folder));
}

const alias = (pattern: string, target: string): Files => ({
  "tsconfig.json": JSON.stringify({ compilerOptions: { strict: true, paths: { [pattern]: [target] } } }),
});
const ALIAS = alias("@/*", "./*");
const VITEST = `Write vitest.config.mts:
    import { defineConfig } from "vitest/config";

    export default defineConfig({ resolve: { alias: { "@": import.meta.dirname } } });`;
const JEST = `Write jest.config.mjs:
    import nextJest from "next/jest.js";

    export default nextJest({ dir: "./" })({ moduleNameMapper: { "^@/(.*)$": "<rootDir>/$1" } });`;
const [RUN_VITEST, RUN_JEST] = ["Run the tests: npx vitest run", "Run the tests: npx jest"];
const RUN_NODE = `Run the tests: node --import tsx -e "fs.readdirSync('tests', { recursive: true }).forEach((f) => /\\.test\\./.test(f) && require('./tests/' + f))"`;

test.each<[runner: string, files: Files, lacking: string[], run: string]>([
  ["vitest", {}, [], RUN_VITEST],
  ["vitest", { ...ALIAS, "pnpm-lock.yaml": "" }, [VITEST], "Run the tests: pnpm exec vitest run"],
  [
    "vitest",
    { ...alias("@/*", "./src/*"), "src/app/page.tsx": "" },
    [VITEST.replace("import.meta.dirname", "`${import.meta.dirname}/src`")],
    RUN_VITEST,
  ],
  [
    "vitest",
    alias("#*", "./*"),
    [VITEST.replace('{ "@": import.meta.dirname }', "[{ find: /^#/, replacement: `${import.meta.dirname}/` }]")],
    RUN_VITEST,
  ],
  [
    "vitest",
    { ...ALIAS, "vite.config.js": "export default {};" },
    ['Tell vitest of @/ in vite.config.js: resolve: { alias: { "@": import.meta.dirname } }'],
    RUN_VITEST,
  ],
  ["vitest", { ...ALIAS, "vitest.config.ts": "export default { resolve: { alias: {} } };" }, [], RUN_VITEST],
  ["jest", ALIAS, [JEST], RUN_JEST],
  ["jest", {}, [JEST.replace(/\(\{ module.*\}\);/, "();")], RUN_JEST],
  [
    "jest",
    { ...alias("$lib/*", "./src/*"), "src/app/page.tsx": "" },
    [JEST.replace(/"\^@.*" \}/, () => String.raw`"^\\$lib/(.*)$": "<rootDir>/src/$1" }`)],
    RUN_JEST,
  ],
  [
    "jest",
    { ...ALIAS, "jest.config.json": "{}" },
    ['Tell jest of @/ in jest.config.json: "moduleNameMapper": { "^@/(.*)$": "<rootDir>/$1" }'],
    RUN_JEST,
  ],
  ["jest", { ...ALIAS, "jest.config.js": 'require("next/jest")' }, [], RUN_JEST],
  ["mocha", ALIAS, ["npm install -D tsx"], RUN_NODE],
  ["tsx", ALIAS, [], RUN_NODE],
  ["tsx", { ...ALIAS, "yarn.lock": "" }, [], RUN_NODE.replace("node", "yarn node")],
])("says what %s lacks, beside %j, until it is there, and how tests are run", async (runner, more, lacking, run) => {
  expect(await stepsFor(runner, more)).toEqual([...lacking, run]);
  expect(await stepsFor(runner, more, { verdict: "identical" })).toEqual(lacking.length === 0 ? [] : [...lacking, run]);
});

test.each(["foreign", "deleted-by-user", "orphan", "remove"] as const)(
  "says nothing of a test that is %s",
  async (verdict) => {
    expect(await stepsFor("jest", ALIAS, { verdict })).toEqual([]);
  },
);
