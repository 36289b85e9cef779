import { hasConflictMarkers } from "../text/conflict-markers.js";
import { isRuntimeFile } from "../text/runtime-asked.js";
import { change } from "./decide/change.js";
import { contextOf } from "./decide/context.js";
import { mendsOf, misfitsOf, wantedContracts } from "./decide/own-side.js";
import type { FileChange, ReconcileInput } from "./decide/types.js";
import { reconcile } from "./index.js";

/** One file of a run that is to be settled. */
export interface Resolving {
  run: ReconcileInput;
  /** What was decided about all files, with that one unsettled. */
  changes: readonly FileChange[];
  take: string;
}

/**
 * What a run is with one file settled: that file, and those that waited for it. A route and its contract fit each other
 * then as they did before, or the file stays as it is, and what is to be done first is said.
 *
 * @param settled the change of that file
 */
export async function fitting(settled: FileChange, resolving: Resolving): Promise<FileChange[]> {
  const { run, changes, take } = resolving;
  const { path, before = "" } = settled;
  const now = await runWith(settled, run);
  const own = now.find((each) => each.path === path);
  const text = (own?.verdict === "conflict" ? undefined : own?.after) ?? settled.after ?? before;
  const tools = await contextOf(run).codeTools();
  const todo = mendsOf(path, text, before, wantedContracts(run.rendered, now), tools);
  const isLeft = `stays as it is: with --take ${take}`;
  if (todo.length > 0) return [change(settled, "held", { before, note: `${isLeft} it does not fit`, todo })];
  const waiting = now.filter((each) => each.verdict === "held" && each.path === settled.contract);
  const staying = new Map(waiting.map((each) => [each.path, each.before]));
  if (!hasConflictMarkers(before) && misfitsOf(path, text, staying, tools).length > 0) {
    return [change(settled, "held", { before, note: `${isLeft} it waits for its contract` }), ...waiting];
  }
  const held = new Set(changes.filter(({ verdict }) => verdict === "held").map((each) => each.path));
  const released = now.filter((each) => each.path !== path && held.has(each.path) && each.verdict !== "held");
  // What the runtime has is what all of them ask for.
  const runtime = now.filter((each) => !held.has(each.path) && isRuntimeFile(each.path) && isWritten(each));
  return [settled, ...released, ...runtime, ...waiting];
}

function isWritten({ verdict }: FileChange): boolean {
  return verdict === "create" || verdict === "update" || verdict === "remove";
}

/** The run once the file is settled. */
function runWith({ path, after, before = "", receipt }: FileChange, run: ReconcileInput): Promise<FileChange[]> {
  const { files, receipts, conflicts } = run.snapshot;
  const snapshot = {
    ...run.snapshot,
    files: new Map([...files, [path, after ?? before]]),
    ...(receipt && { receipts: new Map([...receipts, [path, receipt]]) }),
    conflicts: new Map([...conflicts].filter(([each]) => each !== path)),
  };
  return reconcile({ ...run, snapshot });
}
