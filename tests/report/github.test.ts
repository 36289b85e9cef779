import { expect, test } from "vitest";
import type { Diagnostic } from "../../src/model/diagnostic.js";
import type { ReportFile } from "../../src/model/files.js";
import { renderGithub } from "../../src/report/github.js";
import { reportOf } from "./support.js";

const file: ReportFile = { path: "pages/api/a,b:c.ts", owner: "route", routeId: "a", verdict: "update" };
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

test("annotates drift when checking, and only what needs a decision when writing", () => {
  const drift = "::warning file=pages/api/a%2Cb%3Ac.ts,title=Route drift%3A file is out of date::";
  expect(renderGithub(reportOf({ files: [file], mode: "check" }))).toContain(drift);
  expect(renderGithub(reportOf({ files: [file] }))).toBe("");
  expect(renderGithub(reportOf({ files: [{ ...file, verdict: "conflict" }] }))).toMatch(/^::error file=/);
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
