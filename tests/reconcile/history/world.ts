import { isParsed, parse } from "../../../src/reconcile/code/parse.js";
import type { FileChange, Receipt, RenderedFile } from "../../../src/model/files.js";
import type { Snapshot } from "../../../src/model/snapshot.js";
import { codeTools } from "../../../src/reconcile/decide/load-code-tools.js";
import type { ReconcileMode } from "../../../src/reconcile/index.js";
import { followMoved } from "../../../src/reconcile/decide/follow.js";
import { withReceipts } from "../../../src/reconcile/decide/index.js";

/** A project in memory: what a run reads and writes. */
export interface World {
  files: Map<string, string>;
  receipts: Map<string, Receipt>;
  otherReceipts: Map<string, Receipt>;
  brokenReceipts: Set<string>;
  conflicts: Map<string, string>;
  /** What was overwritten, by where it is kept. */
  replaced: Map<string, string>;
}

export function emptyWorld(): World {
  return {
    files: new Map(),
    receipts: new Map(),
    otherReceipts: new Map(),
    brokenReceipts: new Set(),
    conflicts: new Map(),
    replaced: new Map(),
  };
}

export function copyOf(world: World): World {
  return {
    files: new Map(world.files),
    receipts: new Map(world.receipts),
    otherReceipts: new Map(world.otherReceipts),
    brokenReceipts: new Set(world.brokenReceipts),
    conflicts: new Map(world.conflicts),
    replaced: new Map(world.replaced),
  };
}

/** What `readDisk` would find, with the receipts where their files are. */
export function snapshotOf(world: World): Promise<Snapshot> {
  return followMoved(found(world));
}

function found(world: World): Snapshot {
  const contracts = [...world.files]
    .filter(([, text]) => text.includes("create-api-route signature: "))
    .map(([path]) => path);
  return {
    ...copyOf(world),
    opaque: new Map(),
    goneSpecs: new Set(),
    contracts: new Set(contracts),
    replaced: new Set(world.replaced.keys()),
    problems: [],
  };
}

export async function plan(
  world: World,
  rendered: RenderedFile[],
  mode: Partial<ReconcileMode>,
): Promise<FileChange[]> {
  const changes = await withReceipts(rendered, {
    snapshot: await snapshotOf(world),
    mode: { receipts: true, ...mode },
    format: () => Promise.resolve(undefined),
    rendered: (path) => rendered.find((file) => file.path === path)?.text,
    codeTools: () => Promise.resolve(codeTools),
  });
  return [...changes.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** What `applyChanges` does, without a disk. */
export function apply(world: World, changes: readonly FileChange[]): void {
  for (const { path, verdict, before, after, receipt, conflict, diff3, replaced } of changes) {
    if (replaced !== undefined) world.replaced.set(replaced, before ?? "");
    if (after !== undefined) world.files.set(path, after);
    else if (verdict === "remove") world.files.delete(path);
    if (conflict !== undefined && conflict.kept === undefined) world.conflicts.set(path, conflict.diff3);
    else if (diff3 !== undefined) world.conflicts.set(path, diff3);
    else if (verdict !== "held") world.conflicts.delete(path);
    if (receipt === undefined) continue;
    world.otherReceipts.delete(path);
    world.brokenReceipts.delete(path);
    if (receipt === null) world.receipts.delete(path);
    else world.receipts.set(path, receipt);
  }
}

export function parses(path: string, text: string): boolean {
  // Routes hold no types, but a user may have written `satisfies` into a JavaScript file: its parser says no, ours has to live with it.
  return isParsed(parse(path, text));
}
