import fc from "fast-check";
import { expect, test } from "vitest";
import { ROUTER_NAMES } from "../../src/model/routers/index.js";
import { EDITS } from "./history/edits.js";
import { FOUND } from "./history/found.js";
import { emptyTally, histories, play, typing } from "./history/history.js";
import { WORLD_EVENTS } from "./history/events.js";
import { SPEC_CHANGES } from "./history/spec.js";
import { typeCheck, type Step } from "./history/types.js";

test.each(Object.entries(FOUND))("%s", async (_, history) => {
  await expect(play(history)).resolves.toBe(undefined);
});

test("2,000 random histories keep every promise", { timeout: 480_000 }, async () => {
  const tally = emptyTally();
  await fc.assert(
    fc.asyncProperty(histories, (history) => play(history, { tally })),
    { numRuns: 2000, endOnFailure: process.env.SHRINK === undefined },
  );
  // The histories reach every kind of edit, of change, and every verdict that a run can give.
  expect(Object.keys(tally.edits).sort()).toEqual(Object.keys(EDITS).sort());
  const changes = Object.keys(SPEC_CHANGES).filter((kind) => kind !== "change nothing");
  expect(Object.keys(tally.changes).sort()).toEqual(changes.sort());
  const events = Object.keys(WORLD_EVENTS).filter((kind) => kind !== "nothing");
  expect(Object.keys(tally.events).sort()).toEqual(events.sort());
  expect(tally.answered).toBeGreaterThan(1000);
  expect(tally.unfit).toBeGreaterThan(10);
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
    "refused",
    "remove",
    "tampered",
    "update",
  ]);
});

test("histories of the App Router keep them, too", { timeout: 240_000 }, async () => {
  const tally = emptyTally();
  await fc.assert(
    fc.asyncProperty(histories, (history) => play(history, { router: "app", tally })),
    { numRuns: 100, endOnFailure: true },
  );
  expect(tally.answered).toBeGreaterThan(50);
});

test("a run that ends with 0 leaves projects that type-check if they did before", { timeout: 300_000 }, async () => {
  const steps: Step[] = [];
  const any = fc.oneof({ weight: 1, arbitrary: histories }, { weight: 2, arbitrary: typing });
  const typed = any.filter(({ layout }) => layout.language === "ts" && !layout.alias);
  await fc.assert(
    fc.asyncProperty(typed, fc.constantFrom(...ROUTER_NAMES), (history, router) => play(history, { steps, router })),
    { numRuns: 100, endOnFailure: true },
  );
  const changing = steps.filter(({ before, after }) => [...after].some(([path, text]) => before.get(path) !== text));
  const { checked, broken } = await typeCheck(changing);
  expect(broken.join("\n\n")).toBe("");
  expect(checked).toBeGreaterThan(20);
});
