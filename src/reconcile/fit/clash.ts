import type { Around } from "./around.js";
import type { Grown } from "./grown.js";
import { brief, type Type } from "./type.js";
import type { Version } from "./version.js";

/** What tells whether code of the user's may have another idea of a property that came to a contract. */
export interface Clashing {
  around: Around;
  next: Version;
}

/** How far it is looked for that. */
export interface Reach {
  /** What goes through all properties counts where the file itself does. Default: also where it imports such code. */
  ownOnly?: boolean;
}

/**
 * Why a property that only came to a type may not fit a file all the same, in a few words: TypeScript takes values with more
 * properties than a type has, so one by the new one's name may be of another type; and code may go through all there are.
 *
 * @returns `undefined` where nothing that the file can see has to do with it
 */
export function clash(path: string, grown: Grown, { around, next }: Clashing, reach: Reach = {}): string | undefined {
  const { name, isFirst } = grown;
  const below = around.below(path);
  const known = below.find((each) => around.read(each).words.has(name));
  if (known !== undefined) return `${known === path ? "the file" : known} has "${name}" too`;
  if (isAnother(path, grown, { around, next })) return `"${name}" is another elsewhere in its contracts`;
  if (isFirst) return "nothing was asked for before";
  const through = (reach.ownOnly === true ? [path] : below).find((each) => around.read(each).through !== undefined);
  if (through !== undefined) {
    const what = around.read(through).through ?? "";
    return through === path
      ? `the file goes through all fields (${what})`
      : `${through} goes through all fields (${what})`;
  }
  const [unseen] = reach.ownOnly === true ? [] : around.unseen(path);
  return unseen === undefined ? undefined : `what ${unseen} has by that name is not seen`;
}

/** Whether contracts that the file can see have a property by the name that is of another type. */
function isAnother(path: string, { name, type }: Grown, { around, next }: Clashing): boolean {
  const contracts = around.contracts(path).filter((each) => !each.includes("/runtime/"));
  const seen = new Set<string>();
  const queue = contracts.flatMap((file) => next.names(file).flatMap((each) => next.exported(file, each)?.type ?? []));
  for (const each of queue) {
    const id = next.idOf(each);
    if (id !== undefined && seen.has(id)) continue;
    if (id !== undefined) seen.add(id);
    const head = next.head(each);
    if (head.kind === "object" && isOther(head.members.get(name)?.type, type, next)) return true;
    queue.push(...partsOf(head));
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
