import { readdir } from "node:fs/promises";
import { join } from "node:path";

/** Where ejected templates go: beside the code of the project, not below `pages`, where every file is a route. */
export const OWN_TEMPLATES = "api-templates";

/** The user's templates in that folder of a project, sorted, as `-t` takes them from its root: `./api-templates/rest.ts.hbs`. */
export async function ownTemplates(root: string): Promise<string[]> {
  const folder = join(root, OWN_TEMPLATES);
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const isTemplate = await Promise.all(
    entries.map(async (entry) => {
      if (!entry.isDirectory()) return entry.isFile() && entry.name.endsWith(".hbs");
      const below = await readdir(join(folder, entry.name)).catch(() => []);
      return below.some((name) => name.endsWith(".hbs"));
    }),
  );
  return entries
    .filter((_, index) => isTemplate[index])
    .map(({ name }) => `./${OWN_TEMPLATES}/${name}`)
    .sort();
}
