import type { Around, Trait } from "./around.js";
import type { Use } from "./misfit.js";
import type { Type } from "./type.js";
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
  return importer === undefined ? undefined : `what ${around.unseenIn(importer)} ${what} is not seen`;
}
