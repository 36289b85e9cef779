import { expect, test } from "vitest";
import { INTERRUPTED_RUN, MAY_NOT_FIT, type Diagnostic } from "../../src/model/diagnostic.js";
import type { Report, ReportFile } from "../../src/model/files.js";
import { renderGithub } from "../../src/report/github.js";
import { reportOf } from "./support.js";

const file: ReportFile = { path: "pages/api/a,b:c.ts", owner: "route", routeId: "a", verdict: "update" };
const DRIFT = "::error file=pages/api/a%2Cb%3Ac.ts,title=Drift%3A file is out of date";
const warning: Diagnostic = {
  severity: "warning",
  code: "schema-enum",
  message: "100 %\nof it",
  hint: "Do this.",
  origin: { file: "openapi.yaml", pointer: "", line: 4, column: 2 },
};

test("annotates problems at their places, escaped as the runner reads them", () => {
  expect(renderGithub(reportOf({ diagnostics: [warning] }))).toBe(
    "::warning file=openapi.yaml,line=4,col=2,title=schema-enum::100 %25%0Aof it%0ADo this.\n",
  );
});

test("names the other places of a problem", () => {
  const related = [{ file: "openapi.yaml", pointer: "", line: 9, column: 5 }];
  expect(renderGithub(reportOf({ diagnostics: [{ ...warning, message: "Twice.", related }] }))).toBe(
    "::warning file=openapi.yaml,line=4,col=2,title=schema-enum::Twice.%0Asee also openapi.yaml:9:5%0ADo this.\n",
  );
});

test.each<{ what: string; report: Partial<Report>; want: string }>([
  {
    what: "drift with the command that writes",
    report: { files: [file], mode: "check", nextSteps: ["To write these changes: create-api-route generate a.yaml"] },
    want: `${DRIFT}::To write these changes: create-api-route generate a.yaml\n`,
  },
  {
    what: "what a file is about, then what ends it",
    report: { files: [{ ...file, note: "moved" }], mode: "check", nextSteps: ["Do this.", "Do that."] },
    want: `${DRIFT}::moved%0ADo this.%0ADo that.\n`,
  },
  { what: "nothing when it was written", report: { files: [file] }, want: "" },
  {
    what: "a conflict when writing too",
    report: { files: [{ ...file, verdict: "conflict" }], nextSteps: ["Resolve it."] },
    want: `::error file=pages/api/a%2Cb%3Ac.ts,title=Conflict%3A what is generated and your edits disagree::Resolve it.\n`,
  },
  {
    what: "a file of the user's where one was asked for",
    report: { files: [{ ...file, verdict: "foreign", undone: true, note: "there already" }] },
    want: "::error file=pages/api/a%2Cb%3Ac.ts,title=Not done::there already\n",
  },
  {
    what: "code of the user's where it is",
    report: { diagnostics: [{ severity: "warning", code: MAY_NOT_FIT, message: "a.ts may not", file: "a.ts" }] },
    want: `::error file=a.ts,title=${MAY_NOT_FIT}::a.ts may not\n`,
  },
  {
    what: "a warning that fails --check",
    report: { mode: "check", diagnostics: [{ severity: "warning", code: INTERRUPTED_RUN, message: "Stopped." }] },
    want: `::error title=${INTERRUPTED_RUN}::Stopped.\n`,
  },
])("annotates $what", ({ report, want }) => {
  expect(renderGithub(reportOf(report))).toBe(want);
});

test("annotates refused operations", () => {
  const origin = { file: "openapi.yaml", pointer: "", line: 4, column: 2 };
  const operations = [{ method: "TRACE", path: "/b", refused: "Next.js does not route it.", origin }];
  expect(renderGithub(reportOf({ operations }))).toBe(
    "::warning file=openapi.yaml,line=4,col=2,title=Operation refused::TRACE /b: Next.js does not route it.\n",
  );
});

test("does not bury a build log in notices", () => {
  const diagnostics = Array.from({ length: 40 }, (): Diagnostic => ({ ...warning, severity: "info" }));
  expect(renderGithub(reportOf({ diagnostics })).trim().split("\n")).toHaveLength(3);
});

test.each<[folder: string, file: string, spec: string]>([
  ["", "pages/api/a.ts", "../../openapi.yaml"],
  ["apps/web", "apps/web/pages/api/a.ts", "openapi.yaml"],
  ["../elsewhere", "pages/api/a.ts", "../../openapi.yaml"],
])("names files as the repository does that has the project in %j", (folder, path, spec) => {
  const origin = { file: "../../openapi.yaml", pointer: "", line: 4, column: 2 };
  const operations = [{ method: "GET" as const, path: "/a", refused: "no", origin }];
  const files = [{ ...file, path: "pages/api/a.ts" }];
  const report = reportOf({ mode: "check", files, operations, diagnostics: [{ ...warning, origin }] });
  const named = renderGithub(report, folder).match(/(?<=file=)[^,]+/g);
  expect(named).toEqual([spec, spec, path]);
});
