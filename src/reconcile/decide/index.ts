import { change } from "./change.js";
import { contractChange } from "./contract.js";
import { followWithReceipts } from "./follow.js";
import { overwritten } from "./forced.js";
import { goneChanges } from "./gone.js";
import { holdBack } from "./hold-back.js";
import { rememberFresh } from "./moved.js";
import { sayOwnSides } from "./own-side.js";
import { ownedChange } from "./route-or-seed.js";
import { refusedRoutes } from "./refused.js";
import { waitingForSeed } from "./seed-first.js";
import { sayUnanswered } from "./unanswered.js";
import { unshown } from "./unshown.js";
import type { Context, FileChange, RenderedFile } from "./types.js";

/** The verdicts of `generate`: contracts by their signature, routes and seeds by their receipt. By path, unsorted. */
export async function withReceipts(all: readonly RenderedFile[], context: Context): Promise<Map<string, FileChange>> {
  const first = await eachAlone(all, context);
  const idle = await unshown(all, first, context);
  const rendered = all.filter(({ path }) => !idle.has(path));
  const changes = idle.size === 0 ? first : await eachAlone(rendered, context);
  if (context.mode.force === true) {
    for (const file of rendered) {
      const found = changes.get(file.path);
      if (found !== undefined) changes.set(file.path, overwritten(file, found, context.snapshot, true));
    }
  }
  for (const each of contractsOfDeleted(changes)) changes.set(each.path, each);
  for (const path of testsOfForeign(changes)) changes.delete(path);
  for (const each of refusedRoutes(rendered, changes, context)) changes.set(each.path, each);
  for (const each of waitingForSeed(changes, rendered, context)) changes.set(each.path, each);
  await holdBack(changes, rendered, context);
  await sayOwnSides(changes, rendered, context);
  rememberFresh(changes);
  followWithReceipts(changes, context.snapshot);
  await sayUnanswered(changes, rendered, context);
  return changes;
}

async function eachAlone(rendered: readonly RenderedFile[], context: Context): Promise<Map<string, FileChange>> {
  const changes = new Map<string, FileChange>();
  for (const file of rendered) changes.set(file.path, await decide(file, context));
  for (const each of await goneChanges(rendered, context)) changes.set(each.path, each);
  return changes;
}

/** A contract that would come back although the user removed the one route it is for. */
function contractsOfDeleted(changes: ReadonlyMap<string, FileChange>): FileChange[] {
  const routes = [...changes.values()].filter(({ owner }) => owner === "route");
  return [...changes.values()].flatMap((each) => {
    if (each.owner !== "contract" || each.verdict !== "create") return [];
    const own = routes.filter(({ contract }) => contract === each.path);
    const isUnused = own.length > 0 && own.every(({ verdict }) => verdict === "deleted-by-user");
    return isUnused ? [change(each, "deleted-by-user", { note: "the route it is for was removed" })] : [];
  });
}

/** Tests that would hold a file of the user's to what the spec says of its route. */
function testsOfForeign(changes: ReadonlyMap<string, FileChange>): string[] {
  const all = [...changes.values()];
  const foreign = all.filter(({ owner, verdict }) => owner === "route" && verdict === "foreign");
  const tests = new Set(foreign.map(({ routeId }) => `test:${routeId}`));
  return all.filter(({ verdict, routeId }) => verdict === "create" && tests.has(routeId)).map(({ path }) => path);
}

function decide(file: RenderedFile, context: Context): FileChange | Promise<FileChange> {
  const opaque = context.snapshot.opaque.get(file.path);
  if (opaque !== undefined) return opaqueChange(file, opaque, context);
  return file.owner === "contract" ? contractChange(file, context) : ownedChange(file, context);
}

/**
 * Something that is not a text, in the place of a file. What a link leads to may be as good; anything else in the place of
 * what others import, or of what was written there, is to be seen to.
 */
function opaqueChange(file: RenderedFile, what: string, { snapshot }: Context): FileChange {
  const isOurs = file.owner !== "route" || snapshot.receipts.has(file.path);
  if (!isOurs || what.includes("link")) return change(file, "foreign", { note: `left alone: it is ${what}` });
  return change(file, "foreign", { note: `in the way: it is ${what}; move it away`, undone: file.text });
}
