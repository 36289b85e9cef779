import type { Report } from "../model/files.js";

/** The report as one JSON document, for `--json`. The shape is documented in docs/scripts.md; `version` grows when it changes. */
export function renderJson(report: Report): string {
  const { nextSteps, exitCode, ...rest } = report;
  const nextCommands = nextSteps.flatMap((step) => commandIn(step) ?? []);
  return `${JSON.stringify({ ...rest, nextSteps, nextCommands, exitCode }, undefined, 2)}\n`;
}

/** A step that is done by a command of ours, or runs the tests, ends with it, behind a colon; one of a package manager is that alone. */
function commandIn(step: string): string | undefined {
  return /(?:: (?=create-api-route )|^Run the tests: |^(?=(?:cd \S+ && )?(?:npm|pnpm|yarn|bun) ))([^\n]+)$/m.exec(
    step,
  )?.[1];
}
