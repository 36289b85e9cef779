import { posix } from "node:path";
import type { Project } from "../model/project.js";
import { aliasesOf, hiddenIn } from "./aliases.js";
import { firstExisting, inside, posixJoin } from "./files.js";
import { readPaths, type Paths, type PathsResult } from "./tsconfig.js";
import { relativePath } from "../text/paths.js";

/**
 * The import alias for code in `lib`, from `paths` of tsconfig.json, else jsconfig.json, as Next.js reads them
 * (https://nextjs.org/docs/app/getting-started/installation#set-up-absolute-imports-and-module-path-aliases). It is
 * taken only if an import through it really arrives there: a longer pattern may lead elsewhere.
 *
 * What the configuration says of the compiler comes with it. Of several, the one that starts at `lib`'s parent wins over one that starts above it; then `@/`, then the first.
 *
 * @param said.tsconfig the file that next.config says instead
 * @param said.imports of package.json: the user's files may go by them too
 */
export async function findAlias(
  root: string,
  lib: string,
  {
    tsconfig,
    imports = new Map(),
  }: { tsconfig?: string | undefined; imports?: ReadonlyMap<string, readonly string[]> } = {},
): Promise<Pick<Project, "alias" | "aliases" | "hidden" | "compiler"> & { broken?: string }> {
  const file = firstExisting(root, [...(tsconfig === undefined ? [] : [tsconfig]), "tsconfig.json", "jsconfig.json"]);
  const read: PathsResult = file === undefined ? { compiler: {} } : await readPaths(root, file);
  const { paths, broken, compiler, named = [] } = read;
  const [aliases, hidden] = [aliasesOf(root, read, imports), hiddenIn(named)];
  const others = {
    ...(aliases.length > 0 && { aliases }),
    ...(hidden.length > 0 && { hidden }),
    ...(Object.keys(compiler).length > 0 && { compiler }),
    ...(broken !== undefined && { broken: relativePath(root, broken) }),
  };
  if (!paths) return others;
  const score = ({ prefix, dir }: Alias) => (dir === parent(lib) ? 0 : 2) + (prefix === "@/" ? 0 : 1);
  const [alias] = candidates(paths, root)
    .filter(({ prefix, dir }) => contains(dir, lib) && arrives(paths, root, prefix, dir, lib))
    .sort((a, b) => score(a) - score(b));
  return { ...others, ...(alias && { alias }) };
}

type Alias = NonNullable<Project["alias"]>;

/** Patterns of the form `<prefix>/*` for a folder inside the project. */
function candidates(paths: Paths, root: string): Alias[] {
  return [...paths.patterns].flatMap(([pattern, [target]]) => {
    const [prefix, tail] = pattern.split("*");
    if (!prefix || tail !== "" || target === undefined || !/(^|\/)\*$/.test(target)) return [];
    const dir = inside(root, posixJoin(paths.base, target.slice(0, -1)));
    return dir === undefined ? [] : [{ prefix, dir }];
  });
}

/** An import below `lib` through the alias resolves to a file below `lib` by TypeScript's rule: the longest prefix wins. */
function arrives(paths: Paths, root: string, prefix: string, dir: string, lib: string): boolean {
  const file = `${lib}/api/route`;
  const specifier = `${prefix}${dir === "" ? file : file.slice(dir.length + 1)}`;
  const matching = [...paths.patterns.keys()]
    .map((pattern) => ({ pattern, before: pattern.split("*")[0]!, after: pattern.split("*")[1] }))
    .filter(({ pattern, before, after }) =>
      after === undefined ? pattern === specifier : specifier.startsWith(before) && specifier.endsWith(after),
    )
    .sort((a, b) => b.before.length - a.before.length);
  const [chosen] = matching;
  if (!chosen) return false;
  const star = specifier.slice(chosen.before.length, specifier.length - (chosen.after?.length ?? 0));
  const target = paths.patterns.get(chosen.pattern)?.[0]?.replace("*", () => star);
  return target !== undefined && inside(root, posixJoin(paths.base, target)) === file;
}

function parent(path: string): string {
  const folder = posix.dirname(path);
  return folder === "." ? "" : folder;
}

function contains(dir: string, path: string): boolean {
  return dir === "" || path.startsWith(`${dir}/`);
}
