import { CLIENT_SEED } from "../../model/client-path.js";
import { ROUTE_TEST } from "../../model/test-runner.js";
import type { Receipt } from "../../model/files.js";
import { contractState } from "../../text/signature.js";
import { change, receiptOf } from "./change.js";
import { kept } from "./forced.js";
import { carriedOver, changesRouter, isFreeFor, movesAmong, routerHolds, type MoveTarget } from "./moved.js";
import { renamedExports, renamesAmong } from "./renamed.js";
import { contractsToGo } from "./own-contracts.js";
import { needsIn, reachedFrom } from "./reach.js";
import type { Context, FileChange, RenderedFile, Snapshot } from "./types.js";
import { isSame } from "./update.js";

/**
 * What becomes of files that earlier runs wrote and this one does not render. A route that moves also changes the file
 * at its new path, which is rendered: that change replaces the one decided for the rendered file by itself.
 */
export async function goneChanges(rendered: readonly RenderedFile[], context: Context): Promise<FileChange[]> {
  const planned = new Set(rendered.map((file) => file.path));
  const moved = movesAmong(rendered);
  // Where only some routes were planned, what is gone is what those are themselves in another router.
  const isLookedAt = (receipt: Receipt): boolean =>
    context.mode.partial !== true || changesRouter(receipt, moved(receipt) ?? receipt);
  const unplanned = [...context.snapshot.receipts.values()].filter(
    (receipt) => !planned.has(receipt.path) && isLookedAt(receipt),
  );
  const own = unplanned.filter((receipt) => !isOfOthers(receipt, context));
  // A seed is of all specs, but for a client and a test; and a contract that the routes of others reach is theirs too.
  const shared = own.length < unplanned.length;
  const others = unplanned.filter((receipt) => isOfOthers(receipt, context));
  const needed = await neededBy(own, others, context);
  const isOfAll = ({ template }: Receipt): boolean => template !== CLIENT_SEED && template !== ROUTE_TEST;
  const receipts = own.filter(
    (receipt) => receipt.owner !== "seed" || !((shared && isOfAll(receipt)) || needed.has(receipt.path)),
  );
  const unneeded = context.mode.partial === true ? [] : contractsToGo(planned, context.snapshot);
  const contracts = unneeded.filter((path) => !needed.has(path));
  const changes = contracts.map((path) => goneContract(path, context));
  const renamed = renamesAmong(receipts, rendered, context.snapshot);
  const taken = new Set<string>();
  const texts = new Map(rendered.map(({ path, text }) => [path, text]));
  for (const receipt of receipts) {
    const file = moved(receipt) ?? renamed(receipt);
    const old = context.snapshot.files.get(receipt.contract ?? "") ?? "";
    const target = file && { file, names: renamedExports(old, texts.get(file.contract ?? "") ?? "") };
    const own = await goneFile(receipt, { target, taken }, context);
    for (const { path } of own) taken.add(path);
    changes.push(...own);
  }
  return changes;
}

/**
 * What routes that the user keeps, and those of other specs, import, directly or through others: it stays with them. Of a
 * route that goes nothing is needed, whoever imports it.
 */
async function neededBy(
  own: readonly Receipt[],
  others: readonly Receipt[],
  { snapshot, codeTools }: Context,
): Promise<Set<string>> {
  const kept = own.filter((receipt) => receipt.kept).map(({ path }) => path);
  // A route that the user deleted still has its contract.
  const roots = [
    ...kept,
    ...others.flatMap(({ path, contract }) => (contract === undefined ? [path] : [path, contract])),
  ];
  if (roots.length === 0) return new Set();
  const read = needsIn(snapshot, await codeTools());
  const going = new Set(own.filter(({ owner, kept }) => owner === "route" && !kept).map(({ path }) => path));
  const needs = (path: string): string[] => (going.has(path) ? [] : read(path));
  return new Set(roots.flatMap((path) => [...reachedFrom(path, needs)]));
}

/** The specs a file was generated from that are still there and that this run does not read. */
export function othersAmong({ specs }: Receipt, { snapshot, mode }: Pick<Context, "snapshot" | "mode">): string[] {
  if (specs === undefined || mode.specs === undefined) return [];
  const read = new Set([...mode.specs, ...(mode.covers ?? [])]);
  return specs.filter((spec) => !read.has(spec) && !snapshot.goneSpecs.has(spec));
}

/** Whether a file was generated from a spec that is still there and that this run does not read. */
export function isOfOthers(receipt: Receipt, context: Pick<Context, "snapshot" | "mode">): boolean {
  return othersAmong(receipt, context).length > 0;
}

/** Texts we wrote last: two when a merge of branches left both in the receipt. */
function basesOf(receipt: Receipt, { otherReceipts }: Snapshot): Receipt[] {
  return [receipt, otherReceipts.get(receipt.path)].filter((each) => each !== undefined);
}

async function goneFile(
  receipt: Receipt,
  { target: to, taken }: { target: MoveTarget | undefined; taken: ReadonlySet<string> },
  context: Context,
): Promise<FileChange[]> {
  const { snapshot, mode } = context;
  const target = to?.file;
  const before = snapshot.files.get(receipt.path);
  if (before === undefined) {
    const opaque = snapshot.opaque.get(receipt.path);
    if (opaque !== undefined) return [change(receipt, "orphan", { note: `no longer in the spec; it is ${opaque}` })];
    return [
      change(receipt, "remove", { receipt: null, note: "you deleted it already" }),
      // What another one went to is no longer missing.
      ...(target !== undefined && taken.has(target.path) ? [] : stillDeleted(receipt, target, context)),
    ];
  }
  if (receipt.kept) return [change(receipt, "identical", { before, note: "kept: it is yours" })];
  if (await isUntouched(receipt, before, context)) {
    return [change(receipt, "remove", { before, receipt: null, note: target && `moved to ${target.path}` })];
  }
  // Two files may have moved into one: the first takes the place, the other stays.
  const isTaken = target !== undefined && taken.has(target.path);
  const forced = { ...context, mode: { ...mode, force: true } };
  const carried = to === undefined || isTaken ? undefined : await carriedOver(receipt, before, to, forced);
  const isFree = target !== undefined && (await isFreeFor(receipt.path, target, context));
  const goes = mode.moved === "move" || (target !== undefined && changesRouter(receipt, target));
  if (carried !== undefined && goes && (isFree || mode.force === true)) return carried;
  if (mode.prune === true) {
    return [change(receipt, "remove", { before, receipt: null, ...pruned(receipt, context) })];
  }
  return [await orphan(receipt, before, { target, isFree, isMovable: carried !== undefined }, context)];
}

/** What the user deleted is not written again because it would be in another router now. */
function stillDeleted(receipt: Receipt, target: RenderedFile | undefined, { snapshot, mode }: Context): FileChange[] {
  if (target === undefined || !changesRouter(receipt, target) || mode.recreate === true) return [];
  if (snapshot.files.has(target.path) || snapshot.receipts.has(target.path)) return [];
  const note = `you deleted ${receipt.path}; --recreate writes it again`;
  return [change(target, "deleted-by-user", { receipt: receiptOf(target), note })];
}

/** A spec states routes; all else is there for them, as a flag or the spec file asks. */
function whyGone({ owner, template }: Receipt): string {
  if (owner === "route") return " and no longer in the spec";
  if (template === CLIENT_SEED)
    return "; no route has --client or --with-tests (`client: true`, `withTests: true`) now";
  if (template === ROUTE_TEST) return "; its route is gone, or has no --with-tests (`withTests: true`) now";
  return " and no longer needed";
}

async function orphan(
  receipt: Receipt,
  before: string,
  { target, isFree, isMovable }: { target: RenderedFile | undefined; isFree: boolean; isMovable: boolean },
  context: Context,
): Promise<FileChange> {
  if (target === undefined) {
    const note = `edited by you${whyGone(receipt)}; resolve --take ours keeps it, --prune deletes it`;
    return change(receipt, "orphan", { before, note });
  }
  const held = await routerHolds(receipt, before, target, context);
  if (held !== undefined) {
    const note = `edited by you; it would be ${target.path}, but ${held}: change that, or --exclude it for now`;
    return change(receipt, "orphan", { before, note });
  }
  // What is in the way is overwritten by this very run.
  const comesFree = isFree || (isMovable && context.mode.force === true);
  const asked = changesRouter(receipt, target);
  const canMove = isMovable && comesFree && context.mode.moved !== "move" && !asked;
  const where = comesFree ? target.path : `${target.path}, where a file was already`;
  const byForce = `${asked ? "" : "--move "}--force carries your code over, and keeps a copy of that file`;
  const byHand = "carry your code over by hand, then --prune deletes this file";
  const what = canMove ? "--move carries your code over" : isMovable && !comesFree ? byForce : byHand;
  const note = `edited by you; the spec moved it to ${where}: ${what}`;
  return change(receipt, "orphan", {
    before,
    note,
    ...(comesFree && { movedTo: target.path }),
    ...(canMove && { canMove: true as const }),
  });
}

async function isUntouched(receipt: Receipt, before: string, context: Context): Promise<boolean> {
  for (const { path, base } of basesOf(receipt, context.snapshot)) {
    if (await isSame(path, before, base, context)) return true;
  }
  return false;
}

function pruned({ path }: { path: string }, { snapshot }: Pick<Context, "snapshot">): ReturnType<typeof kept> {
  return kept(path, "edited by you, removed (--prune)", snapshot);
}

function goneContract(path: string, { snapshot, mode }: Context): FileChange {
  const before = snapshot.files.get(path) ?? "";
  const file = { path, owner: "contract" as const, routeId: "" };
  if (contractState(before, path) === "signed") return change(file, "remove", { before });
  if (mode.prune === true) return change(file, "remove", { before, ...pruned(file, { snapshot }) });
  return change(file, "orphan", { before, note: "edited by you and no longer needed; --prune deletes it" });
}
