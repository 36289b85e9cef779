import { readModule } from "../code/modules.js";
import { clashing } from "./clash.js";
import type { Grown, Pair } from "./grown.js";
import type { Kept } from "./kept.js";
import type { Unfit, Versions } from "./unfit.js";
import { about, listed } from "./words.js";

/** A property that came to a type of a contract, by the name that a file imports. */
export interface GrownType {
  name: string;
  grown: Grown;
}

/** What else a file imports of contracts: it may read values of such a type and make them. */
export function unfitNames({ path, text }: Kept, versions: Versions): Unfit[] {
  const { types } = versions;
  const lost = importedTypes(path, text, versions).flatMap(({ name, was, is, isValue }) => {
    const read = types.misfits("read", was, is);
    const written = isValue ? [] : types.misfits("write", was, is);
    return [...read, ...written].map((each) => about(name, each));
  });
  const reach = { ownOnly: path.endsWith("x"), said: lost };
  const came = grownTypes(path, text, versions).flatMap(({ name, grown }) =>
    clashing(path, [grown], (misfit) => about(name, misfit), reach, versions),
  );
  const reasons = [...lost, ...came];
  return reasons.length === 0 ? [] : [{ path, why: listed(reasons) }];
}

/** What came to types that a file imports. Nothing that comes to our own runtime is of the project's data. */
export function grownTypes(path: string, text: string, versions: Versions): GrownType[] {
  return importedTypes(path, text, versions).flatMap(({ name, file, ...pair }) =>
    file.includes("/runtime/") ? [] : versions.grown(pair).map((grown) => ({ name, grown })),
  );
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
