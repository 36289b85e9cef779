import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/**
 * The source of a built-in template, by its key: what `eject` copies, and for files that are not templates
 * (`runtime/problem`) what is written. The build puts a module with the same export and the texts in it in the place
 * of this one.
 *
 * @throws Error when there is none: a bug
 */
export async function templateSource(key: string): Promise<string> {
  for (const extension of [".ts.hbs", ".ts"]) {
    const path = fileURLToPath(new URL(`../../templates/${key}${extension}`, import.meta.url));
    if (existsSync(path)) return readFile(path, "utf8");
  }
  throw new Error(`there is no template ${key}`);
}
