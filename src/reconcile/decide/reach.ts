import type { CodeTools, Snapshot } from "./types.js";

/** What a file imports, of the files that are known; each is read once. */
export function needsIn({ files, aliases }: Snapshot, tools: CodeTools): (path: string) => string[] {
  const find = tools.findAmong(files.keys(), aliases);
  const known = new Map<string, string[]>();
  const read = (path: string): string[] =>
    tools.readModule(path, files.get(path) ?? "").needed.flatMap(({ from }) => find(from, path) ?? []);
  return (path) => {
    const found = known.get(path) ?? read(path);
    known.set(path, found);
    return found;
  };
}

/** A file with all that it imports, directly or through others. */
export function reachedFrom(path: string, needs: (path: string) => string[]): Set<string> {
  const reached = new Set([path]);
  for (const each of reached) for (const next of needs(each)) reached.add(next);
  return reached;
}
