import type { Around, Trait } from "./around.js";
import type { Use } from "./misfit.js";
import type { Type } from "./type.js";
import type { Version } from "./version.js";

/** What tells whether code of the user's may have another idea of a property that came to a contract. */
export interface Clashing {
  around: Around;
  next: Version;
  /** Which contracts have another property by a name than of a type, as far as that was asked. */
  known: Map<string, Map<Type, Trait>>;
  /** Which of them have what a change may matter to, as far as that was asked. */
  met: Map<string, Trait>;
}

/** How far it is looked for that. */
export interface Reach {
  /** What goes through all properties counts where the file itself does. Default: also where it imports such code. */
  ownOnly?: boolean;
  /** What the file does with values of the type. Default: whatever there is. */
  use?: Use;
}

/** Why all of a type's properties may matter to a file, in words. */
export function passing(path: string, around: Around, { ownOnly = false }: Reach): string | undefined {
  const through = around.nearest(path, around.through());
  if (through === undefined || (through !== path && ownOnly)) return undefined;
  return `${through === path ? "the file" : through} goes through all fields (${around.throughIn(through)})`;
}

/** The same for packages, of whose types nothing is known. */
export function unseen(path: string, around: Around, { ownOnly = false }: Reach, what: string): string | undefined {
  const importer = ownOnly ? undefined : around.nearest(path, around.unseen());
  return importer === undefined
    ? undefined
    : `${around.unseenIn(importer)} may ${what}, as far as is known without its types`;
}

/** The types that a contract exports, and all that these are made of as far as the file itself declares it, by the names. */
export function typesIn(file: string, version: Version): { type: Type; of: string }[] {
  const queue = version.names(file).flatMap((of) => {
    const stated = version.exported(file, of);
    return stated === undefined || stated.isValue ? [] : [{ type: version.head(stated.type), of }];
  });
  for (const { type, of } of queue) queue.push(...partsOf(type).map((each) => ({ type: each, of })));
  return queue;
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
