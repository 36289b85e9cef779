import type { Report } from "../../src/model/files.js";
import { buildReport } from "../../src/report/report.js";

/** A report of nothing, but for what is stated. */
export function reportOf(stated: Partial<Report>): Report {
  const nothing = buildReport({ mode: "write", changes: [], operations: [], diagnostics: [], nextSteps: [] });
  const byVerdict: Report["counts"]["byVerdict"] = {};
  for (const { verdict } of stated.files ?? []) byVerdict[verdict] = (byVerdict[verdict] ?? 0) + 1;
  return { ...nothing, counts: { files: stated.files?.length ?? 0, byVerdict }, ...stated };
}
