import { readModule } from "../code/modules.js";
import { clashing } from "./clash.js";
import type { Grown, Pair } from "./grown.js";
import type { Kept } from "./kept.js";
import { isMet } from "./met.js";
import type { Misfit } from "./misfit.js";
import { operationsOf } from "./operations.js";
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
  return importedTypes(path, text, versions).flatMap(({ name, file, handled, ...pair }): OtherType[] => {
    const misfits = misfitsOf(pair, versions);
    const grown = file.includes("/runtime/") ? [] : versions.grown(pair);
    return [
      ...misfits.map((misfit) => ({ name, misfit })),
      ...grown.map((each) => ({ name, misfit: each, grown: each })),
    ].filter(({ misfit: { at } }) => at.length > 1 || !handled.has(at[0] ?? ""));
  });
}

/** Whoever has a contract handles requests and makes responses; whoever has any other type, or a schema, does both with it. */
function misfitsOf({ was, is }: Pair, { types, old, next }: Versions): Misfit[] {
  const [before, after] = [operationsOf(was, old), operationsOf(is, next)];
  if (before === undefined || after === undefined || before.size === 0)
    return [...types.misfits("read", was, is), ...types.misfits("write", was, is)];
  return [...before].flatMap(([method, one]) => {
    const other = after.get(method);
    if (other === undefined) return [{ at: [method], what: "gone" as const }];
    const [taken, given] = [
      types.misfits("read", one.request, other.request).map((each) => ({ ...each, at: ["request", ...each.at] })),
      types.misfits("write", one.response, other.response).map((each) => ({ ...each, at: ["response", ...each.at] })),
    ];
    return [...taken, ...given].map((each) => ({ ...each, at: [method, ...each.at] }));
  });
}

interface ImportedType extends Pair {
  name: string;
  file: string;
  /** Methods that the file has handlers for, of routes of that file. */
  handled: ReadonlySet<string>;
}

/** Names that a file imports of contracts, but for routes that it defines; all, where it does not say which. */
function importedTypes(path: string, text: string, { old, next, find }: Versions): ImportedType[] {
  const { needed, routes } = readModule(path, text);
  return needed.flatMap(({ from, names }) => {
    const file = find(from, path);
    if (file === undefined) return [];
    const here = routes.filter(({ module }) => module === from);
    const defined = new Set(here.map(({ contract }) => contract));
    const handled = new Set(here.flatMap(({ methods }) => [...methods]));
    return (names.length > 0 ? names : old.names(file)).flatMap((name) => {
      const [was, is] = [old.exported(file, name), next.exported(file, name)];
      if (was === undefined || is === undefined || defined.has(name)) return [];
      return [{ name, file, handled, was: was.type, is: is.type }];
    });
  });
}
