import { LIBRARY_MODULES, type LibraryModule } from "../model/template.js";

/** Which of the modules that show the API a file imports, by the text of its imports as we write them. */
export function libraryModulesIn(text: string): LibraryModule[] {
  return LIBRARY_MODULES.filter((module) =>
    new RegExp(`["'\`][^"'\`\\n]*/api/${module}(?:\\.[jt]s)?["'\`]`).test(text),
  );
}
