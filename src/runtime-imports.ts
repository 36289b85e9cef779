import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Which modules of `runtime/` a file of the API's library imports, by the file's place below `templates/`:
 * `runtime/multipart` -> `["contract", "form"]`. Read from the sources: the half for development. The build puts a
 * module with the same export and the answer in it in the place of this one (`scripts/precompile-templates.ts`).
 */
export function runtimeImports(): Readonly<Record<string, readonly string[]>> {
  const templates = fileURLToPath(new URL("../templates", import.meta.url));
  const entries = ["runtime", "seeds"].flatMap((folder) =>
    readdirSync(join(templates, folder), { encoding: "utf8" }).map((file): [key: string, modules: string[]] => [
      `${folder}/${file.replace(/\.ts(\.hbs)?$/, "")}`,
      modulesIn(readFileSync(join(templates, folder, file), "utf8"), folder),
    ]),
  );
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Seeds lie beside `runtime/`, its modules import each other as neighbours. */
function modulesIn(text: string, folder: string): string[] {
  const specifier = folder === "runtime" ? /\bfrom "\.\/([\w-]+)";/g : /\bfrom "\.\/runtime\/([\w-]+)";/g;
  return [...text.matchAll(specifier)].map(([, module = ""]) => module).sort();
}
