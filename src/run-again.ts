import { sep } from "node:path";
import { modeAsSaid, projectAsSaid } from "./as-said.js";
import { carryOut } from "./carry-out.js";
import type { Diagnostic } from "./model/diagnostic.js";
import type { FileChange, RenderedFile } from "./model/files.js";
import type { Project } from "./model/project.js";
import type { Snapshot } from "./model/snapshot.js";
import { documentsThere, isAboutThisAlone, isKept, optionsSaid, projectSaid, usesSaid, type Kept } from "./kept-run.js";
import { readBefore, type Before } from "./read-before.js";
import type { Keeping, Outcome, RouteSource, RunRequest } from "./request.js";
import { withSources } from "./settings-kept.js";
import { applyChanges } from "./write/index.js";
import { hashOfFile } from "./write/kept.js";
import { receiptText } from "./write/receipts.js";

/** A run that came to the same as an earlier one. */
export interface Again extends Outcome {
  plan: Kept["plan"];
  known: Snapshot;
  diagnostics: Diagnostic[];
}

/**
 * The run without reading, planning and rendering, where what these made is kept of a run of the same tool with the same
 * flags, documents and project. It is held against the disk as ever; `undefined` when any file is not as it would be
 * written, or anything else is otherwise: what that means a whole run has to say. So what was kept is compared, and never
 * written.
 *
 * @param kept what was read of it
 */
export async function runAgain(
  detected: Project,
  request: RunRequest,
  keeping: Keeping,
  kept: unknown,
): Promise<Again | undefined> {
  if (!isKept(kept) || kept.build !== keeping.build) return undefined;
  if (!(await areDocumentsAsRead(kept, detected.root, keeping))) return undefined;
  const unasked = sourceOf(kept, detected.root);
  const mode = modeAsSaid(request, unasked);
  // Where routes show other specs too, there are receipts of those: then a run is whole.
  const reading = { ...request, readAll: () => Promise.resolve(unasked) };
  const before = await readBefore(projectAsSaid(detected, unasked), mode, unasked, reading);
  const asked = await keeping.settings(detected, before.known);
  const knownUses = usesSaid(asked.knownUses);
  if (asked.asked !== kept.asked || (kept.knownUses ?? knownUses) !== knownUses) return undefined;
  if (!isPlannedAlike(before, kept, request)) return undefined;
  const source = { ...unasked, isRemembered: asked.isRemembered };
  const { known, project } = before;
  const files = withSources(kept.files, source, known);
  const how = { ...request, reconcile: mode, mode: request.mode === "check" ? request.mode : ("dry-run" as const) };
  const done = await carryOut(project, files, how, known);
  if (!areUnchanged(done.changes, kept.files, known) || done.diagnostics.some(isUnplaced)) return undefined;
  // There may be traces of an interrupted run to clear away, and receipts that somebody wrote differently.
  if (request.mode === "write") await applyChanges(project.root, done.changes);
  const { plan } = kept;
  const found = [...project.diagnostics, ...source.diagnostics, ...plan.diagnostics];
  return { ...done, project, source, plan, known, diagnostics: [...found, ...done.diagnostics, ...plan.collisions] };
}

/** Only what the user named, or what lies where documents may, is looked at. */
async function areDocumentsAsRead(kept: Kept, root: string, { named, within }: Keeping): Promise<boolean> {
  const folder = await within(root);
  const isWithin = (path: string): boolean => path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
  const documents = documentsThere(kept, root);
  if (!documents.every(({ path }) => isWithin(path) || named.includes(path))) return false;
  return documents.every(({ path, hash }) => hashOfFile(path, named.includes(path)) === hash);
}

function sourceOf(kept: Kept, root: string): RouteSource {
  const { refused, ...source } = kept.source;
  return {
    ...source,
    files: documentsThere(kept, root).map(({ path }) => path),
    api: { routes: [], models: new Map(), securitySchemes: [], refused },
    // They have their lines.
    locate: (origin) => origin,
  };
}

/** Whether planning would be told the same. */
function isPlannedAlike(before: Before, kept: Kept, request: RunRequest): boolean {
  const { known, project, plan } = before;
  const files = new Set(kept.files.map(({ path }) => path));
  const { problems, conflicts, brokenReceipts, otherReceipts, receipts, moved = new Map(), goneSpecs } = known;
  const odd = [conflicts, brokenReceipts, otherReceipts, moved, goneSpecs];
  return (
    problems.length === 0 &&
    odd.every(({ size }) => size === 0) &&
    [...receipts.keys()].every((path) => files.has(path)) &&
    isAboutThisAlone(before) &&
    project.routerChosen?.open !== true &&
    projectSaid(project, kept.files) === kept.project &&
    optionsSaid({ ...plan, ...request.plan }) === kept.options
  );
}

/** Every file that was rendered is there as it would be written, nothing else is ours, and all is remembered as it is. */
function areUnchanged(changes: readonly FileChange[], files: readonly RenderedFile[], { receipts }: Snapshot): boolean {
  return (
    changes.length === files.length &&
    changes.every(({ path, verdict, before, after = before, receipt, conflict, replaced, unsettled }) => {
      const isOdd = conflict !== undefined || replaced !== undefined || unsettled !== undefined;
      if (verdict !== "identical" || after !== before || isOdd) return false;
      const stored = receipts.get(path);
      return (
        receipt === undefined ||
        (receipt !== null && stored !== undefined && receiptText(receipt) === receiptText(stored))
      );
    })
  );
}

/** Its place is to be looked up in a document that was not read. */
function isUnplaced({ severity, origin, related = [] }: Diagnostic): boolean {
  return severity === "error" || [origin, ...related].some((place) => place !== undefined && place.line === undefined);
}
