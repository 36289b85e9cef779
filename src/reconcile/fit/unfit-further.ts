import { clash } from "./clash.js";
import { grownTypes, type GrownType } from "./unfit-names.js";
import type { Kept } from "./kept.js";
import type { Unfit, Versions } from "./unfit.js";
import { about, listed } from "./words.js";

/**
 * Files that have types of contracts from other files of the user's, which pass them on under names of their own: those are
 * told where what they import is not.
 *
 * @param told what is told of files that import contracts themselves
 */
export function unfitFurther(kept: readonly Kept[], told: readonly Unfit[], versions: Versions): Unfit[] {
  const { around } = versions;
  const seen = new Map<string, GrownType[]>();
  for (const { path, text } of kept) {
    const grown = grownTypes(path, text, versions);
    if (grown.length === 0) continue;
    for (const each of around.above(path)) seen.set(each, [...(seen.get(each) ?? []), ...grown]);
  }
  const known = new Set(told.map(({ path }) => path));
  const found: Unfit[] = [];
  // One that imports another comes after it: what is below says it first.
  const ordered = [...seen].sort(([a], [b]) => around.below(a).length - around.below(b).length || (a < b ? -1 : 1));
  for (const [path, grown] of ordered) {
    if (around.below(path).some((each) => known.has(each))) continue;
    const reasons = grown.flatMap(({ name, grown: each }) => {
      const why = clash(path, each, versions, { ownOnly: true });
      return why === undefined ? [] : [`${about(name, { ...each, what: "new" })}, and ${why}`];
    });
    if (reasons.length === 0) continue;
    known.add(path);
    found.push({ path, why: listed(reasons) });
  }
  return found;
}
