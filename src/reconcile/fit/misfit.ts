import type { Choice } from "./choice.js";
import type { Type } from "./type.js";
import type { Version } from "./version.js";

/** Where and how a new type is not what code written for the old one takes it for. */
export interface Misfit {
  /** Names of properties, the outermost first; `[]` for the items of a list. */
  at: readonly string[];
  /**
   * `gone`: what was there is not; `needed`: what need not be there has to; `maybe`: it need not be there any longer;
   * `null`: it may be null; `fixed`: it can only be read; `type`: it is something else; and for code alone that has its own idea
   * of it `new`: it was not there; `open`: it has other fields, too; `split`: it is one of several; `declared`: it is an
   * interface.
   */
  what: "gone" | "needed" | "maybe" | "null" | "fixed" | "type" | "new" | "open" | "split" | "declared";
  /** The innermost type with a name that it is in, and where in that; absent outside of such a type. */
  within?: { type: string; at: readonly string[] };
  /** The types in a word, where they can be said in one. */
  was?: string | undefined;
  is?: string | undefined;
  /** Of `needed` and of fields of any name: what else values of the type had to have before. */
  had?: readonly string[];
  /** Of fields of any name that are gone: those that have a name. */
  named?: readonly string[];
  /** It is a choice of texts that got others: of code that names none of them nothing is asked. */
  choice?: Choice | undefined;
}

/**
 * `read`: code takes values of the new type as if they were of the old one. It may use every property and tell every
 * member of a union from the others, so only what is added, or is there in any case now, leaves it as it is.
 * `write`: code makes values of the old type, for what takes the new one.
 */
export type Use = "read" | "write";

/** One comparison of a value's type with the one it is taken for. */
export interface Relation {
  use: Use;
  /** The version that the value is of. */
  source: Version;
  /** The version that it is taken for. */
  target: Version;
  /** Whether a value of the first type does for the second. */
  related(source: Type, target: Type): readonly Misfit[];
}

/** Names of properties that are shown to where it is; of what is further in, the type that it is in. */
const SHOWN = 4;

/** `items[].id`, or for what is far inside `id of Item`; empty for the whole. */
export function placeOf({ at, within }: Pick<Misfit, "at" | "within">): { path: string; type?: string } {
  if (at.length <= SHOWN || within === undefined || within.at.length === at.length) return { path: pathOf(at) };
  return { path: pathOf(within.at), type: within.type };
}

function pathOf(at: readonly string[]): string {
  return at.reduce((path, name) => {
    if (name === "[]" || name === "[key]") return `${path}${name}`;
    // What a generic type is of, or one of several is.
    if (name === "[...]") return path;
    return path === "" ? name : `${path}.${name}`;
  }, "");
}

/** One for each place in each type, by the shortest way to it: what is different in a model, all that lead there have. */
export function distinct<T extends Misfit>(misfits: readonly T[]): T[] {
  const found = new Map<string, T>();
  for (const each of misfits) {
    const { at, what, within } = each;
    const key = JSON.stringify([what, ...(within === undefined ? [at] : [within.type, within.at])]);
    const known = found.get(key);
    if (known === undefined || at.length < known.at.length) found.set(key, each);
  }
  return [...found.values()];
}
