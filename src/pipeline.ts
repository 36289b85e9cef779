import { relative, sep } from "node:path";
import { hasErrors, type Diagnostic, type Origin } from "./model/diagnostic.js";
import type { FileChange, RenderedFile, Report, ReportOperation } from "./model/files.js";
import type { Project } from "./model/project.js";
import type { Api } from "./model/route-spec.js";
import { planFiles, type PlanOptions } from "./plan/index.js";
import { detectProject } from "./project/detect.js";
import { reconcile, type ReconcileMode } from "./reconcile/index.js";
import { leavingFiles } from "./reconcile/gone.js";
import { renderFiles, type RenderOptions } from "./render/index.js";
import { buildReport } from "./report/report.js";
import { applyChanges } from "./write/index.js";
import { readDisk } from "./write/snapshot.js";

/** What the routes come from, already read. */
export interface Source {
  api: Api;
  diagnostics: readonly Diagnostic[];
  /** The spec files that were asked for, absolute; none for routes by name. */
  specs?: readonly string[];
  /** What a spec file says; a flag wins over it. */
  language?: "ts" | "js";
  /** Fills in line and column, for diagnostics. */
  locate(origin: Origin): Origin;
}

export interface RunRequest {
  /** Absolute. */
  cwd: string;
  mode: Report["mode"];
  language?: "ts" | "js";
  read(project: Project): Promise<Source>;
  plan: PlanOptions;
  render?: Pick<RenderOptions, "userTemplates">;
  reconcile: ReconcileMode;
  /** Makes the unified diff of one change; absent when none were asked for. */
  diff?: (change: FileChange) => string;
  /** Called when a stage begins. */
  progress?(stage: Stage): void;
  /** What to tell the user to do next. */
  nextSteps?(outcome: Outcome): string[];
}

export type Stage = "reading" | "planning" | "rendering" | "comparing" | "writing";

export interface Outcome {
  project: Project;
  source: Source;
  changes: FileChange[];
}

/**
 * The program on one page: read -> plan -> render -> reconcile -> write -> report.
 *
 * `check` and `dry-run` are the same without the write; nothing is written before everything is rendered and checked,
 * and nothing at all when there is an error among the diagnostics.
 *
 * @throws UserError when there is no Next.js project or a named file cannot be read.
 */
export async function run(request: RunRequest): Promise<Outcome & { report: Report }> {
  const detected = await detectProject(request.cwd, request.language ? { language: request.language } : {});
  const begin = request.progress ?? (() => undefined);
  begin("reading");
  const source = await request.read(detected);
  const project = source.language === undefined ? detected : { ...detected, language: source.language };
  begin("planning");
  const state = request.reconcile.receipts;
  const mode = withSpecs(request.reconcile, source, project);
  const known = await readDisk(project.root, [], { state });
  const leaving = leavingFiles(known, mode);
  const plan = await planFiles(source.api, project, { ...request.plan, leaving });
  const diagnostics = [...project.diagnostics, ...source.diagnostics, ...plan.diagnostics];
  const outcome: Outcome = { project, source, changes: [] };
  if (!hasErrors(diagnostics)) {
    begin("rendering");
    const rendered = await renderFiles(plan.files, { language: project.language, ...request.render });
    const paths = rendered.map((file) => file.path);
    begin("comparing");
    const snapshot = await readDisk(project.root, paths, { state, known });
    diagnostics.push(...snapshot.problems);
    if (!hasErrors(diagnostics)) {
      outcome.changes = await reconcile({ rendered: withReceipts(rendered, mode), snapshot, mode });
      begin("writing");
      if (request.mode === "write") await applyChanges(project.root, outcome.changes);
    }
  }
  return { ...outcome, report: report(request, outcome, plan.operations, diagnostics) };
}

/** Receipts remember the specs, so that a run with others does not take their routes for gone. */
function withSpecs(mode: ReconcileMode, { specs = [] }: Source, { root }: Project): ReconcileMode {
  const real = specs.map((spec) => relative(root, spec).split(sep).join("/")).sort();
  return real.length === 0 ? mode : { ...mode, specs: real };
}

function withReceipts(files: RenderedFile[], { specs }: ReconcileMode): RenderedFile[] {
  return specs === undefined
    ? files
    : files.map((file) => (file.owner === "route" ? { ...file, specs: [...specs] } : file));
}

function report(
  request: RunRequest,
  outcome: Outcome,
  operations: readonly ReportOperation[],
  diagnostics: readonly Diagnostic[],
): Report {
  const failed = hasErrors(diagnostics);
  return buildReport({
    mode: request.mode,
    changes: outcome.changes,
    operations,
    diagnostics: diagnostics.map((diagnostic) => withPlaces(diagnostic, outcome.source.locate)),
    nextSteps: failed ? [] : (request.nextSteps?.(outcome) ?? []),
    ...(request.diff && { diff: request.diff }),
  });
}

function withPlaces(diagnostic: Diagnostic, locate: (origin: Origin) => Origin): Diagnostic {
  return {
    ...diagnostic,
    ...(diagnostic.origin && { origin: locate(diagnostic.origin) }),
    ...(diagnostic.related && { related: diagnostic.related.map(locate) }),
  };
}
