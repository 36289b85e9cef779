import { importsOf } from "./bindings.js";
import { isParsed, parse } from "./parse.js";
import { routeCalls } from "./route-calls.js";

/**
 * Modules, as written, of the contracts that a file gives to `defineRoute`; of a file that does not parse, all that it
 * imports by the look of it.
 */
export function implementedModules(path: string, text: string): string[] {
  const source = parse(path, text);
  if (!isParsed(source)) return [...text.matchAll(/\bfrom\s*["']([^"'\n]+)["']/g)].map(([, from = ""]) => from);
  const defined = new Set(routeCalls(source).calls.map(({ module }) => module));
  return importsOf(source)
    .map(({ from }) => from)
    .filter((from) => defined.has(from));
}
