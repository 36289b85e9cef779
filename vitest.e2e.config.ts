import { defineConfig } from "vitest/config";
import { ClosingLine } from "./tests/support/closing-line.js";

/** Suites that ask what was generated on a real Next.js: `tests/e2e` and `tests/served`. */
export default defineConfig({
  test: {
    include: ["tests/e2e/**/*.test.ts", "tests/served/**/*.test.ts"],
    globalSetup: ["tests/support/build.ts"],
    setupFiles: ["tests/support/seed.ts"],
    reporters: ["default", new ClosingLine()],
    testTimeout: 60_000,
    hookTimeout: 480_000,
    // One at a time: `next build` alone keeps two cores busy, and the end-to-end suites share a project folder.
    fileParallelism: false,
  },
});
