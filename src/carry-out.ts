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
  const snapshot = await readDisk(root, paths, { state, ...(known && { known }) });
  if (hasErrors(snapshot.problems)) return { ...NOTHING, diagnostics: snapshot.problems };
  const kind = request.format === false ? undefined : project.formatter;
  const formatter = projectFormatter(root, kind, { isSameCode });
  const { format } = formatter;
  const input: ReconcileInput = { rendered, snapshot, mode: request.reconcile, format };
  const changes = await (request.decide ?? reconcile)(input)
    .then((decided) => (kind === undefined ? decided : newInFormat(decided, rendered, formatter)))
    .finally(formatter.end);
  if (snapshot.around === undefined && changes.some(isGone)) await readAround(root, snapshot);
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

/** Loaded where the project has a formatter. */
async function newInFormat(...files: Parameters<typeof newFilesInFormat>): Promise<FileChange[]> {
  const changes = await (await import("./write/formatter/new-files.js")).newFilesInFormat(...files);
  return (await import("./write/receipts-in-format.js")).receiptsInFormat(changes, files[2]);
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
