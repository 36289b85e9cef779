import { defineConfig } from "vitest/config";
import { ClosingLine } from "./tests/support/closing-line.js";

/** Suites that run the built program as a process: `tests/cli`; `tests/e2e` and `tests/served` on a real Next.js. */
export default defineConfig({
  test: {
    include: ["tests/cli/**/*.test.ts", "tests/e2e/**/*.test.ts", "tests/served/**/*.test.ts"],
    // Windows has no pseudo-terminal that a script could open.
    exclude: ["**/node_modules/**", ...(process.platform === "win32" ? ["tests/cli/terminal.test.ts"] : [])],
    globalSetup: ["tests/support/build.ts"],
    setupFiles: ["tests/support/seed.ts"],
    reporters: ["default", new ClosingLine()],
    testTimeout: 60_000,
    hookTimeout: 480_000,
    // One at a time: `next build` alone keeps two cores busy, and the end-to-end suites share a project folder.
    fileParallelism: false,
  },
});
