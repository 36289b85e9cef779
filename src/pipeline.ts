import { hasErrors, type Diagnostic, type Origin } from "./model/diagnostic.js";
import type { RenderedFile, Report, ReportOperation } from "./model/files.js";
import { operationKey } from "./model/route-spec.js";
import { planFiles, type PlanResult } from "./plan/index.js";
import { detectProject } from "./project/detect.js";
import { reconcile, type ReconcileInput, type ReconcileMode } from "./reconcile/index.js";
import { renderFiles } from "./render/index.js";
import { buildReport } from "./report/report.js";
import type { Outcome, RunRequest, Source } from "./request.js";
import { applyChanges } from "./write/index.js";
import { projectFormatter } from "./write/formatter.js";
import { ignoredReceipts } from "./write/ignored.js";
import { readDisk } from "./write/snapshot.js";

/** What comes of a source with errors: planning it would only say the same again. */
const NOTHING: PlanResult = { files: [], operations: [], diagnostics: [] };

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
  const mode = modeOf(request, source);
  const known = await readDisk(project.root, [], { state });
  const earlier = state ? (await import("./reconcile/decide/earlier.js")).earlierRuns(known, mode) : undefined;
  const plan = hasErrors(source.diagnostics)
    ? NOTHING
    : await planFiles(source.api, project, { ...earlier, ...request.plan });
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
      const { format, problems } = projectFormatter(project.root, project.formatter);
      const decide = request.decide ?? reconcile;
      const input: ReconcileInput = { rendered: withSpecs(rendered, source), snapshot, mode, format };
      const changes = await decide(input, project);
      diagnostics.push(...problems);
      if (earlier) {
        const { objections } = await import("./objections.js");
        diagnostics.push(...(await objections(changes, { request, outcome, plan: plan.files, input, earlier })));
      }
      if (!hasErrors(diagnostics)) outcome.changes = changes;
      if (state && request.mode === "check") diagnostics.push(...(await ignoredReceipts(project.root)));
      begin("writing");
      if (request.mode === "write") await applyChanges(project.root, outcome.changes);
    }
  }
  return { ...outcome, report: await report(request, outcome, plan.operations, diagnostics) };
}

/** How files are decided about, with what the specs say about that. */
function modeOf({ reconcile: asked }: RunRequest, { api, specs, covers }: Source): ReconcileMode {
  const refused = api.refused.map((operation) => operationKey(operation, operation.path));
  return { ...asked, ...(specs && { specs }), ...(covers && { covers }), refused: new Set(refused) };
}

/** Receipts remember the specs, so that a run with others does not take their routes for gone. */
function withSpecs(files: RenderedFile[], { specs }: Source): RenderedFile[] {
  return files.map((file) => (file.owner === "route" && specs ? { ...file, specs: [...specs] } : file));
}

async function report(
  request: RunRequest,
  outcome: Outcome,
  operations: readonly ReportOperation[],
  diagnostics: readonly Diagnostic[],
): Promise<Report> {
  const failed = hasErrors(diagnostics);
  const { locate } = outcome.source;
  return buildReport({
    mode: request.mode,
    changes: outcome.changes,
    operations: operations.map((each) => ("refused" in each ? { ...each, origin: locate(each.origin) } : each)),
    diagnostics: diagnostics.map((diagnostic) => withPlaces(diagnostic, locate)),
    nextSteps: failed ? [] : ((await request.nextSteps?.(outcome)) ?? []),
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
