import type { Aliases } from "../model/aliases.js";
import { inside, posixJoin } from "./files.js";
import type { Package } from "./package-json.js";
import type { PathsResult } from "./tsconfig.js";

/** All that specifiers may stand for in the project, the order as TypeScript and Node.js go by it; none that only say `@/`. */
export function aliasesOf(
  root: string,
  { paths, baseUrl }: Pick<PathsResult, "paths" | "baseUrl">,
  imports: NonNullable<Package["imports"]>,
): Aliases {
  const absolute = (base: string, all: Iterable<readonly [string, readonly string[]]>): [string, string[]][] =>
    [...all].map(([pattern, targets]) => [pattern, targets.map((target) => posixJoin(base, target))]);
  return [
    ...(paths ? absolute(paths.base, paths.patterns) : []),
    ...absolute(root, imports),
    ...(baseUrl === undefined ? [] : [["*", [posixJoin(baseUrl, "*")]] as const]),
  ]
    .map(([pattern, targets]) => [pattern, targets.flatMap((target) => inside(root, target) || [])] as const)
    .filter(
      ([pattern, targets]) => targets.length > 0 && !/^[@~]\/\*=(?:src\/)?\*$/.test(`${pattern}=${targets.join()}`),
    )
    .sort(([a], [b]) => weight(b) - weight(a));
}

function weight(pattern: string): number {
  const star = pattern.indexOf("*");
  return star === -1 ? Infinity : star;
}

/** Hidden folders that a configuration names, but for those of tools, which hold no code of the user's. */
export function hiddenIn(named: readonly string[]): string[] {
  const own = named.filter((pattern) => !GENERATED.test(pattern));
  return [...new Set(own.flatMap((pattern) => pattern.match(/(?<=^|\/)\.[\w-][^/*?]*/g) ?? []))];
}

/** Also what Next.js adds to `include` of its own accord, wherever it builds to. */
const GENERATED = /(?:^|\/)\.(?:git|next|create-api-route)(?:\/|$)|\/types\/\*\*\/\*\.ts$/;
