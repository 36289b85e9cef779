import { join } from "node:path";
import { hasErrors, type Diagnostic, type Origin } from "./model/diagnostic.js";
import type { FileChange, RenderedFile, Report, ReportOperation } from "./model/files.js";
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
  const { specs, covers } = source;
  const mode: ReconcileMode = { ...request.reconcile, ...(specs && { specs }), ...(covers && { covers }) };
  mode.refused = refusedNames(source);
  const known = await readDisk(project.root, [], { state });
  const earlier = state ? (await import("./reconcile/earlier.js")).earlierRuns(known, mode) : undefined;
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
        diagnostics.push(...(await collisionsOfThoseThatStay(earlier.leaving, changes, request, outcome)));
        diagnostics.push(...(await harmToOtherSpecs(changes, input, request, outcome)));
      }
      if (!hasErrors(diagnostics)) outcome.changes = changes;
      if (state && request.mode === "check") diagnostics.push(...(await ignoredReceipts(project.root)));
      begin("writing");
      if (request.mode === "write") await applyChanges(project.root, outcome.changes);
    }
  }
  return { ...outcome, report: report(request, outcome, plan.operations, diagnostics) };
}

/** The plan took them for removed; those the user edited are not, and Next.js may refuse them beside new routes. */
async function collisionsOfThoseThatStay(
  leaving: ReadonlySet<string>,
  changes: readonly FileChange[],
  { plan }: RunRequest,
  { project, source }: Outcome,
): Promise<Diagnostic[]> {
  const staying = changes.filter(({ path, verdict }) => leaving.has(path) && /^(?:orphan|held)$/.test(verdict));
  if (staying.length === 0) return [];
  const gone = new Set([...leaving].filter((path) => !staying.some((each) => each.path === path)));
  const { diagnostics } = await planFiles(source.api, project, { ...plan, leaving: gone });
  return diagnostics
    .filter(({ severity }) => severity === "error")
    .map((diagnostic) => {
      const notes = staying
        .filter(({ path }) => (diagnostic.related ?? []).some(({ file }) => file === path))
        .map(({ path, note = "" }) => `${path}: ${note}`);
      return { ...diagnostic, hint: [diagnostic.hint ?? "", ...notes].join("\n").trim() };
    });
}

/** Files that routes of other specs need as they are: the specs belong into one run. */
async function harmToOtherSpecs(
  changes: readonly FileChange[],
  input: ReconcileInput,
  { commandFor }: RunRequest,
  { project, source }: Outcome,
): Promise<Diagnostic[]> {
  const shared = await (await import("./reconcile/others.js")).sharedWithOthers(changes, input);
  if (shared === undefined) return [];
  const { specs: own = [] } = source;
  // Those that are there already come first: they keep their names.
  const all = [...new Set([...shared.specs, ...own])];
  const command =
    commandFor?.(all.map((spec) => join(project.root, spec))) ?? `create-api-route generate ${all.join(" ")}`;
  const [these, others] = [listed(own), listed(shared.specs)];
  const documents = listed(all.filter((spec) => !/(?:^|\/)api-routes\.\w+$/.test(spec)));
  return [
    {
      code: "shared-with-other-specs",
      severity: "error",
      message: `Routes of ${others} need ${listed(shared.files)} as generated for them; a run with ${these} alone would change that.`,
      hint: [
        `Generate them in one run: ${command}`,
        `Or list ${documents} under "spec:" in api-routes.yaml, and run create-api-route generate.`,
        `To replace ${others} by ${these}, delete ${others} first.`,
      ].join("\n"),
    },
  ];
}

/** `a, b and c`; of many the first ones. */
function listed(names: readonly string[]): string {
  const shown = names.length > 12 ? [...names.slice(0, 10), `${names.length - 10} more`] : names;
  return shown.join(", ").replace(/, ([^,]*)$/, " and $1");
}

/** `GET listUsers`, or `GET /users` where the spec gives no name, as receipts have it. */
function refusedNames({ api }: Source): Set<string> {
  return new Set(api.refused.map(({ method, operationId, path }) => `${method} ${operationId ?? path}`));
}

/** Receipts remember the specs, so that a run with others does not take their routes for gone. */
function withSpecs(files: RenderedFile[], { specs }: Source): RenderedFile[] {
  return files.map((file) => (file.owner === "route" && specs ? { ...file, specs: [...specs] } : file));
}

function report(
  request: RunRequest,
  outcome: Outcome,
  operations: readonly ReportOperation[],
  diagnostics: readonly Diagnostic[],
): Report {
  const failed = hasErrors(diagnostics);
  const { locate } = outcome.source;
  return buildReport({
    mode: request.mode,
    changes: outcome.changes,
    operations: operations.map((each) => ("refused" in each ? { ...each, origin: locate(each.origin) } : each)),
    diagnostics: diagnostics.map((diagnostic) => withPlaces(diagnostic, locate)),
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
