import type { Report } from "../model/files.js";

/** The report as one JSON document, for `--json`. The shape is documented in the README; `version` grows when it changes. */
export function renderJson(report: Report): string {
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
