import { conflictSides, hasConflictMarkers } from "../../text/conflict-markers.js";
import { mendOf, misfit, type Mismatch } from "./fits.js";
import type { CodeTools, Context, FileChange, RenderedFile } from "./types.js";

/** What modules are to be, by path: `undefined` where they go. */
export type Texts = ReadonlyMap<string, string | undefined>;

/**
 * How a file that says `text` does not fit the modules of ours that it imports.
 *
 * @param texts those modules; of others nothing is asked
 */
export function misfitsOf(path: string, text: string, texts: Texts, { readModule, findAmong }: CodeTools): Mismatch[] {
  if (texts.size === 0) return [];
  const find = findAmong(texts.keys());
  const file = readModule(path, text);
  return file.needed.flatMap((needed) => {
    const found = find(needed.from, path);
    if (found === undefined) return [];
    const next = texts.get(found);
    const module = next === undefined ? undefined : readModule(found, next);
    // What it has from elsewhere is the user's word for it.
    const problem = misfit(file, needed, module, module ?? NOTHING, true);
    return problem === undefined ? [] : [problem];
  });
}

const NOTHING = { needed: [], exported: undefined, routes: [], operations: new Map<string, Set<string>>() };

/** The contracts as the spec wants them, whatever holds them back. */
export function wantedContracts(rendered: readonly RenderedFile[], changes: Iterable<FileChange>): Texts {
  const wanted = rendered.filter(({ owner }) => owner === "contract").map(({ path, text }) => [path, text] as const);
  const gone = [...changes].filter(
    ({ owner, goes, verdict }) => owner === "contract" && (goes || verdict === "remove"),
  );
  return new Map<string, string | undefined>([...gone.map(({ path }) => [path, undefined] as const), ...wanted]);
}

/** Says of files in conflict what the user's side has to become before it can be kept. */
export async function sayOwnSides(
  changes: Map<string, FileChange>,
  rendered: readonly RenderedFile[],
  context: Context,
): Promise<void> {
  const conflicts = [...changes.values()].filter(
    ({ verdict, before }) => verdict === "conflict" && before !== undefined,
  );
  if (conflicts.length === 0) return;
  const tools = await context.codeTools();
  const texts = wantedContracts(rendered, changes.values());
  for (const each of conflicts) {
    const { path, before = "", conflict } = each;
    const ours = conflict?.ours ?? conflictSides(before)[0];
    const todo = mendsOf(path, ours, before, texts, tools);
    if (todo.length > 0) changes.set(path, { ...each, todo });
  }
}

/**
 * What is to be done to a file that is to say `text`, so that it fits. What a side of git's conflict lacks comes in with the
 * next run.
 */
export function mendsOf(path: string, text: string, before: string, texts: Texts, tools: CodeTools): string[] {
  const misfits = misfitsOf(path, text, texts, tools);
  const left = hasConflictMarkers(before) ? misfits.filter(({ what }) => what === "has") : misfits;
  return [...new Set(left.map((each) => mendOf(path, each)))];
}
