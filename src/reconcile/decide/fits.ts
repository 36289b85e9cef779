import type { DefinedRoute } from "../code/defined-routes.js";
import type { Module, Needed } from "../code/modules.js";

/** Names or methods in which a file and a module that it imports do not agree. */
export interface Mismatch {
  what: "has" | "lacks" | "may lack" | "imports";
  names: readonly string[];
}

/** Of a file, `it`. */
export function said({ what, names }: Mismatch): string {
  return `it ${what} ${names.join(", ")}`;
}

/** What mends it. */
export function mendOf(path: string, { what, names }: Mismatch): string {
  const all = names.join(", ");
  if (what === "has") return `take ${all} out of ${path}`;
  return what === "imports" ? `have ${path} do without ${all}, which goes` : `add ${all} to ${path}`;
}

/**
 * How a file does not fit a version of a module that it imports; `undefined` when it does as far as names and methods go.
 *
 * @param next the module as it is to be; `undefined` when it is to go
 * @param known the module as it is: what a file has from elsewhere fits that
 * @param isTrusted what the file has from elsewhere was settled: that fits any version
 */
export function misfit(
  file: Pick<Module, "routes">,
  { from, names }: Needed,
  next: Module | undefined,
  known: Module,
  isTrusted = false,
): Mismatch | undefined {
  if (next === undefined) return { what: "imports", names: names.length > 0 ? names : [from] };
  const lost = names.filter((name) => next.exported?.has(name) === false);
  if (lost.length > 0) return { what: "imports", names: lost };
  for (const route of file.routes) {
    const methods = next.operations.get(route.contract);
    if (route.module !== from || methods === undefined) continue;
    const before = route.isOpen && isTrusted ? undefined : known.operations.get(route.contract);
    const problem = wrongMethods(route, methods, before);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** @param before what a file with methods from elsewhere fits now; `undefined` when those are to be trusted */
function wrongMethods(
  { methods, isOpen, isExact, written }: DefinedRoute,
  wanted: ReadonlySet<string>,
  before: ReadonlySet<string> | undefined,
): Mismatch | undefined {
  const elsewhere = isOpen ? (before ?? wanted) : new Set<string>();
  const added = [...wanted].filter((method) => !methods.has(method) && !elsewhere.has(method));
  if (added.length > 0) return { what: isOpen ? "may lack" : "lacks", names: added };
  if (!isExact) return undefined;
  const gone = [...written, ...elsewhere].filter((method) => !wanted.has(method));
  return gone.length === 0 ? undefined : { what: "has", names: [...new Set(gone)] };
}
