import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { lazily } from "./model/lazily.js";

/**
 * Read once for a process. The texts of `templates/runtime` and `templates/seeds` by their place below `templates/`: `runtime/body`, `seeds/auth`.
 * The half for development: the build puts a module with the same export and the texts in it in the place of this one
 * (`scripts/precompile-templates.ts`).
 */
export const runtimeSources = lazily((): Readonly<Record<string, string>> => {
  const templates = fileURLToPath(new URL("../templates", import.meta.url));
  const entries = ["runtime", "seeds"].flatMap((folder) =>
    readdirSync(join(templates, folder), { encoding: "utf8" }).map((file): [key: string, text: string] => [
      `${folder}/${file.replace(/\.ts(\.hbs)?$/, "")}`,
      readFileSync(join(templates, folder, file), "utf8").replaceAll("\r\n", "\n"),
    ]),
  );
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
});
