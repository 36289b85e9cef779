import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeFolder } from "./support/folder.js";
import { BIN, runProcess } from "./support/process.js";

test.each([
  { what: "its run's", main: "Promise.resolve(1)", want: 1 },
  { what: "0 when the run says so", main: "Promise.resolve(0)", want: 0 },
  { what: "2 when the process ends before the run does", main: "new Promise(() => {})", want: 2 },
])("the exit code is $what", async ({ main, want }) => {
  const folder = makeFolder({
    "dist/main.cjs": `module.exports = { main: () => ${main}, processIo: () => ({}) };\n`,
  });
  mkdirSync(join(folder, "bin"));
  copyFileSync(BIN, join(folder, "bin/create-api-route.js"));
  expect(await runProcess(process.execPath, ["bin/create-api-route.js"], folder)).toMatchObject({ code: want });
});
