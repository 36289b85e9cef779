import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../src/model/diagnostic.js";
import type { Report, ReportFile } from "../../src/model/files.js";
import { palette } from "../../src/report/color.js";
import { renderText } from "../../src/report/text.js";
import { reportOf } from "./support.js";

const render = (report: Report, verbose = false) => renderText(report, { colors: palette(false), verbose });

const user: ReportFile = { path: "pages/api/user.ts", owner: "route", routeId: "user", verdict: "create" };
const webhook = (number: number): Diagnostic => ({
  severity: "info",
  code: "webhook",
  message: `Webhook ${number}.`,
  origin: { file: "openapi.yaml", pointer: "", line: number, column: 3 },
});

describe("the report for people", () => {
  test("has a verdict for each file, counts, then the next steps", () => {
    const { out, err } = render(reportOf({ files: [user], nextSteps: ["Open it."] }));
    expect(out).toBe("create     route     pages/api/user.ts\n1 file: 1 created\n");
    expect(err).toBe("\nNext steps\n  Open it.\n");
  });

  test("counts operations, and names the refused ones with their places", () => {
    const origin = { file: "openapi.yaml", pointer: "/paths/~1b", line: 4, column: 2 };
    const { out, err } = render(
      reportOf({
        operations: [
          { method: "GET", path: "/a", file: "pages/api/a.ts" },
          { method: "TRACE", path: "/b", refused: "Next.js does not route TRACE.", origin },
        ],
      }),
    );
    expect(out).toBe("2 operations: 1 served, 1 refused\n");
    expect(err).toBe("  refused TRACE /b: Next.js does not route TRACE. openapi.yaml:4:2\n");
  });

  test("says once what a document has many of; --verbose lists all", () => {
    const diagnostics = Array.from({ length: 40 }, (_, index) => webhook(index + 1));
    expect(render(reportOf({ diagnostics })).err).toBe(
      [
        "openapi.yaml:1:3 info Webhook 1. [webhook]",
        "openapi.yaml:2:3 info Webhook 2. [webhook]",
        "openapi.yaml:3:3 info Webhook 3. [webhook]",
        "info 37 more like these [webhook] (--verbose lists all, --json too)",
        "",
      ].join("\n"),
    );
    expect(render(reportOf({ diagnostics }), true).err.split("\n")).toHaveLength(41);
  });

  test("leaves no error out", () => {
    const diagnostics = Array.from({ length: 40 }, (_, index): Diagnostic => ({
      ...webhook(index),
      severity: "error",
    }));
    expect(render(reportOf({ diagnostics, exitCode: 2 })).err.split("\n")).toHaveLength(41);
  });

  test("sums up many files by folder, and lists those with news", () => {
    const files = Array.from({ length: 101 }, (_, index): ReportFile => ({ ...user, path: `pages/api/a/${index}.ts` }));
    files.push({ ...user, path: "pages/api/b.ts", verdict: "insert", note: "POST\nGET" });
    const { out } = render(reportOf({ files }));
    expect(out.split("\n").slice(0, -2)).toEqual([
      "create     route     pages/api/ (101 files)",
      "insert     route     pages/api/b.ts",
      "           POST",
      "           GET",
    ]);
  });

  test("shows text of the spec, and never lets it talk to the terminal", () => {
    const escape = "\u001b]0;title\u0007\u202e";
    const origin = { file: `a${escape}.yaml`, pointer: "" };
    const { out, err } = render(
      reportOf({
        files: [{ ...user, path: `pages/api/${escape}.ts`, note: escape }],
        operations: [{ method: "GET", path: escape, refused: escape, origin }],
        diagnostics: [{ ...webhook(1), message: escape, hint: escape, origin, related: [origin] }],
      }),
    );
    expect(out + err).not.toMatch(/[^\P{C}\n]/u);
    expect(err).toContain("\\u001b]0;title\\u0007\\u202e");
  });
});
