import type { FileChange, Receipt, RenderedFile } from "../../model/files.js";
import type { Snapshot } from "../../model/snapshot.js";
import { ROUTE_TEST } from "../../model/test-runner.js";
import { importedContract } from "../../text/imported-contract.js";
import { libraryModulesIn } from "../../text/library-modules.js";
import { receiptOf } from "./change.js";
import { contractChange } from "./contract.js";
import { contextOf } from "./context.js";
import { deleted } from "./forced.js";
import { goneChanges } from "./gone.js";
import { holdBack } from "./hold-back.js";
import { needsIn, reachedFrom } from "./reach.js";
import { isSame } from "./update.js";

/**
 * What `remove` does with the files of some routes: deletes those that are as they were written, by receipt or else
 * equal to one of the renders; keeps the others as orphans unless forced. Their contracts go with them while these are
 * signed and untouched. A route of a spec stays removed: its receipt says that it was there.
 *
 * @param rendered what the routes may have been written as, several for one path among them; only these paths are looked at
 * @param without renders the contracts that say which routes there are, without some
 */
export async function removalChanges(
  rendered: readonly RenderedFile[],
  snapshot: Snapshot,
  force: boolean,
  without: (routes: ReadonlySet<string>) => Promise<readonly RenderedFile[]> = () => Promise.resolve([]),
): Promise<FileChange[]> {
  const routes = await likeliest(rendered, snapshot);
  const present = routes.filter((file) => snapshot.files.has(file.path) || snapshot.opaque.has(file.path));
  const own = present.map((file) => receiptFor(file, snapshot));
  const receipts = new Map([...own, ...testsOf(own, snapshot)].map((receipt) => [receipt.path, receipt]));
  // A route that the user deleted leaves its contract behind.
  const contracts = routes.flatMap((file) => receiptFor(file, snapshot).contract ?? []);
  const shown = await onlyShownBy(new Set(present.map(({ path }) => path)), snapshot);
  const owned = new Set([...contracts, ...shown].filter((path) => snapshot.contracts.has(path)));
  const context = contextOf({
    rendered: [],
    snapshot: { ...snapshot, receipts, contracts: owned },
    mode: { receipts: true },
  });
  const gone = (await goneChanges([], context)).map((each) => (force ? deleted(each, snapshot) : each));
  const changes = new Map(gone.map((each) => [each.path, each]));
  const removed = gone.filter(({ owner, verdict }) => owner === "route" && verdict === "remove");
  const tests = new Set(removed.map(({ routeId }) => testOf(routeId)));
  for (const { path, routeId, owner } of gone) if (owner === "seed" && !tests.has(routeId)) changes.delete(path);
  for (const file of await without(new Set(removed.map(({ path }) => path)))) {
    if (snapshot.files.has(file.path)) changes.set(file.path, await contractChange(file, context));
  }
  await holdBack(changes, [], context);
  return [...changes.values()].map((change) => remembered(explained(change, snapshot), snapshot));
}

/** What routes that show the API import, and no file besides them. */
async function onlyShownBy(routes: ReadonlySet<string>, snapshot: Snapshot): Promise<string[]> {
  const { files, contracts, aliases } = snapshot;
  const shows = [...routes].filter((path) => libraryModulesIn(files.get(path) ?? "", aliases).length > 0);
  if (shows.length === 0) return [];
  const needs = needsIn(snapshot, await contextOf({ rendered: [], snapshot, mode: { receipts: true } }).codeTools());
  const others = [...files.keys()].filter((path) => !routes.has(path) && !contracts.has(path));
  // Who imports a route that goes needs nothing through it.
  const staying = (path: string): string[] => (routes.has(path) ? [] : needs(path));
  const needed = new Set(others.flatMap((path) => [...reachedFrom(path, staying)]));
  return shows.flatMap((path) => [...reachedFrom(path, needs)].filter((each) => !needed.has(each)));
}

/** One render for each path: the one that the file is equal to, else the first. */
async function likeliest(rendered: readonly RenderedFile[], snapshot: Snapshot): Promise<RenderedFile[]> {
  const context = contextOf({ rendered, snapshot, mode: { receipts: true } });
  const found = new Map<string, RenderedFile>();
  const equal = new Set<string>();
  for (const file of rendered) {
    const text = snapshot.files.get(file.path);
    if (equal.has(file.path)) continue;
    if (text !== undefined && (await isSame(file.path, text, file.text, context))) {
      equal.add(file.path);
      found.set(file.path, file);
    } else if (!found.has(file.path)) found.set(file.path, file);
  }
  return [...found.values()];
}

/** They go with their routes. */
function testsOf(routes: readonly Receipt[], snapshot: Snapshot): Receipt[] {
  const ids = new Set(routes.map(({ routeId }) => testOf(routeId)));
  return [...snapshot.receipts.values()].filter(
    ({ template, routeId, path }) => template === ROUTE_TEST && ids.has(routeId) && snapshot.files.has(path),
  );
}

function testOf(routeId: string): string {
  return `test:${routeId}`;
}

/** The receipt of a file; of one without, what it would say. */
function receiptFor(file: RenderedFile, snapshot: Snapshot): Receipt {
  const stored = snapshot.receipts.get(file.path);
  if (stored !== undefined) return stored;
  const contract = importedContract(file.path, snapshot.files.get(file.path) ?? "");
  return receiptOf(contract === undefined ? file : { ...file, contract });
}

function explained(change: FileChange, snapshot: Snapshot): FileChange {
  if (change.verdict !== "orphan") return change;
  const note = snapshot.receipts.has(change.path)
    ? "edited since it was generated; --force deletes it"
    : "edited, or from a template of yours that is not the one of -t; --force deletes it";
  return { ...change, note };
}

/** While a spec of it is there the receipt stays, or the next run would take the route for a new one. */
function remembered(change: FileChange, { receipts, goneSpecs }: Snapshot): FileChange {
  const receipt = receipts.get(change.path);
  if (change.verdict !== "remove" || receipt?.owner !== "route") return change;
  const { specs } = receipt;
  if (specs?.every((spec) => goneSpecs.has(spec)) === true) return change;
  const note = "`generate` leaves it out, until it runs with --recreate";
  return { ...change, receipt, note: change.note === undefined ? note : `${change.note}\n${note}` };
}
