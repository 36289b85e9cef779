import { expect, test } from "vitest";
import { INTERRUPTED_RUN, RECEIPTS_IGNORED, type Diagnostic } from "../../src/model/diagnostic.js";
import type { FileChange, Report, Verdict } from "../../src/model/files.js";
import { buildReport } from "../../src/report/report.js";

const change = (verdict: Verdict, path = "pages/api/a.ts"): FileChange => ({
  path,
  owner: "route",
  routeId: "a",
  verdict,
});
const report = (mode: Report["mode"], verdicts: Verdict[], diagnostics: Diagnostic[] = []): Report =>
  buildReport({
    mode,
    changes: verdicts.map((verdict) => change(verdict)),
    operations: [],
    diagnostics,
    nextSteps: [],
  });

test.each<[Report["mode"], Verdict[], Report["exitCode"]]>([
  ["write", [], 0],
  ["write", ["create", "update", "insert", "merge", "remove", "identical"], 0],
  ["write", ["foreign", "deleted-by-user"], 0],
  ["write", ["create", "conflict"], 1],
  ["write", ["orphan"], 1],
  ["write", ["tampered"], 1],
  ["dry-run", ["create"], 0],
  ["dry-run", ["conflict"], 1],
  ["check", ["identical", "foreign", "deleted-by-user"], 0],
  ["check", ["create"], 1],
  ["check", ["update"], 1],
  ["check", ["insert"], 1],
  ["check", ["merge"], 1],
  ["check", ["remove"], 1],
])("%s of %j ends with %i", (mode, verdicts, exitCode) => {
  expect(report(mode, verdicts).exitCode).toBe(exitCode);
});

test("an error refuses everything, whatever the verdicts", () => {
  expect(report("write", ["conflict"], [{ severity: "error", code: "x", message: "" }]).exitCode).toBe(2);
});

test.each([RECEIPTS_IGNORED, INTERRUPTED_RUN])("%s fails --check alone", (code) => {
  const warning: Diagnostic = { severity: "warning", code, message: "" };
  expect(report("check", [], [warning]).exitCode).toBe(1);
  expect(report("write", [], [warning]).exitCode).toBe(0);
});

test("counts by verdict and sorts by path", () => {
  const changes = [change("create", "b"), change("create", "B"), change("identical", "a")];
  const { files, counts } = buildReport({ mode: "write", changes, operations: [], diagnostics: [], nextSteps: [] });
  expect(files.map(({ path }) => path)).toEqual(["B", "a", "b"]);
  expect(counts).toEqual({ files: 3, byVerdict: { create: 2, identical: 1 } });
});

test.each<[Report["mode"], Report["exitCode"]]>([
  ["write", 1],
  ["check", 1],
])("%s of a route by name that is there with other code ends with %i", (mode, exitCode) => {
  const changes = [{ ...change("foreign"), undone: "export default 1;\n" }];
  const made = buildReport({ mode, changes, operations: [], diagnostics: [], nextSteps: [] });
  expect(made).toMatchObject({ exitCode, files: [{ verdict: "foreign", undone: true }] });
});
