import { defineConfig } from "vitest/config";
import { ClosingLine } from "./tests/support/closing-line.js";

/** Suites that need the built program: vitest.cli.config.ts, vitest.e2e.config.ts. */
const ELSEWHERE = ["**/node_modules/**", "tests/cli/**", "tests/e2e/**", "tests/served/**", "tests/cases/**"];

/**
 * Suites of many small files, which leave nothing behind: they share the modules of their process, as loading those for
 * each file takes a third of the time.
 */
const OF_ROOMS = ["emit", "identity", "input", "plan", "project", "reconcile", "render", "report", "text", "write"];
const OF_OUTPUT = ["contract", "document", "model", "runtime", "scripts", "targets", "templates"];
const SHARING = [...OF_ROOMS, ...OF_OUTPUT].map((folder) => `tests/${folder}/**/*.test.ts`);

/** Not among them is what puts something in the place of globals, of the environment or of modules. */
const MOCKING = [
  "tests/contract/auth.test.ts",
  "tests/contract/serve-bodies.test.ts",
  "tests/contract/serve.test.ts",
  "tests/emit/shape/model-names.test.ts",
  "tests/reconcile/decide/parses.test.ts",
  "tests/runtime/undeclared.test.ts",
  "tests/runtime/web.test.ts",
  "tests/templates/everyday.test.ts",
];

/** Suites of the whole program, which share its modules as well, but not with those of its rooms. */
const BESIDE = ["bench", "broken", "conformance"];
const OF_PROGRAM = ["tests/*.test.ts", ...BESIDE.map((folder) => `tests/${folder}/**/*.test.ts`)];
const TOGETHER = [...OF_ROOMS, ...OF_OUTPUT, ...BESIDE];

/** Not among them is what changes the environment, measures, or takes a worker of its own for long anyway. */
const APART = [
  "tests/bin.test.ts",
  "tests/cases.test.ts",
  "tests/ordinary.test.ts",
  "tests/outdated-packages.test.ts",
  "tests/process-io.test.ts",
  "tests/run-again.test.ts",
  "tests/watch.test.ts",
  "tests/with-tests.test.ts",
];

export default defineConfig({
  test: {
    setupFiles: ["tests/support/seed.ts"],
    // Packages come as Node.js itself gives them: each use of one goes through a proxy otherwise, `node:path` included.
    deps: { interopDefault: false },
    reporters: ["default", new ClosingLine()],
    // By default vitest leaves one core idle, which is half of them where there are two.
    maxWorkers: "100%",
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // `npm run coverage`: of what these suites run in their own processes; the built program's runs are not counted.
    coverage: {
      provider: "v8",
      include: ["src/**/*.ts"],
      reporter: ["text-summary", "json-summary", "json"],
      reportsDirectory: ".tmp/coverage",
      reportOnFailure: true,
      thresholds: { lines: 95 },
    },
    projects: [
      {
        extends: true,
        test: { name: "sharing", isolate: false, include: SHARING, exclude: [...ELSEWHERE, ...MOCKING] },
      },
      {
        extends: true,
        test: { name: "program", isolate: false, include: OF_PROGRAM, exclude: [...ELSEWHERE, ...APART] },
      },
      {
        extends: true,
        test: {
          name: "alone",
          include: [`tests/!(${TOGETHER.join("|")})/**/*.test.ts`, ...MOCKING, ...APART],
          exclude: ELSEWHERE,
        },
      },
    ],
  },
});
