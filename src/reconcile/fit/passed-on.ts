import type { Unfit, Versions } from "./unfit.js";
import { listed } from "./words.js";

/**
 * Files that would pass on twice a name that came to a contract: `export *` from two modules is an error where both have a
 * name, which neither of them is.
 */
export function passedOnTwice({ around, old, next, rewritten }: Versions): Unfit[] {
  const came = new Map<string, string[]>();
  for (const contract of rewritten) {
    const known = new Set(old.names(contract));
    const names = known.size === 0 ? [] : next.names(contract).filter((name) => !known.has(name));
    if (names.length > 0) came.set(contract, names);
  }
  if (came.size === 0) return [];
  return around.all.flatMap((path) => {
    const all = around.passedOn(path);
    const reasons = all.flatMap((contract) =>
      (came.get(contract) ?? []).flatMap((name) => {
        const others = all.filter((each) => each !== contract);
        const other = others.find((each) => next.names(each).includes(name) || around.word(name).of.has(each));
        return other === undefined ? [] : [`${name} came to ${contract}, and ${other} has it too`];
      }),
    );
    return reasons.length === 0 ? [] : [{ path, why: listed(reasons) }];
  });
}
