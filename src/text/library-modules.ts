import type { Aliases } from "../model/aliases.js";
import { LIBRARY_MODULES, type LibraryModule } from "../model/template.js";
import { withoutAliases } from "./aliases.js";

/** Which of the modules that show the API a file imports, by the text of its imports as we write them. */
export function libraryModulesIn(own: string, aliases?: Aliases): LibraryModule[] {
  const text = withoutAliases(own, aliases);
  return LIBRARY_MODULES.filter((module) =>
    new RegExp(`["'\`][^"'\`\\n]*/api/${module}(?:\\.[jt]s)?["'\`]`).test(text),
  );
}
