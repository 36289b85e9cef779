import type { Trait } from "./around.js";
import type { Grown } from "./grown.js";
import { kindClash } from "./kind-clash.js";
import type { Misfit } from "./misfit.js";
import { passing, typesIn, unseen, type Clashing, type Reach } from "./sight.js";
import { brief, type Type } from "./type.js";
import type { Version } from "./version.js";

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
      return why === undefined ? [] : [`${say(each)}, and ${why}`];
    });
}

/**
 * Why a property that only came to a type may not fit a file all the same, in a few words: TypeScript takes values with more
 * properties than a type has, so one by the new one's name may be of another type; and code may go through all there are.
 *
 * @returns `undefined` where nothing that the file can see has to do with it
 */
function clash(path: string, grown: Grown, clashing: Clashing, reach: Reach = {}): string | undefined {
  const { around } = clashing;
  const { name, isFirst, what } = grown;
  if (what === "needed") {
    const undone = around.nearest(path, around.undoing(name));
    return undone && `${undone === path ? "the file" : undone} states "${name}" before a spread, or deletes it`;
  }
  if (what !== "new") return kindClash(path, { ...grown, what }, clashing, reach);
  const known = around.nearest(path, around.otherwise(name, brief(grown.type)));
  if (known !== undefined) return `${known === path ? "the file" : known} has "${name}" too`;
  if (around.nearest(path, others(grown, clashing)) !== undefined)
    return `"${name}" is another elsewhere in its contracts`;
  if (isFirst) return "nothing was asked for before";
  return passing(path, around, reach) ?? unseen(path, around, reach, `have "${name}" too`);
}

/** Contracts that have a property by the name, of another type. */
function others({ name, type }: Grown, { around, next, known }: Clashing): Trait {
  const ofName = known.get(name) ?? new Map<Type, Trait>();
  const found = ofName.get(type) ?? around.contracts((file) => hasOther(file, name, type, next));
  known.set(name, ofName.set(type, found));
  return found;
}

function hasOther(file: string, name: string, type: Type, next: Version): boolean {
  return typesIn(file, next).some(
    (each) => each.type.kind === "object" && isOther(each.type.members.get(name)?.type, type, next),
  );
}

function isOther(one: Type | undefined, other: Type, version: Version): boolean {
  if (one === undefined || one === other) return false;
  const id = version.idOf(one);
  if (id !== undefined && id === version.idOf(other)) return false;
  return brief(one) === undefined || brief(one) !== brief(other);
}
