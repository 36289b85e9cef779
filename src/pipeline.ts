import { modeAsSaid, projectAsSaid } from "./as-said.js";
import { carryOut } from "./carry-out.js";
import { hasErrors, MAY_NOT_FIT, type Diagnostic } from "./model/diagnostic.js";
import type { Report, ReportOperation } from "./model/files.js";
import type { Project } from "./model/project.js";
import { planFiles } from "./plan/index.js";
import { projectFacts } from "./model/project-facts.js";
import { reconcile } from "./reconcile/index.js";
import type { Made } from "./kept-run.js";
import type { Before } from "./read-before.js";
import type { Again } from "./run-again.js";
import { renderFiles } from "./render/index.js";
import { buildReport } from "./report/report.js";
import { withUnserved } from "./report/served.js";
import type { Outcome, RunRequest } from "./request.js";

/**
 * The program on one page: read -> plan -> render -> reconcile -> write -> report.
 *
 * `check` and `dry-run` are the same without the write; nothing is written before everything is rendered and checked,
 * and nothing at all when there is an error among the diagnostics.
 *
 * @param detected what `detectProject` found
 * @throws UserError when a named file cannot be read.
 */
export async function run(detected: Project, request: RunRequest): Promise<Outcome & { report: Report }> {
  request.progress?.("reading");
  const kept = await readKept(detected, request);
  const again = request.keeping && kept && (await runAgain(detected, request, request.keeping, kept));
  if (again !== undefined) {
    const operations = withUnserved(again.plan.operations, again.changes, again.known.receipts);
    return reported(request, again, operations, again.diagnostics);
  }
  const read = await request.read(detected);
  const said = projectAsSaid(detected, read);
  const diagnostics = [...said.diagnostics, ...read.diagnostics];
  // Planning what is wrong would only say the same again.
  if (hasErrors(read.diagnostics))
    return reported(request, { project: said, source: read, changes: [] }, [], diagnostics);

  request.progress?.("planning");
  const mode = modeAsSaid(request, read);
  const before = mode.receipts ? await readBefore(said, mode, read, request) : undefined;
  const source = before?.source ?? read;
  const project = before?.project ?? said;
  const outcome: Outcome = { project, source, changes: [] };
  diagnostics.push(...(before?.differences ?? []));
  if (hasErrors(diagnostics)) return reported(request, outcome, [], diagnostics);
  const own = source.templates ?? [];
  const templates = [...request.plan.templates, ...own.map(({ info }) => info)];
  const shown = source.whole && { shown: { api: source.whole, modules: new Set<never>() } };
  const earlier = request.keeping && before && (await import("./kept-run.js")).partsOf(kept, request.keeping, before);
  const planned = { ...shown, ...before?.plan, ...request.plan, templates, ...(earlier && { earlier }) };
  const plan = await planFiles(source.api, project, planned);
  diagnostics.push(...plan.diagnostics);
  if (hasErrors(diagnostics)) return reported(request, outcome, plan.operations, [...diagnostics, ...plan.collisions]);

  request.progress?.("rendering");
  const userTemplates = Object.assign({}, ...own.map((each) => each.specifications), request.render?.userTemplates);
  const files = await renderFiles(plan.files, { ...project, userTemplates });

  // Files that collide with each other are held against the disk all the same, for what else is to be said.
  const collide = hasErrors(plan.collisions);
  const how = { ...request, reconcile: mode, ...(collide && { mode: "dry-run" as const, decide: reconcile }) };
  const known = before?.known;
  const rendered = known === undefined ? files : (await import("./settings-kept.js")).withSources(files, source, known);
  const done = await carryOut(project, rendered, how, known);
  const found = collide ? done.diagnostics.filter(({ code }) => code !== MAY_NOT_FIT) : done.diagnostics;
  diagnostics.push(...found, ...plan.collisions);
  const { changes, changedOperations } = collide ? { changes: [], changedOperations: [] } : done;
  const operations = withUnserved(plan.operations, changes, known?.receipts);
  if (before && !hasErrors(diagnostics))
    await keep({ detected, source, project, before, planned, plan, files }, request);
  return reported(request, { ...outcome, changes, changedOperations }, operations, diagnostics);
}

async function readKept({ root }: Project, { keeping }: RunRequest): Promise<object | undefined> {
  return keeping && (await import("./write/kept.js")).readKept(root);
}

async function runAgain(...run: Parameters<typeof import("./run-again.js").runAgain>): Promise<Again | undefined> {
  return (await import("./run-again.js")).runAgain(...run);
}

/** Only a run that writes leaves anything. */
async function keep(made: Made, { mode, keeping }: RunRequest): Promise<void> {
  if (keeping === undefined || mode !== "write") return;
  const kept = await (await import("./kept-run.js")).keptOf(made, keeping);
  if (kept !== undefined) (await import("./write/kept.js")).writeKept(made.project.root, kept);
}

async function readBefore(...before: Parameters<typeof import("./read-before.js").readBefore>): Promise<Before> {
  return (await import("./read-before.js")).readBefore(...before);
}

async function reported(
  { mode, diff, nextSteps }: RunRequest,
  outcome: Outcome,
  operations: readonly ReportOperation[],
  diagnostics: readonly Diagnostic[],
): Promise<Outcome & { report: Report }> {
  const { changes, changedOperations, project, source } = outcome;
  const steps = hasErrors(diagnostics) ? [] : ((await nextSteps?.(outcome, diagnostics)) ?? []);
  const input = {
    mode,
    project: projectFacts(project),
    changes,
    ...(changedOperations && { changedOperations }),
    operations,
    diagnostics,
    nextSteps: steps,
    locate: source.locate,
  };
  return { ...outcome, report: buildReport({ ...input, ...(diff && { diff }) }) };
}
