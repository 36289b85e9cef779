import fc from "fast-check";
import { expect, test } from "vitest";
import { EDITS } from "./history/edits.js";
import { FOUND } from "./history/found.js";
import { histories, play, type Tally } from "./history/history.js";
import { SPEC_CHANGES } from "./history/spec.js";

test.each(Object.entries(FOUND))("%s", async (_, history) => {
  await expect(play(history)).resolves.toBe(undefined);
});

test("2,000 random histories keep every promise", { timeout: 300_000 }, async () => {
  const tally: Tally = { verdicts: {}, edits: {}, changes: {} };
  await fc.assert(
    fc.asyncProperty(histories, (history) => play(history, tally)),
    { numRuns: 2000, endOnFailure: process.env.SHRINK === undefined },
  );
  // The histories reach every kind of edit, of change, and every verdict that a run can give.
  expect(Object.keys(tally.edits).sort()).toEqual(Object.keys(EDITS).sort());
  const changes = Object.keys(SPEC_CHANGES).filter((kind) => kind !== "change nothing");
  expect(Object.keys(tally.changes).sort()).toEqual(changes.sort());
  expect(Object.keys(tally.verdicts).sort()).toEqual([
    "conflict",
    "create",
    "deleted-by-user",
    "foreign",
    "held",
    "identical",
    "insert",
    "merge",
    "orphan",
    "remove",
    "tampered",
    "update",
  ]);
});
