import type { Around, Trait } from "./around.js";
import { asMisfit, type Grown } from "./grown.js";
import type { Misfit } from "./misfit.js";
import { brief, type Type } from "./type.js";
import type { Version } from "./version.js";

/** What tells whether code of the user's may have another idea of a property that came to a contract. */
export interface Clashing {
  around: Around;
  next: Version;
  /** All of them, as paths. */
  contracts: readonly string[];
  /** Which of them have another property by a name than of a type, as far as that was asked. */
  known: Map<string, Map<Type, Trait>>;
}

/** How far it is looked for that. */
export interface Reach {
  /** What goes through all properties counts where the file itself does. Default: also where it imports such code. */
  ownOnly?: boolean;
}

/**
 * What came to a type, in words, where it may not fit a file.
 *
 * @param say says it of the type
 * @param said what is told of the file already: what has to be there now came, too
 */
export function clashing(
  path: string,
  grown: readonly Grown[],
  say: (misfit: Misfit) => string,
  { said = [], ...reach }: Reach & { said?: readonly string[] },
  versions: Clashing,
): string[] {
  return grown
    .filter((each) => !said.includes(say({ ...each, what: "needed" })))
    .flatMap((each) => {
      const why = clash(path, each, versions, reach);
      return why === undefined ? [] : [`${say(asMisfit(each))}, and ${why}`];
    });
}

/**
 * Why a property that only came to a type may not fit a file all the same, in a few words: TypeScript takes values with more
 * properties than a type has, so one by the new one's name may be of another type; and code may go through all there are.
 *
 * @returns `undefined` where nothing that the file can see has to do with it
 */
function clash(path: string, grown: Grown, clashing: Clashing, { ownOnly = false }: Reach = {}): string | undefined {
  const { around } = clashing;
  const { name, isFirst, isTurned } = grown;
  if (isTurned) {
    const undone = around.nearest(path, around.undoing(name));
    return undone && `${undone === path ? "the file" : undone} states "${name}" before a spread, or deletes it`;
  }
  const known = around.nearest(path, around.word(name));
  if (known !== undefined) return `${known === path ? "the file" : known} has "${name}" too`;
  if (around.nearest(path, others(grown, clashing)) !== undefined)
    return `"${name}" is another elsewhere in its contracts`;
  if (isFirst) return "nothing was asked for before";
  const through = around.nearest(path, around.through());
  if (through !== undefined && (through === path || !ownOnly))
    return `${through === path ? "the file" : through} goes through all fields (${around.throughIn(through)})`;
  const importer = ownOnly ? undefined : around.nearest(path, around.unseen());
  return importer === undefined ? undefined : `what ${around.unseenIn(importer)} has by that name is not seen`;
}

/** Contracts that have a property by the name, of another type. */
function others({ name, type }: Grown, { around, next, contracts, known }: Clashing): Trait {
  const ofName = known.get(name) ?? new Map<Type, Trait>();
  const found = ofName.get(type) ?? around.contracts(contracts.filter((file) => hasOther(file, name, type, next)));
  known.set(name, ofName.set(type, found));
  return found;
}

/** As far as the file itself declares it; our own runtime has nothing of the project's data. */
function hasOther(file: string, name: string, type: Type, next: Version): boolean {
  if (file.includes("/runtime/")) return false;
  const queue: Type[] = next.names(file).flatMap((each) => {
    const stated = next.exported(file, each);
    return stated === undefined || stated.isValue ? [] : [next.head(stated.type)];
  });
  for (const each of queue) {
    if (each.kind === "object" && isOther(each.members.get(name)?.type, type, next)) return true;
    queue.push(...partsOf(each));
  }
  return false;
}

function isOther(one: Type | undefined, other: Type, version: Version): boolean {
  if (one === undefined || one === other) return false;
  const id = version.idOf(one);
  if (id !== undefined && id === version.idOf(other)) return false;
  return brief(one) === undefined || brief(one) !== brief(other);
}

function partsOf(type: Type): readonly Type[] {
  switch (type.kind) {
    case "list":
      return [type.item];
    case "tuple":
      return [...type.items, ...(type.rest === undefined ? [] : [type.rest])];
    case "object":
      return [
        ...[...type.members.values()].map((each) => each.type),
        ...(type.index === undefined ? [] : [type.index]),
      ];
    case "union":
    case "all":
      return type.members;
    case "name":
      return type.args;
    default:
      return [];
  }
}
