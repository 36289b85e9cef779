import { isBuiltin } from "node:module";

/**
 * The npm packages a module imports, sorted: `cors`, `@scope/name`; not node's own, relative or absolute paths, or
 * specifiers that start with one of the project's import aliases (`@/`, `~/`, `#`).
 */
export function packagesOf(text: string, aliasPrefix?: string): string[] {
  const packages = new Set<string>();
  for (const match of text.matchAll(
    /^(?:import|export)\s(?:[^;'"]*?\sfrom\s+)?["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']\s*\)/gm,
  )) {
    const specifier = match[1] ?? match[2] ?? "";
    if (aliasPrefix !== undefined && specifier.startsWith(aliasPrefix)) continue;
    const name = /^(@[\w.~-]+\/[\w.~-]+|[\w-][\w.~-]*)(?=\/|$)/.exec(specifier)?.[1];
    if (name === undefined || /^\.|^[a-z]+:/.test(specifier) || isBuiltin(name) || !isPackage(name)) continue;
    packages.add(name);
  }
  return [...packages].sort((a, b) => (a < b ? -1 : 1));
}

/**
 * What npm takes for a package (https://docs.npmjs.com/cli/configuring-npm/package-json#name); of the characters only
 * those that got here are to be looked at. A leading hyphen would be an option to the package manager.
 */
function isPackage(name: string): boolean {
  return name.length <= 214 && !/^(?:@[^/]*\/)?[._-]/.test(name) && !/^(?:node_modules|favicon\.ico)$/i.test(name);
}
