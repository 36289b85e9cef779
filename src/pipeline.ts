import { carryOut } from "./carry-out.js";
import { hasErrors, type Diagnostic } from "./model/diagnostic.js";
import type { Report, ReportOperation } from "./model/files.js";
import type { Project } from "./model/project.js";
import { operationKey } from "./model/route-spec.js";
import { planFiles } from "./plan/index.js";
import { projectFacts } from "./model/project-facts.js";
import { reconcile, type ReconcileMode } from "./reconcile/index.js";
import type { Before } from "./read-before.js";
import { renderFiles } from "./render/index.js";
import { buildReport } from "./report/report.js";
import { withUnserved } from "./report/served.js";
import type { Outcome, RouteSource, RunRequest } from "./request.js";

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
  const source = await request.read(detected);
  const said = asSaid(detected, source);
  const diagnostics = [...said.diagnostics, ...source.diagnostics];
  // Planning what is wrong would only say the same again.
  if (hasErrors(source.diagnostics)) return reported(request, { project: said, source, changes: [] }, [], diagnostics);

  request.progress?.("planning");
  const mode = modeOf(request, source);
  const before = mode.receipts ? await readBefore(said, mode, source, request) : undefined;
  const project = before?.project ?? said;
  const outcome: Outcome = { project, source, changes: [] };
  diagnostics.push(...(before?.differences ?? []));
  if (hasErrors(diagnostics)) return reported(request, outcome, [], diagnostics);
  const own = source.templates ?? [];
  const templates = [...request.plan.templates, ...own.map(({ info }) => info)];
  const plan = await planFiles(source.api, project, { ...before?.plan, ...request.plan, templates });
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
  diagnostics.push(...done.diagnostics, ...plan.collisions);
  const { changes, changedOperations } = collide ? { changes: [], changedOperations: [] } : done;
  const operations = withUnserved(plan.operations, changes, known?.receipts);
  return reported(request, { ...outcome, changes, changedOperations }, operations, diagnostics);
}

/** The project, with what its spec file says of it. */
function asSaid({ routerChosen, ...project }: Project, { language, router }: RouteSource): Project {
  const said = { ...project, ...(language && { language, isLanguageSaid: true }) };
  if (router !== undefined) return { ...said, router, isRouterSaid: true };
  return { ...said, ...(routerChosen && { routerChosen }) };
}

async function readBefore(...before: Parameters<typeof import("./read-before.js").readBefore>): Promise<Before> {
  return (await import("./read-before.js")).readBefore(...before);
}

/** How files are decided about, with what the specs say about that. */
function modeOf({ reconcile: asked }: RunRequest, { api, specs, covers }: RouteSource): ReconcileMode {
  const refused = api.refused.map((operation) => operationKey(operation, operation.path));
  return { ...asked, ...(specs && { specs }), ...(covers && { covers }), refused: new Set(refused) };
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
