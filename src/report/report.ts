import { FAILS_CHECK, FAILS_RUN, hasErrors, type Diagnostic, type Origin } from "../model/diagnostic.js";
import type { ChangedOperation } from "../model/changed-operation.js";
import type { FileChange, ProjectFacts, Report, ReportFile, ReportOperation } from "../model/files.js";
import { countVerdicts, isPending, isUnresolved } from "../model/verdicts.js";
import { foldRepeated } from "./fold.js";

export interface ReportInput {
  mode: Report["mode"];
  project?: ProjectFacts;
  changes: readonly FileChange[];
  changedOperations?: readonly ChangedOperation[];
  operations: readonly ReportOperation[];
  diagnostics: readonly Diagnostic[];
  nextSteps: readonly string[];
  /** Fills in line and column of what diagnostics point at; absent where nothing is to be filled in. */
  locate?(origin: Origin): Origin;
  /** Makes the diff of one change; absent when no diffs were asked for. */
  diff?: (change: FileChange) => string;
}

/** Sums up a run. Files are sorted by path; diagnostics keep the order they were found in. */
export function buildReport(input: ReportInput): Report {
  const { locate = (origin) => origin } = input;
  const files = input.changes.map((change) => reportFile(change, input.diff)).sort(byPath);
  return {
    version: 1,
    mode: input.mode,
    ...(input.project && { project: input.project }),
    files,
    counts: { files: files.length, byVerdict: countVerdicts(files) },
    changedOperations: [...(input.changedOperations ?? [])],
    operations: input.operations.map((each) => ("refused" in each ? { ...each, origin: locate(each.origin) } : each)),
    diagnostics: foldRepeated(input.diagnostics).map((diagnostic) => located(diagnostic, locate)),
    nextSteps: [...input.nextSteps],
    exitCode: exitCode(input),
  };
}

function located(diagnostic: Diagnostic, locate: (origin: Origin) => Origin): Diagnostic {
  return {
    ...diagnostic,
    ...(diagnostic.origin && { origin: locate(diagnostic.origin) }),
    ...(diagnostic.related && { related: diagnostic.related.map(locate) }),
  };
}

function reportFile(change: FileChange, diff: ReportInput["diff"]): ReportFile {
  const file: ReportFile = {
    path: change.path,
    owner: change.owner,
    routeId: change.routeId,
    verdict: change.verdict,
  };
  if (change.unsettled !== undefined) file.unsettled = change.unsettled;
  if (change.settled !== undefined) file.settled = change.settled;
  if (change.note !== undefined) file.note = change.note;
  if (change.replaced !== undefined) file.replaced = change.replaced;
  if (change.undone !== undefined) file.undone = true;
  if (change.conflict !== undefined && change.conflict.hunk !== "") file.hunk = change.conflict.hunk;
  const text = diff?.(change) ?? "";
  if (text !== "") file.diff = text;
  return file;
}

/** 0 done or nothing to do; 1 drift (`--check`), conflict, orphan, tampering or code that may not fit left; 2 nothing was written because of errors. */
function exitCode({ mode, changes, diagnostics }: ReportInput): Report["exitCode"] {
  if (hasErrors(diagnostics)) return 2;
  if (changes.some((change) => failsRun({ mode }, change))) return 1;
  return diagnostics.some((diagnostic) => isFailure({ mode }, diagnostic)) ? 1 : 0;
}

/** Whether the exit code is not 0 because of this file. */
export function failsRun({ mode }: Pick<Report, "mode">, file: Parameters<typeof isUnresolved>[0]): boolean {
  return isUnresolved(file) || (mode === "check" && isPending(file));
}

/** Whether the exit code is not 0 because of this diagnostic. */
export function isFailure({ mode }: Pick<Report, "mode">, { severity, code }: Diagnostic): boolean {
  return severity === "error" || FAILS_RUN.has(code) || (mode === "check" && FAILS_CHECK.has(code));
}

function byPath(a: ReportFile, b: ReportFile): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}
