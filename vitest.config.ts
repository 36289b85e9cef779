import { defineConfig } from "vitest/config";
import { ClosingLine } from "./tests/support/closing-line.js";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    // Suites that need the built program: vitest.cli.config.ts, vitest.e2e.config.ts.
    exclude: ["**/node_modules/**", "tests/cli/**", "tests/e2e/**", "tests/served/**", "tests/cases/**"],
    setupFiles: ["tests/support/seed.ts"],
    reporters: ["default", new ClosingLine()],
    // By default vitest leaves one core idle, which is half of them where there are two.
    maxWorkers: "100%",
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
