import { defineConfig } from "vitest/config";
import { ClosingLine } from "./tests/support/closing-line.js";

/** `npm run e2e:large`: minutes for each document. */
export default defineConfig({
  test: {
    include: ["tests/served/large.e2e.ts"],
    globalSetup: ["tests/support/build.ts"],
    reporters: ["default", new ClosingLine()],
    testTimeout: 3_600_000,
    hookTimeout: 3_600_000,
    fileParallelism: false,
  },
});
