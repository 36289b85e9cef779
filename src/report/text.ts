import type { Report, ReportFile, Verdict } from "../model/files.js";
import { legible, legibleLine } from "../model/quote.js";
import { isUnresolved, VERDICTS } from "../model/verdicts.js";
import { conflictPath } from "../model/snapshot.js";
import type { Palette } from "./color.js";
import { diagnosticLines, place } from "./diagnostics.js";
import { failsRun, isFailure } from "./report.js";

export interface TextOptions {
  colors: Palette;
  /** List every file, however many, and what was left as it is. */
  verbose: boolean;
  /** Only errors, and the names of files that make the exit code 1. */
  silent?: boolean;
}

/** What goes to stdout (data) and to stderr (messages). */
export interface TextOutput {
  /** Messages that come before the files: what decides where they are. */
  first: string;
  out: string;
  err: string;
}

/** Above this many files, those without news are summed up per folder. */
const LIST_ALL_UP_TO = 100;

/** Refused operations named in the summary. */
const REFUSED_SHOWN = 20;

/** Operations told whose contracts have changed. */
const OPERATIONS_SHOWN = 30;

/** Files named where operations are counted. */
const FILES_SHOWN = 3;

/** Of the places that disagree in one file. */
const HUNK_LINES_SHOWN = 40;

/** The report for people: one verdict word per file, counts, problems with their places, next steps. */
export function renderText(report: Report, options: TextOptions): TextOutput {
  const { colors } = options;
  if (options.silent === true) return renderFailures(report, colors);
  const isFirst = ({ code }: Report["diagnostics"][number]): boolean => FIRST.has(code);
  const err = [
    ...diagnosticLines(
      report.diagnostics.filter((each) => !isFirst(each)),
      colors,
      options.verbose,
    ),
    ...refusedLines(report.operations, options),
    ...(report.nextSteps.length > 0
      ? ["", colors.bold("Next steps"), ...report.nextSteps.map((step) => `  ${legible(step)}`)]
      : []),
  ];
  const refused = report.exitCode === 2;
  const out = refused
    ? []
    : [
        ...fileLines(report, options),
        ...(report.files.length > 0 ? [summary(report, colors)] : []),
        ...served(report, colors),
        ...contractLines(report, options),
      ];
  const first = diagnosticLines(report.diagnostics.filter(isFirst), colors, options.verbose);
  return { first: block(first), out: block(out), err: block(err) };
}

/** Codes of what decides where all the files are: at the end of a long list it would be too late. */
const FIRST: ReadonlySet<string> = new Set(["base-path"]);

/** What a run without a word would leave unsaid: why its exit code is not 0. */
function renderFailures(report: Report, colors: Palette): TextOutput {
  const files = report.exitCode === 2 ? [] : report.files.filter((file) => failsRun(report, file));
  const why = report.diagnostics.filter((diagnostic) => isFailure(report, diagnostic));
  const out = files.map(({ verdict, path }) => `${word(verdict, colors)}  ${legibleLine(path)}`);
  return { first: "", out: block(out), err: block(diagnosticLines(why, colors, true)) };
}

function block(lines: readonly string[]): string {
  return lines.length === 0 ? "" : `${lines.join("\n")}\n`;
}

function fileLines(report: Report, options: TextOptions): string[] {
  const { colors, verbose } = options;
  if (verbose) return report.files.flatMap((file) => fileLine(file, colors));
  const files = report.files.filter((file) => !isUntouched(file));
  const isSummedUp = files.length <= LIST_ALL_UP_TO ? isNewRuntime : isQuiet;
  const first = files.findIndex(isSummedUp);
  const lines = (some: readonly ReportFile[]): string[] => some.flatMap((file) => fileLine(file, colors));
  const listed = (some: readonly ReportFile[]): string[] => lines(some.filter((file) => !isSummedUp(file)));
  // Their line stands where the first of them would.
  const before = Math.max(first, 0);
  return [
    ...listed(files.slice(0, before)),
    ...folderLines(files.filter(isSummedUp), colors),
    ...listed(files.slice(before)),
  ];
}

/** What contracts call at run time: nobody reads the names of its files. */
function isNewRuntime(file: ReportFile): boolean {
  return isQuiet(file) && /(?:^|\/)api\/runtime\//.test(file.path);
}

/** Counted, and a line only with `--verbose`: nothing happened to it, and nothing is to be done about it. */
function isUntouched(file: ReportFile): boolean {
  if (isUnresolved(file) || file.settled === true || file.diff !== undefined) return false;
  // Of routes the operations that are not served name the file.
  return (
    file.verdict === "identical" ||
    file.verdict === "deleted-by-user" ||
    (file.verdict === "foreign" && file.owner === "route")
  );
}

function isQuiet(file: ReportFile): boolean {
  return file.verdict === "create" && file.note === undefined && file.diff === undefined;
}

function fileLine(file: ReportFile, colors: Palette): string[] {
  const line = `${word(file.verdict, colors)}  ${colors.dim(file.owner.padEnd(8))}  ${legibleLine(file.path)}`;
  const lines = [line];
  if (file.note !== undefined)
    lines.push(
      ...legible(file.note)
        .split("\n")
        .map((text) => `           ${text}`),
    );
  if (file.hunk !== undefined) lines.push(...hunkLines(file.hunk, file.path, colors));
  if (file.diff !== undefined) lines.push(...diffLines(file.diff, colors));
  return lines;
}

function hunkLines(hunk: string, path: string, colors: Palette): string[] {
  const lines = legible(hunk).split("\n");
  const shown = lines.slice(0, HUNK_LINES_SHOWN).map((line) => {
    return /^(?:<{7}|\|{7}|={7}|>{7})/.test(line) ? colors.cyan(line) : line;
  });
  const more = lines.length - shown.length;
  return more > 0 ? [...shown, colors.dim(`... ${more} more lines in ${conflictPath(path)}`)] : shown;
}

function folderLines(files: readonly ReportFile[], colors: Palette): string[] {
  const groups = new Map<string, { file: ReportFile; folder: string; count: number }>();
  for (const file of files) {
    const folder = topFolder(file.path);
    const key = `${folder}\0${file.owner}\0${file.verdict}`;
    const group = groups.get(key);
    if (group) group.count++;
    else groups.set(key, { file, folder, count: 1 });
  }
  return [...groups.values()].map(({ file, folder, count }) => {
    return `${word(file.verdict, colors)}  ${colors.dim(file.owner.padEnd(8))}  ${legibleLine(folder)}/ ${colors.dim(`(${count} ${count === 1 ? "file" : "files"})`)}`;
  });
}

/** `src/lib/api/models/user.ts` -> `src/lib/api/models`; at most the folder below `api`. */
function topFolder(path: string): string {
  const parts = path.split("/").slice(0, -1);
  const api = parts.indexOf("api");
  const below = parts[api + 1];
  const depth = below === "models" || below === "routes" || below === "runtime" ? api + 2 : api + 1;
  return parts.slice(0, api === -1 ? parts.length : depth).join("/");
}

function diffLines(diff: string, colors: Palette): string[] {
  return legible(diff)
    .replace(/\n$/, "")
    .split("\n")
    .map((line) => {
      if (line.startsWith("+++") || line.startsWith("---")) return colors.bold(line);
      if (line.startsWith("@@")) return colors.cyan(line);
      if (line.startsWith("+")) return colors.green(line);
      return line.startsWith("-") ? colors.red(line) : line;
    });
}

function summary(report: Report, colors: Palette): string {
  const would = report.mode === "write" ? "" : " (nothing was written)";
  const counts = Object.entries(report.counts.byVerdict).map(
    ([verdict, count]) => `${count} ${VERDICTS[verdict as Verdict].past}`,
  );
  return `${colors.bold(`${report.counts.files} ${report.counts.files === 1 ? "file" : "files"}:`)} ${counts.join(", ")}${would}`;
}

/** What became of contracts that were there, an operation a line. */
function contractLines({ changedOperations }: Report, { colors, verbose }: TextOptions): string[] {
  if (changedOperations.length === 0) return [];
  const shown = verbose ? changedOperations : changedOperations.slice(0, OPERATIONS_SHOWN);
  const more = changedOperations.length - shown.length;
  return [
    "",
    colors.bold("Contracts"),
    ...shown.map(({ method, route, changes, breaking }) => {
      const line = `  ${legibleLine(`${method} ${route}: ${changes.join(", ")}`)}`;
      return breaking ? `${line} ${colors.red("(breaking)")}` : line;
    }),
    ...(more > 0 ? [`  and ${more} more (--verbose lists all, --json too)`] : []),
  ];
}

/** How many of the spec's operations have a route. Of one made by name, which has no contract, there is nothing to say. */
function served({ operations, files, project }: Report, colors: Palette): string[] {
  const refused = operations.filter((operation) => "refused" in operation).length;
  if (operations.length === 0 || (refused === 0 && !files.some(({ owner }) => owner === "contract"))) return [];
  const all = colors.bold(`${operations.length} ${operations.length === 1 ? "operation" : "operations"}:`);
  const unserved = operations.flatMap((each) => ("refused" in each || each.unserved === undefined ? [] : [each]));
  const counts = [
    `${operations.length - refused - unserved.length} served${project?.output === "export" ? " by next dev alone" : ""}`,
    ...(refused > 0 ? [`${refused} refused`] : []),
    ...WHERE.flatMap((where) => {
      const these = unserved.filter((each) => (ELSEWHERE[each.unserved ?? ""] ?? WAITING) === where);
      return these.length === 0 ? [] : [`${these.length} ${where} (${few(these.map(({ file }) => file))})`];
    }),
  ];
  return [`${all} ${counts.join(", ")}`];
}

/** Where operations are that no file of ours serves, by why. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  foreign: "left to files of your own",
  "deleted-by-user": "in files you deleted",
  unanswered: "not answered by files you edited",
};
const WAITING = "waiting for a decision";
const WHERE = [...Object.values(ELSEWHERE), WAITING];

function few(files: readonly string[]): string {
  const different = [...new Set(files)];
  const more = different.length - FILES_SHOWN;
  return [...different.slice(0, FILES_SHOWN).map(legibleLine), ...(more > 0 ? [`${more} more`] : [])].join(", ");
}

/** Operations that cannot be served, each with its reason. */
function refusedLines(operations: Report["operations"], { colors, verbose }: TextOptions): string[] {
  const refused = operations.filter((operation) => "refused" in operation);
  if (refused.length === 0) return [];
  const shown = verbose ? refused : refused.slice(0, REFUSED_SHOWN);
  const more = refused.length - shown.length;
  return [
    ...shown.map(({ method, path, refused: reason, origin }) => {
      return `  ${colors.yellow("refused")} ${legibleLine(`${method} ${path}: ${reason}`)} ${colors.dim(place(origin))}`;
    }),
    ...(more > 0 ? [`  and ${more} more (--verbose lists all, --json too)`] : []),
  ];
}

function word(verdict: Verdict, colors: Palette): string {
  return colors[VERDICTS[verdict].color](verdict.padEnd(9));
}
