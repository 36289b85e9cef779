import { hasErrors, type Diagnostic } from "./model/diagnostic.js";
import type { ChangedOperation } from "./model/changed-operation.js";
import type { FileChange, RenderedFile } from "./model/files.js";
import type { Project } from "./model/project.js";
import type { Snapshot } from "./model/snapshot.js";
import { isSameCode, reconcile, type ReconcileInput } from "./reconcile/index.js";
import { objections } from "./objections.js";
import type { CarryOutRequest } from "./request.js";
import { projectFormatter } from "./write/formatter/formatter.js";
import type { newFilesInFormat } from "./write/formatter/new-files.js";
import { applyChanges } from "./write/index.js";
import { readAround, readDisk } from "./write/snapshot.js";
import { isRuntimeFile, type Asked } from "./text/runtime-asked.js";

/** What was decided about files, and done unless it was only to be shown. */
export interface CarriedOut {
  /** Sorted by path; empty when there is an error among the diagnostics. */
  changes: FileChange[];
  /** What becomes of the contracts that were there. */
  changedOperations: ChangedOperation[];
  diagnostics: Diagnostic[];
}

/**
 * The back half of every command that makes files: holds texts against the disk, decides, and writes when that is the
 * mode. All is decided before anything is written, and nothing is written when there is an error.
 *
 * @param known what was read of the disk already: only what it lacks is read
 * @throws UserError as `applyChanges` does
 */
export async function carryOut(
  project: Project,
  rendered: readonly RenderedFile[],
  request: CarryOutRequest,
  known?: Snapshot,
): Promise<CarriedOut> {
  const { root } = project;
  const { mode, progress } = request;
  const state = request.reconcile.receipts;
  progress?.("comparing");
  const paths = rendered.map(({ path }) => path);
  const snapshot = await readDisk(root, paths, {
    state,
    project,
    rejected: request.reconcile.conflict === "rej",
    ...(known && { known }),
  });
  if (hasErrors(snapshot.problems)) return { ...NOTHING, diagnostics: snapshot.problems };
  const kind = request.format === false ? undefined : project.formatter;
  const formatter = projectFormatter(root, kind, { isSameCode });
  const { format } = formatter;
  const first: ReconcileInput = { rendered, snapshot, mode: request.reconcile, format };
  const { input, changes } = await decided(first, project, request.decide ?? reconcile)
    .then((all) => (kind === undefined ? all : newInFormat(all, formatter)))
    .finally(formatter.end);
  if (snapshot.around === undefined && changes.some(isGone)) await readAround(project, snapshot);
  const objected = await objections(changes, input, project, request);
  const diagnostics = [...snapshot.problems, ...formatter.problems, ...objected];
  if (state && mode === "check")
    diagnostics.push(...(await (await import("./write/ignored.js")).ignoredReceipts(root)));
  if (mode === "write" && !hasErrors(diagnostics)) diagnostics.push(...(await unagreed(changes, request)));
  if (hasErrors(diagnostics)) return { ...NOTHING, diagnostics };
  progress?.("writing");
  if (mode === "write") await applyChanges(root, changes);
  return { changes, changedOperations: await operationsAmong(changes, snapshot), diagnostics };
}

/** Without contracts nobody looked for importers yet; a route may be missed by some too. */
function isGone({ owner, verdict, before }: FileChange): boolean {
  return owner === "route" && verdict === "remove" && before !== undefined;
}

const NOTHING: Omit<CarriedOut, "diagnostics"> = { changes: [], changedOperations: [] };

/** Files that were decided about, and what they were decided from. */
interface Decided {
  input: ReconcileInput;
  changes: FileChange[];
}

async function decidedBy(decide: typeof reconcile, input: ReconcileInput): Promise<Decided> {
  const changes = await decide(input);
  if (input.snapshot.conflicts.size === 0) return { input, changes };
  const { keepingEditedDiff3 } = await import("./reconcile/edited-diff3.js");
  return { input, changes: keepingEditedDiff3(changes, input.snapshot) };
}

/**
 * The runtime was cut to what rendered files ask for. Which files are there once the run is done, and ask too, is known when
 * all is decided; with what those need, more of them may be.
 */
async function decided(input: ReconcileInput, project: Project, decide: typeof reconcile): Promise<Decided> {
  let found = await decidedBy(decide, input);
  if (!input.mode.receipts || !input.rendered.some(({ path }) => isRuntimeFile(path))) return found;
  const { furtherAsked } = await import("./reconcile/decide/asked.js");
  for (let asked = furtherAsked(found); asked !== undefined; asked = furtherAsked(found, asked)) {
    const rendered = [...input.rendered.filter(({ path }) => !isRuntimeFile(path)), ...(await runtime(asked, project))];
    const paths = rendered.map(({ path }) => path);
    const snapshot = await readDisk(project.root, paths, { state: true, known: input.snapshot });
    found = await decidedBy(decide, { ...input, rendered, snapshot });
  }
  return found;
}

async function runtime(asked: Asked, project: Project): Promise<RenderedFile[]> {
  const [{ runtimeFiles }, { renderFiles }] = await Promise.all([
    import("./plan/index.js"),
    import("./render/index.js"),
  ]);
  return renderFiles(await runtimeFiles(asked, project), project);
}

/** Loaded where the project has a formatter. */
async function newInFormat(
  { input, changes }: Decided,
  formatter: Parameters<typeof newFilesInFormat>[2],
): Promise<Decided> {
  const written = await (
    await import("./write/formatter/new-files.js")
  ).newFilesInFormat(changes, input.rendered, formatter);
  return { input, changes: await (await import("./write/receipts-in-format.js")).receiptsInFormat(written, formatter) };
}

/** Loaded where a contract changes: it reads the types of both versions. */
async function operationsAmong(changes: readonly FileChange[], snapshot: Snapshot): Promise<ChangedOperation[]> {
  const isChanged = ({ owner, verdict, after }: FileChange): boolean =>
    owner === "contract" && (verdict === "remove" || after !== undefined);
  if (snapshot.contracts.size === 0 || !changes.some(isChanged)) return [];
  return (await import("./reconcile/fit/changed-operations.js")).changedOperations(changes, snapshot);
}

async function unagreed(changes: readonly FileChange[], { agree }: CarryOutRequest): Promise<readonly Diagnostic[]> {
  const replacing = changes.filter(({ replaced }) => replaced !== undefined);
  return agree === undefined || replacing.length === 0 ? [] : agree(replacing);
}
