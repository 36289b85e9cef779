import type { FileChange, RenderedFile } from "../../model/files.js";
import type { Snapshot } from "../../model/snapshot.js";
import { findAmong } from "../code/modules.js";
import { aroundOf } from "./around.js";
import { comparing } from "./compare.js";
import { growing } from "./grown.js";
import { importersOfGone } from "./importers-of-gone.js";
import { keptFiles, type Files, type Kept } from "./kept.js";
import { passedOnTwice } from "./passed-on.js";
import { unfitCalls } from "./unfit-calls.js";
import { unfitFurther } from "./unfit-further.js";
import { unfitHandlers } from "./unfit-handlers.js";
import { unfitMerged } from "./unfit-merged.js";
import { unfitNames } from "./unfit-names.js";
import type { Unfit, Versions } from "./unfit.js";
import { readingOnce, versionOf } from "./version.js";

/**
 * What a run that brings contracts up to date leaves to its user: handlers that were written for what an operation took
 * and answered before, and other code with types of contracts, that may not type-check against what they are now. By
 * types alone, as TypeScript sees them; the contracts on disk say what they were. Where a type only gets more, code is
 * told of that may have its own idea of what came.
 *
 * @param changes all of the run
 */
export function mayNotFit(
  changes: readonly FileChange[],
  { rendered, snapshot }: { rendered: readonly RenderedFile[]; snapshot: Snapshot },
): Unfit[] {
  const byPath = new Map(changes.map((change) => [change.path, change]));
  const files = { changes: byPath, rendered: new Map(rendered.map((file) => [file.path, file])), snapshot };
  const kept = keptFiles(files);
  const versions = versionsOf(files, kept);
  const direct = kept.flatMap((file) => [...unfitHandlers(file, versions), ...unfitNames(file, versions)]);
  const further = [
    ...unfitFurther(kept, direct, versions),
    ...passedOnTwice(versions),
    ...unfitMerged(versions),
    ...unfitCalls(kept, versions),
  ];
  return [...direct, ...further, ...importersOfGone(files)];
}

function versionsOf({ changes, snapshot }: Files, kept: readonly Kept[]): Versions {
  const { files, contracts, aliases, around = new Map<string, string>() } = snapshot;
  const isContract = (path: string): boolean => contracts.has(path) || changes.get(path)?.owner === "contract";
  const find = findAmong(new Set([...contracts, ...changes.keys()].filter(isContract)), aliases);
  const read = readingOnce();
  const old = versionOf((path) => files.get(path), find, read);
  const next = versionOf((path) => nextText(changes.get(path), files.get(path)), find, read);
  const own = new Map([...around, ...kept.map(({ path, text }) => [path, text] as const)]);
  const all = [...new Set([...contracts, ...changes.keys()])].filter(isContract);
  const texts = all.flatMap((path) => {
    const text = nextText(changes.get(path), files.get(path));
    return text === undefined ? [] : [[path, text] as const];
  });
  const code = aroundOf({
    own,
    contracts: new Map(texts),
    find: findAmong(new Set([...own.keys(), ...files.keys(), ...changes.keys()]), aliases),
    everywhere: [...own.keys()].filter((path) => /\.d\.[cm]?ts$/.test(path) && path !== "next-env.d.ts"),
  });
  const compared = { types: comparing(old, next), grown: growing(old, next) };
  const rewritten = all.filter((path) => nextText(changes.get(path), files.get(path)) !== files.get(path));
  return { old, next, find, rewritten, ...compared, around: code, contracts: all, known: new Map(), met: new Map() };
}

function nextText(change: FileChange | undefined, before: string | undefined): string | undefined {
  return change?.verdict === "remove" ? undefined : (change?.after ?? before);
}
