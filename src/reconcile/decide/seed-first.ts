import { change } from "./change.js";
import type { Context, FileChange, RenderedFile } from "./types.js";

/**
 * Routes that wait for the seed they go through: where it is to become another router's and cannot, because of what the
 * user wrote into it, all of them stay as they are.
 */
export function waitingForSeed(
  changes: ReadonlyMap<string, FileChange>,
  rendered: readonly RenderedFile[],
  { snapshot }: Context,
): FileChange[] {
  const seed = rendered.find(({ owner, path, template }) => {
    const { verdict, conflict } = changes.get(path) ?? {};
    const before = snapshot.receipts.get(path)?.template ?? template;
    return owner === "seed" && before !== template && verdict === "conflict" && conflict?.kept === undefined;
  });
  if (seed === undefined) return [];
  return [...changes.values()].flatMap((each) => {
    const { owner, verdict, before, after } = each;
    if (owner !== "route" || (verdict !== "remove" && (after === undefined || after === before))) return [];
    const what = before === undefined ? "not written" : "stays as it is";
    return [change(each, "held", { before, note: `${what} until ${seed.path} is settled` })];
  });
}
