import { expect, it } from "vitest";
import type { Verdict } from "../../src/model/files.js";
import { countVerdicts, isPending, isUnresolved, VERDICTS } from "../../src/model/verdicts.js";

const all = (Object.keys(VERDICTS) as Verdict[]).map((verdict) => ({ verdict }));

it("tells what is left to decide and what is left to write", () => {
  expect(all.filter(isUnresolved).map(({ verdict }) => verdict)).toEqual(["held", "conflict", "orphan", "tampered"]);
  expect(all.filter(isPending).map(({ verdict }) => verdict)).toEqual([
    "create",
    "update",
    "insert",
    "merge",
    "remove",
  ]);
});

it("has a headline for everything that is left", () => {
  expect(all.filter(({ verdict }) => VERDICTS[verdict].title === undefined).map(({ verdict }) => verdict)).toEqual([
    "identical",
    "foreign",
    "deleted-by-user",
  ]);
});

it("counts in one order, whatever the files are called", () => {
  const files = (["orphan", "identical", "create", "orphan"] as const).map((verdict) => ({ verdict }));
  expect(Object.entries(countVerdicts(files))).toEqual([
    ["create", 1],
    ["identical", 1],
    ["orphan", 2],
  ]);
});
