import { posix } from "node:path";
import type { Diagnostic } from "../model/diagnostic.js";
import type { Report, ReportFile, ReportOperation } from "../model/files.js";
import { legible } from "../model/quote.js";
import { VERDICTS } from "../model/verdicts.js";
import { failsRun, isFailure } from "./report.js";
import { printed } from "./printed.js";
import { furtherPlaces, sample } from "./diagnostics.js";

/**
 * GitHub Actions workflow commands, one line per problem.
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 *
 * @param folder of the project in the repository, as which GitHub takes files: `apps/web`, or nothing
 */
export function renderGithub(report: Report, folder = ""): string {
  const at: Naming = (file) => (file === undefined || /^(?:$|\.\.|\w:)/.test(folder) ? file : posix.join(folder, file));
  const lines = [
    ...sample(report.diagnostics).shown.map((diagnostic) => diagnosticCommand(report, diagnostic, at)),
    ...report.operations.flatMap((operation) => refusedCommand(operation, at)),
    ...report.files.filter((file) => failsRun(report, file)).map((file) => fileCommand(report, file, at)),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

/** What a file of the project is called in the repository. */
type Naming = (file: string | undefined) => string | undefined;

/** With what ends it: a step names the command that writes, with the flags of this run. */
function fileCommand({ nextSteps }: Report, file: ReportFile, at: Naming): string {
  const { title = "Not done" } = VERDICTS[file.verdict];
  const message = [...(file.note === undefined ? [] : [file.note]), ...nextSteps].join("\n");
  return command("error", { file: at(file.path), title }, message || title);
}

function diagnosticCommand(report: Report, diagnostic: Diagnostic, at: Naming): string {
  const severity = isFailure(report, diagnostic) ? "error" : diagnostic.severity;
  const level = severity === "info" ? "notice" : severity;
  const { origin, hint } = diagnostic;
  const places = furtherPlaces(diagnostic).map((further) => `see also ${further}`);
  const message = [diagnostic.message, ...places, ...(hint === undefined ? [] : [hint])].join("\n");
  return command(
    level,
    { file: at(origin?.file ?? diagnostic.file), line: origin?.line, col: origin?.column, title: diagnostic.code },
    message,
  );
}

function refusedCommand(operation: ReportOperation, at: Naming): string[] {
  if (!("refused" in operation)) return [];
  const { method, path, refused, origin } = operation;
  const where = { file: at(origin.file), line: origin.line, col: origin.column, title: "Operation refused" };
  return [command("warning", where, `${method} ${path}: ${refused}`)];
}

function command(level: string, properties: Record<string, string | number | undefined>, message: string): string {
  const list = Object.entries(properties)
    .filter((entry): entry is [string, string | number] => entry[1] !== undefined)
    .map(([key, value]) => `${key}=${escapeProperty(String(value))}`)
    .join(",");
  return `::${level} ${list}::${escapeData(message)}`;
}

function escapeData(text: string): string {
  return printed(legible(text)).replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
