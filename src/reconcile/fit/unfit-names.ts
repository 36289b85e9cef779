import { readModule } from "../code/modules.js";
import { clashing } from "./clash.js";
import type { Grown, Pair } from "./grown.js";
import type { Kept } from "./kept.js";
import { isMet } from "./met.js";
import type { Misfit } from "./misfit.js";
import type { Unfit, Versions } from "./unfit.js";
import { about, listed } from "./words.js";

/** What is different in a type of a contract, by the name that a file imports. */
export interface OtherType {
  name: string;
  misfit: Misfit;
  /** The same where it is what came to it. */
  grown?: Grown;
}

/** What else a file imports of contracts: it may read values of such a type and make them. */
export function unfitNames({ path, text }: Kept, versions: Versions): Unfit[] {
  const all = otherTypes(path, text, versions);
  const lost = all.flatMap(({ name, misfit, grown }) =>
    grown === undefined && isMet(path, misfit, versions) ? [about(name, misfit)] : [],
  );
  const reach = { ownOnly: path.endsWith("x"), said: lost };
  const came = all.flatMap(({ name, grown }) =>
    grown === undefined ? [] : clashing(path, [grown], (misfit) => about(name, misfit), reach, versions),
  );
  const reasons = [...lost, ...came];
  return reasons.length === 0 ? [] : [{ path, why: listed(reasons) }];
}

/** What is different in types that a file imports. Nothing that comes to our own runtime is of the project's data. */
export function otherTypes(path: string, text: string, versions: Versions): OtherType[] {
  const { types } = versions;
  return importedTypes(path, text, versions).flatMap(({ name, file, isValue, ...pair }): OtherType[] => {
    const misfits = [
      ...types.misfits("read", pair.was, pair.is),
      ...(isValue ? [] : types.misfits("write", pair.was, pair.is)),
    ];
    const grown = file.includes("/runtime/") ? [] : versions.grown(pair);
    return [
      ...misfits.map((misfit) => ({ name, misfit })),
      ...grown.map((each) => ({ name, misfit: each, grown: each })),
    ];
  });
}

interface ImportedType extends Pair {
  name: string;
  file: string;
  isValue: boolean;
}

/** Names that a file imports of contracts, but for routes that it defines; all, where it does not say which. */
function importedTypes(path: string, text: string, { old, next, find }: Versions): ImportedType[] {
  const { needed, routes } = readModule(path, text);
  return needed.flatMap(({ from, names }) => {
    const file = find(from, path);
    if (file === undefined) return [];
    const defined = new Set(routes.filter(({ module }) => module === from).map(({ contract }) => contract));
    return (names.length > 0 ? names : old.names(file)).flatMap((name) => {
      const [was, is] = [old.exported(file, name), next.exported(file, name)];
      if (was === undefined || is === undefined || defined.has(name)) return [];
      return [{ name, file, was: was.type, is: is.type, isValue: was.isValue }];
    });
  });
}
