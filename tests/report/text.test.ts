import { describe, expect, test } from "vitest";
import { INTERRUPTED_RUN, type Diagnostic } from "../../src/model/diagnostic.js";
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

  test("sums up what contracts call at run time where it is new, and lists it with --verbose", () => {
    const file = (path: string, more: Partial<ReportFile> = {}): ReportFile => ({
      ...user,
      owner: "contract",
      path: `lib/api/${path}`,
      ...more,
    });
    const files = [
      file("models/user.ts"),
      file("runtime/a.ts"),
      file("runtime/b.ts", { verdict: "update" }),
      file("runtime/c.ts"),
      file("security.ts"),
    ];
    const report = reportOf({ files });
    expect(render(report).out.split("\n").slice(0, -2)).toEqual([
      "create     contract  lib/api/models/user.ts",
      "create     contract  lib/api/runtime/ (2 files)",
      "update     contract  lib/api/runtime/b.ts",
      "create     contract  lib/api/security.ts",
    ]);
    expect(render(report, true).out).toContain("create     contract  lib/api/runtime/c.ts\n");
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

  const untouched: ReportFile[] = [
    { ...user, path: "pages/api/a.ts", verdict: "identical", note: "edited by you; nothing new" },
    { ...user, path: "pages/api/b.ts", verdict: "deleted-by-user", note: "you deleted it" },
    { ...user, path: "pages/api/c.ts", verdict: "foreign", note: "exists" },
  ];

  test("counts what is untouched, and lists it with --verbose", () => {
    const report = reportOf({ files: [...untouched, user] });
    expect(render(report).out).toBe(
      "create     route     pages/api/user.ts\n4 files: 1 identical, 1 deleted by you, left alone, 1 foreign, left alone, 1 created\n",
    );
    expect(render(report, true).out.split("\n")).toHaveLength(9);
  });

  test("has a line for what was asked for and is there already", () => {
    const { out } = render(reportOf({ files: [{ ...user, verdict: "foreign", undone: true, note: "there already" }] }));
    expect(out).toBe(
      "foreign    route     pages/api/user.ts\n           there already\n1 file: 1 foreign, left alone\n",
    );
  });

  test("has a line for what was decided, though nothing had to be written", () => {
    const { out } = render(
      reportOf({ files: [{ ...user, verdict: "identical", settled: true, note: "it is yours" }] }),
    );
    expect(out).toBe("identical  route     pages/api/user.ts\n           it is yours\n1 file: 1 identical\n");
  });

  test("counts as served what a file of ours serves", () => {
    const contract: ReportFile = { ...user, path: "lib/api/routes/a.ts", owner: "contract", verdict: "identical" };
    const operation = (file: string, unserved?: ReportFile["verdict"] | "unanswered") => ({
      method: "GET",
      path: `/${file}`,
      file: `pages/api/${file}.ts`,
      ...(unserved && { unserved }),
    });
    const operations = [
      operation("user"),
      operation("a", "foreign"),
      operation("a", "foreign"),
      operation("b", "deleted-by-user"),
      operation("g", "unanswered"),
      ...["c", "d", "e", "f"].map((file) => operation(file, "conflict")),
    ];
    expect(render(reportOf({ files: [contract], operations })).out).toContain(
      "9 operations: 1 served, 2 left to files of your own (pages/api/a.ts), 1 in files you deleted (pages/api/b.ts), " +
        "1 not answered by files you edited (pages/api/g.ts), 4 waiting for a decision (pages/api/c.ts, pages/api/d.ts, pages/api/e.ts, 1 more)\n",
    );
  });
});

describe("--silent", () => {
  const files: ReportFile[] = [
    user,
    { ...user, path: "pages/api/a.ts", verdict: "conflict", note: "it differs", hunk: "<<<<<<<" },
    { ...user, path: "pages/api/b.ts", verdict: "identical" },
  ];
  const diagnostics: Diagnostic[] = [webhook(1), { severity: "warning", code: INTERRUPTED_RUN, message: "Stopped." }];
  const operations = [{ method: "GET", path: "/a", refused: "No.", origin: { file: "a.yaml", pointer: "" } }];
  const silently = (report: Partial<Report>) =>
    renderText(reportOf({ files, diagnostics, operations, nextSteps: ["Go."], ...report }), {
      colors: palette(false),
      verbose: true,
      silent: true,
    });

  test.each<{ what: string; report: Partial<Report>; out: string; err: string }>([
    { what: "the conflict of a run", report: { exitCode: 1 }, out: "conflict   pages/api/a.ts\n", err: "" },
    {
      what: "drift, and what else fails the check",
      report: { mode: "check", exitCode: 1 },
      out: "create     pages/api/user.ts\nconflict   pages/api/a.ts\n",
      err: `warning Stopped. [${INTERRUPTED_RUN}]\n`,
    },
    { what: "nothing when all is done", report: { files: [user] }, out: "", err: "" },
    {
      what: "errors alone when nothing was written",
      report: { exitCode: 2, diagnostics: [...diagnostics, { severity: "error", code: "x", message: "No." }] },
      out: "",
      err: "error No. [x]\n",
    },
  ])("prints $what", ({ report, out, err }) => {
    expect(silently(report)).toEqual({ first: "", out, err });
  });
});
