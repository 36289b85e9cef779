import type { DefinedRoute } from "../code/defined-routes.js";
import type { Module, Needed } from "../code/modules.js";

/**
 * Why a file does not fit a version of a module that it imports, in words; `undefined` when it does as far as names and
 * methods go.
 *
 * @param next the module as it is to be; `undefined` when it is to go
 * @param known the module as it is: what a file has from elsewhere fits that
 * @param isTrusted what the file has from elsewhere was settled: it fits any version
 */
export function misfit(
  file: Pick<Module, "routes">,
  { from, names }: Needed,
  next: Module | undefined,
  known: Module,
  isTrusted = false,
): string | undefined {
  if (next === undefined) return `it imports ${names.join(", ") || from}`;
  const lost = names.filter((name) => next.exported?.has(name) === false);
  if (lost.length > 0) return `it imports ${lost.join(", ")}`;
  for (const route of file.routes) {
    const methods = next.operations.get(route.contract);
    if (route.module !== from || methods === undefined || (route.isOpen && isTrusted)) continue;
    const problem = wrongMethods(route, methods, known.operations.get(route.contract));
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function wrongMethods(
  { methods, isOpen, isExact, written }: DefinedRoute,
  wanted: ReadonlySet<string>,
  before: ReadonlySet<string> = wanted,
): string | undefined {
  const added = [...wanted].filter((method) => !methods.has(method) && !(isOpen && before.has(method)));
  if (added.length > 0) return isOpen ? `it may lack ${added.join(", ")}` : `it lacks ${added.join(", ")}`;
  if (!isExact) return undefined;
  const gone = [...written, ...(isOpen ? before : [])].filter((method) => !wanted.has(method));
  return gone.length === 0 ? undefined : `it has ${[...new Set(gone)].join(", ")}`;
}
