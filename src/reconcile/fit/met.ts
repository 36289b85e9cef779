import type { Trait } from "./around.js";
import { isOther } from "./choice.js";
import type { Misfit } from "./misfit.js";
import { passing, typesIn, unseen, type Clashing } from "./sight.js";
import type { Type } from "./type.js";

/**
 * Whether a misfit may be one for a file: code that has to do with a property names it, or has values from where nobody
 * looked; who makes values of a type states what they have to have; who depends on a choice of texts names these.
 *
 * @param outer so many names of the place are not of properties that code need name: the groups of a request
 */
export function isMet(path: string, misfit: Misfit, clashing: Clashing, outer = 0): boolean {
  const { around } = clashing;
  const { choice, had, named } = misfit;
  const name = misfit.at.slice(outer).findLast((each) => !each.startsWith("["));
  const isSeen = (trait: Trait): boolean => around.nearest(path, trait) !== undefined;
  const isUnseen = (): boolean => unseen(path, around, {}, "") !== undefined;
  const isElsewhere = (key: unknown, has: (type: Type, of: string) => boolean): boolean =>
    isSeen(contractsWith(JSON.stringify(key), has, clashing));
  if (choice !== undefined) {
    const isNamed = choice.names.some((all) => all.every((each) => isSeen(around.naming(each))));
    const has = (each: Type): boolean => each.kind === "union" && isOther(clashing.next.members(each), choice);
    return isNamed || isUnseen() || isElsewhere(choice, has);
  }
  const own = misfit.within?.type ?? "";
  const isAnywhere = (each: string): boolean =>
    isElsewhere([own, each], (type, of) => of !== own && type.kind === "object" && type.members.has(each));
  if (named !== undefined && had !== undefined) {
    const isIndexed = isElsewhere([own, "[key]"], (type) => type.kind === "object" && type.index !== undefined);
    const key = JSON.stringify([had, named, misfit.at]);
    const others = clashing.met.get(key) ?? around.unnamed(had, new Set([...named, ...misfit.at]));
    clashing.met.set(key, others);
    if (had.length === 0 || isIndexed || isUnseen() || passing(path, around, {}) !== undefined) return true;
    return [others, around.indexing(), around.expecting()].some(isSeen);
  }
  if (misfit.what === "needed") {
    if (outer > 0 || had === undefined || isUnseen()) return true;
    const isStated = (each: string): boolean => isSeen(around.stating(each));
    return isStated(name ?? "") || had.every((each) => isStated(each) || isAnywhere(each));
  }
  if (name === undefined) return true;
  const isUsed = isSeen(around.word(name)) || passing(path, around, {}) !== undefined;
  return isUsed || isUnseen() || isAnywhere(name);
}

/** Contracts that export a type, or one that has such a type in it. */
function contractsWith(key: string, has: (type: Type, of: string) => boolean, { around, next, met }: Clashing): Trait {
  const hasOne = (file: string): boolean => typesIn(file, next).some(({ type, of }) => has(type, of));
  const found = met.get(key) ?? around.contracts(hasOne);
  met.set(key, found);
  return found;
}
