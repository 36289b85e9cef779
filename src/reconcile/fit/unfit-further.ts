import { clashing } from "./clash.js";
import type { Kept } from "./kept.js";
import type { Unfit, Versions } from "./unfit.js";
import { grownTypes, type GrownType } from "./unfit-names.js";
import { about, listed } from "./words.js";

/**
 * Files that have types of contracts from other files of the user's, which pass them on under names of their own: those are
 * told where what they import is not.
 *
 * @param told what is told of files that import contracts themselves
 */
export function unfitFurther(kept: readonly Kept[], told: readonly Unfit[], versions: Versions): Unfit[] {
  const { around } = versions;
  const grown = new Map<string, GrownType>();
  const direct = new Set<string>();
  for (const { path, text } of kept) {
    for (const each of grownTypes(path, text, versions)) {
      direct.add(path);
      const { name, at, within, what } = each.grown;
      grown.set(JSON.stringify([what, within ?? [each.name, name, at]]), each);
    }
  }
  const known = new Set(around.above(told.map(({ path }) => path)));
  const found: Unfit[] = [];
  // One that imports another comes after it: what is below says it first.
  for (const path of around.above([...direct])) {
    if (direct.has(path) || known.has(path)) continue;
    const reasons = [...grown.values()].flatMap(({ name, grown: each }) =>
      clashing(path, [each], (misfit) => about(name, misfit), { ownOnly: true }, versions),
    );
    if (reasons.length === 0) continue;
    for (const each of around.above([path])) known.add(each);
    found.push({ path, why: listed(reasons) });
  }
  return found;
}
