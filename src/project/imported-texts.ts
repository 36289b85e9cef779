import { posix } from "node:path";
import { firstExisting, readText } from "./files.js";

/** What a file may be called that is imported; a folder has the name as it is. */
const ENDS = [".ts", ".mts", ".mjs", ".js", ".cjs", "/index.ts", "/index.js", ""];

/** The file that a relative import names, relative to the root. */
export function besideOf(root: string, from: string, specifier: string): string | undefined {
  const path = posix.join(posix.dirname(from), specifier);
  return firstExisting(
    root,
    ENDS.map((end) => `${path}${end}`),
  );
}

/** The text of a file, and of those that it imports by relative paths, however indirectly, by path relative to the root. */
export function importedTexts(root: string, file: string, seen = new Map<string, string>()): Map<string, string> {
  const text = seen.has(file) || file.endsWith(".json") ? undefined : readText(root, file);
  if (text === undefined) return seen;
  seen.set(file, text);
  for (const [, specifier = ""] of text.matchAll(/(?:\bfrom|\bimport|\brequire\(|\bimport\()\s*["'](\.[^"']+)["']/g)) {
    const beside = besideOf(root, file, specifier);
    if (beside !== undefined) importedTexts(root, beside, seen);
  }
  return seen;
}
