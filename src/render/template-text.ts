import { readFile } from "node:fs/promises";

/**
 * The source of a built-in template, by its key: what `eject` copies. The build puts a module with the same export and
 * the texts in it in the place of this one.
 */
export async function templateSource(key: string): Promise<string> {
  return readFile(new URL(`../../templates/${key}.ts.hbs`, import.meta.url), "utf8");
}
