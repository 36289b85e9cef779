import { findAmong, importedBy } from "../code/modules.js";
import type { Files } from "./kept.js";
import type { Unfit } from "./unfit.js";

/**
 * Files that import a route which the run removes or takes elsewhere, tests above all. They cannot be waited for: where a
 * route is to go to, it has to be there before anybody can import it.
 */
export function importersOfGone({ changes, snapshot }: Files): Unfit[] {
  const gone = [...changes.values()].filter(({ verdict, owner }) => verdict === "remove" && owner === "route");
  if (gone.length === 0) return [];
  const find = findAmong(
    gone.map(({ path }) => path),
    snapshot.aliases,
  );
  const movedTo = new Map([...changes.values()].map(({ path, movedFrom }) => [movedFrom, path]));
  const found = new Map<string, Unfit>();
  for (const [path, before] of [...(snapshot.around ?? []), ...snapshot.files]) {
    const { verdict, after = before } = changes.get(path) ?? {};
    if (verdict === "remove") continue;
    for (const from of importedBy(after)) {
      const target = find(from, path);
      if (target === undefined) continue;
      const place = movedTo.get(target);
      const why = `${target} is ${place === undefined ? "gone" : `at ${place} now`}`;
      found.set(`${path} ${target}`, { path, isImport: true, why });
    }
  }
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}
