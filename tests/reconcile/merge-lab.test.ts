import fc from "fast-check";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { RouterName } from "../../src/model/routers/index.js";
import { isParsed, parse } from "../../src/reconcile/code/parse.js";
import { isClean, mergeTexts, settled } from "../../src/reconcile/merge/lines.js";
import { ADDITIVE, gitMerge, lostLines, MARKERS, runLab, table, type Cell } from "./merge-lab.js";

describe.each<[RouterName, cells: number, conflicts: number]>([
  ["pages", 72, 11],
  ["app", 60, 3],
])("12 edits of a route and what a spec does to it: %s", (router, all, most) => {
  let cells: Cell[];
  beforeAll(async () => {
    cells = await runLab(router);
  });
  const names = (found: readonly Cell[]): string[] => found.map((cell) => `${cell.edit} x ${cell.change}`);
  const conflicts = (): Cell[] => cells.filter((cell) => cell.ours.verdict === "conflict");

  test(`none conflicts where the spec only adds, at most ${most} of ${all} do at all`, () => {
    expect(cells).toHaveLength(all);
    expect(names(conflicts().filter((cell) => ADDITIVE.includes(cell.change)))).toEqual([]);
    expect(conflicts().length).toBeLessThanOrEqual(most);
    expect(conflicts().length).toBeLessThan(cells.filter((cell) => cell.gitConflicts).length);
  });

  test("no user line is lost, and what was code stays code", () => {
    expect(names(cells.filter((cell) => lostLines(cell).length > 0))).toEqual([]);
    expect(names(cells.filter((cell) => !isParsed(parse(cell.ours.path, cell.ours.after ?? cell.disk))))).toEqual([]);
  });
});

test("those of the Pages Router are the table of docs/when-the-spec-changes.md (`npm run merge-lab -- --write`)", async () => {
  const page = readFileSync(resolve(import.meta.dirname, "../../docs/when-the-spec-changes.md"), "utf8");
  expect(page).toContain(`${MARKERS.start}\n\n${table(await runLab())}\n\n${MARKERS.end}`);
});

test("merging by lines agrees with git merge-file wherever there is one answer", () => {
  expect.hasAssertions();
  const lines = fc.array(fc.constantFrom("a", "b", "c", "d", "e", "f"), { maxLength: 8 });
  const agrees = fc.property(lines, lines, lines, (ours, base, theirs) => {
    const [a, o, b] = [ours, base, theirs].map((each) => each.map((line) => `${line}();\n`).join(""));
    if (a === undefined || o === undefined || b === undefined) return false;
    const regions = mergeTexts(a, o, b);
    const merged = settled(regions, "ours");
    if (a === o) return merged === b;
    if (b === o || a === b) return merged === a;
    const git = gitMerge(a, o, b);
    // Repeated or moved lines can be aligned in several ways, each of them right.
    const unique = [ours, base, theirs].every((each) => new Set(each).size === each.length);
    const kept = base.filter((line) => ours.includes(line) && theirs.includes(line)).join();
    const inOrder = [ours, theirs].every((each) => each.filter((line) => kept.includes(line)).join() === kept);
    return git === undefined || !isClean(regions) || !unique || !inOrder || merged === git;
  });
  const details = fc.check(agrees, { numRuns: 60 });
  expect(details.failed, `seed ${details.seed}: ${JSON.stringify(details.counterexample)}`).toBe(false);
});
