import type { FileChange, Receipt } from "../../model/files.js";
import { ourPlace } from "../../model/our-places.js";
import { withoutSlugNames } from "../../model/route-path.js";
import { contractNameIn } from "../../text/imported-contract.js";
import { otherRoot } from "../../text/paths.js";
import { change } from "./change.js";
import { implementedContract } from "./own-routes.js";
import type { Snapshot } from "./types.js";

/**
 * Receipts follow files that the user moved: to the same place below `src` or out of it (`mv pages lib src/`), and
 * routes to wherever the contract they implement is implemented now (`users.ts` renamed to `users/index.ts`). Only a
 * receipt without a file moves, and only to a file without a receipt.
 *
 * @returns the snapshot with the receipts where their files are now; `moved` says from where
 */
export async function followMoved(snapshot: Snapshot): Promise<Snapshot> {
  const lost = [...snapshot.receipts.values()].filter(({ path }) => !isThere(path, snapshot));
  if (lost.length === 0) return snapshot;
  const moved = new Map<string, string>();
  const isFree = (path: string): boolean =>
    !snapshot.receipts.has(path) && !snapshot.brokenReceipts.has(path) && !moved.has(path);
  const strays = await straysByContract(snapshot, isFree);
  const left: Receipt[] = [];
  for (const receipt of lost) {
    const name = contractNameIn(receipt.contract ?? "");
    const parallel = otherRoot(receipt.path);
    const candidates = strays.get(name ?? "") ?? [];
    const isParallel = name === undefined ? snapshot.files.has(parallel) : candidates.includes(parallel);
    const to = isParallel ? parallel : candidates.find(isFree);
    if (to !== undefined && isFree(to)) moved.set(to, receipt.path);
    else left.push(receipt);
  }
  // What the user deleted stays deleted where everything else is now.
  if ([...moved].some(([to, from]) => to === otherRoot(from))) {
    for (const { path } of left) if (isFree(otherRoot(path))) moved.set(otherRoot(path), path);
  }
  return moved.size === 0 ? snapshot : rebased(repathed(snapshot, moved), moved);
}

function isThere(path: string, { files, opaque }: Snapshot): boolean {
  return files.has(path) || opaque.has(path);
}

/** Routes without a receipt that implement a contract of ours, by its name. */
async function straysByContract(
  { files }: Snapshot,
  isFree: (path: string) => boolean,
): Promise<Map<string, string[]>> {
  const strays = new Map<string, string[]>();
  for (const [path, text] of files) {
    if (ourPlace(path) !== "route" || !isFree(path)) continue;
    const name = await implementedContract(path, text);
    if (name !== undefined) strays.set(name, [...(strays.get(name) ?? []), path].sort());
  }
  return strays;
}

function repathed(snapshot: Snapshot, moved: ReadonlyMap<string, string>): Snapshot {
  const there = new Map([...moved].map(([to, from]) => [from, to]));
  const receiptAt = (path: string, receipt: Receipt): Receipt => {
    const { contract, freshFor } = receipt;
    const isParallel = path !== receipt.path && path === otherRoot(receipt.path);
    return {
      ...receipt,
      path,
      ...(contract !== undefined && isParallel && { contract: otherRoot(contract) }),
      ...(freshFor && { freshFor: freshFor.map((each) => there.get(each) ?? each) }),
    };
  };
  const follow = <T>(map: ReadonlyMap<string, T>, value: (path: string, found: T) => T): Map<string, T> =>
    new Map([...map].map(([path, found]) => [there.get(path) ?? path, value(there.get(path) ?? path, found)]));
  return {
    ...snapshot,
    receipts: follow(snapshot.receipts, receiptAt),
    otherReceipts: follow(snapshot.otherReceipts, receiptAt),
    conflicts: follow(snapshot.conflicts, (_, text) => text),
    moved: new Map([...(snapshot.moved ?? []), ...moved]),
  };
}

/** What was generated names modules as the moved files do, or every import that an editor rewrote would be an edit. */
async function rebased(snapshot: Snapshot, moved: ReadonlyMap<string, string>): Promise<Snapshot> {
  const { followed } = await import("../code/relocate.js");
  const rebase = ([path, receipt]: [string, Receipt]): [string, Receipt] => {
    const [from, disk] = [moved.get(path), snapshot.files.get(path)];
    if (from === undefined || disk === undefined) return [path, receipt];
    return [path, { ...receipt, base: followed(receipt.base, disk, { from, to: path }) }];
  };
  return {
    ...snapshot,
    receipts: new Map([...snapshot.receipts].map(rebase)),
    otherReceipts: new Map([...snapshot.otherReceipts].map(rebase)),
  };
}

/**
 * What becomes of receipts that follow their files: each is written where the file is, and goes from where it was.
 *
 * @param changes of all files; those of files that were moved get their receipts
 */
export function followWithReceipts(changes: Map<string, FileChange>, snapshot: Snapshot): void {
  for (const [path, from] of snapshot.moved ?? []) {
    const receipt = snapshot.receipts.get(path);
    if (receipt === undefined) continue;
    const decided = changes.get(path) ?? change(receipt, "identical", { before: snapshot.files.get(path) });
    const moved = `you moved it from ${from}${changedUrl(receipt.routeId, decided.routeId)}`;
    const note = decided.note ?? (decided.before === undefined ? undefined : moved);
    const diff3 = decided.verdict === "held" ? snapshot.conflicts.get(path) : undefined;
    const noted = { ...decided, ...(note !== undefined && { note }), ...(diff3 !== undefined && { diff3 }) };
    changes.set(path, decided.receipt === undefined ? { ...noted, receipt } : noted);
    if (changes.has(from)) continue;
    changes.set(from, change({ ...receipt, path: from }, "remove", { receipt: null, note: `you moved it to ${path}` }));
  }
}

/** Whoever renames a file of the Pages or App Router may not have the URL in mind; what a slug is called is not of it. */
function changedUrl(before: string, now: string): string {
  return withoutSlugNames(before) === withoutSlugNames(now) ? "" : `: it answers at ${now} now, no longer at ${before}`;
}
