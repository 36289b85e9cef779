import { defineConfig } from "vitest/config";
import { ClosingLine } from "./tests/support/closing-line.js";

/** Suites that run the built program as a process, off a terminal and on a pseudo-terminal. */
export default defineConfig({
  test: {
    include: ["tests/cli/**/*.test.ts"],
    // Windows has no pseudo-terminal that a script could open.
    exclude: ["**/node_modules/**", ...(process.platform === "win32" ? ["tests/cli/terminal.test.ts"] : [])],
    globalSetup: ["tests/support/build.ts"],
    setupFiles: ["tests/support/seed.ts"],
    reporters: ["default", new ClosingLine()],
    maxWorkers: "100%",
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
