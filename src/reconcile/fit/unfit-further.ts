import { clashing } from "./clash.js";
import type { Kept } from "./kept.js";
import { isMet } from "./met.js";
import type { Unfit, Versions } from "./unfit.js";
import { otherTypes, type OtherType } from "./unfit-names.js";
import { about, listed } from "./words.js";

/**
 * Files that have types of contracts from other files of the user's, which pass them on under names of their own: those are
 * told where what they import is not.
 *
 * @param told what is told of files that import contracts themselves
 */
export function unfitFurther(kept: readonly Kept[], told: readonly Unfit[], versions: Versions): Unfit[] {
  const { around } = versions;
  const others = new Map<string, OtherType>();
  const direct = new Set<string>();
  for (const { path, text } of kept) {
    for (const each of otherTypes(path, text, versions)) {
      direct.add(path);
      const { at, within, what } = each.misfit;
      others.set(JSON.stringify([what, within ?? [each.name, at]]), each);
    }
  }
  const known = new Set(around.above(told.map(({ path }) => path)));
  const found: Unfit[] = [];
  // One that imports another comes after it: what is below says it first.
  for (const path of around.above([...direct])) {
    if (direct.has(path) || known.has(path)) continue;
    const reasons = [...others.values()].flatMap(({ name, misfit, grown }) => {
      if (grown !== undefined) return clashing(path, [grown], (each) => about(name, each), { ownOnly: true }, versions);
      return isMet(path, misfit, versions) ? [about(name, misfit)] : [];
    });
    if (reasons.length === 0) continue;
    for (const each of around.above([path])) known.add(each);
    found.push({ path, why: listed(reasons) });
  }
  return found;
}
