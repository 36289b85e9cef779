import { symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { readOptions } from "../../scripts/corpus/options.js";
import { typeCheck } from "../../scripts/corpus/typecheck.js";
import { makeFolder } from "../support/folder.js";

const INDEXED = "export const name = (names: Record<string, string>): string => names.first;\n";
const NAMED_GROUP = "export const year = /(?<year>\\d{4})/;\n";

/** What only `@tsconfig/strictest` is against, and what only a target above ES2017 knows. */
test.each([
  [INDEXED, [], []],
  [INDEXED, ["--strictest"], ["TS2322", "TS4111"]],
  [NAMED_GROUP, [], []],
  [NAMED_GROUP, ["--strictest"], ["TS1503"]],
])("the corpus checks %s as %j says", async (code, flags, want) => {
  const folder = makeFolder({ "a.ts": code });
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"), "dir");
  const found = await typeCheck(folder, ["a.ts"], readOptions(["corpus", ...flags]));
  expect(found.map(({ message }) => message.slice(0, 6)).sort()).toEqual(want);
});
