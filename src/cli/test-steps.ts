import type { FileChange } from "../model/files.js";
import type { Project } from "../model/project.js";
import { ROUTE_TEST, testRunnerOf } from "../model/test-runner.js";
import { firstExisting, readText } from "../project/files.js";
import { installCommands } from "./packages.js";

/** How generated tests are run, on the run that brings the first, with what the project lacks for it. */
export function testSteps(changes: readonly FileChange[], project: Project): string[] {
  const tests = changes.filter(({ receipt, path }) => receipt?.template === ROUTE_TEST && path.startsWith("tests/"));
  if (tests.length === 0 || tests.some(({ before }) => before !== undefined)) return [];
  const runner = testRunnerOf(project.testRunner);
  if (runner === "jest") return [];
  if (runner === "vitest") return aliasStep(project);
  const missing = { dependencies: [], devDependencies: ["tsx"].filter((name) => !project.dependencies.has(name)) };
  return [
    ...installCommands(missing, project.packageManager),
    'Run the tests: node --import tsx --test "tests/**/*.test.*" (before Node.js 22 list the files)',
  ];
}

const CONFIGS = ["vitest", "vite"].flatMap((name) =>
  ["ts", "mts", "cts", "js", "mjs", "cjs"].map((extension) => `${name}.config.${extension}`),
);

/** Routes are imported as they are, and import by the alias. */
function aliasStep({ root, alias }: Project): string[] {
  if (alias === undefined) return [];
  const file = firstExisting(root, CONFIGS);
  if (file !== undefined && /alias|tsconfig-?paths/i.test(readText(root, file) ?? "")) return [];
  const what = `resolve: { alias: { "${alias.prefix.replace(/\/$/, "")}": ... } }`;
  return [`Tell vitest of ${alias.prefix} in ${file ?? "vitest.config.mts"}: ${what} (docs/testing.md)`];
}
