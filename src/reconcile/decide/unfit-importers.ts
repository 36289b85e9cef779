import type { FindModule, Module } from "../code/modules.js";
import { headsInto } from "../../text/aliases.js";
import { isUnresolved } from "../../model/verdicts.js";
import { hasConflictMarkers } from "../../text/conflict-markers.js";
import { mendOf, misfit, said } from "./fits.js";
import type { CodeTools, Context, FileChange, RenderedFile } from "./types.js";

/** A run, as far as it matters to whoever imports what it changes. */
export interface Looked {
  changes: ReadonlyMap<string, FileChange>;
  /** Texts of all files that are known, as they are. */
  files: ReadonlyMap<string, string>;
  rendered: readonly RenderedFile[];
  read: ReadModule;
  find: FindModule;
}

/** Whether files that are not all of this run could import something that changes. */
export function hasImporters(
  changes: ReadonlyMap<string, FileChange>,
  rendered: readonly RenderedFile[],
  { snapshot: { files, aliases = [] } }: Context,
): boolean {
  if (![...changes.values()].some(isChanging)) return false;
  const into = headsInto(aliases);
  return importing({ changes, files, rendered }).some(
    ({ after }) => into.some((head) => after.includes(head)) || /\bapi\/|["'`]\.\.?\//.test(after),
  );
}

/** A module of ours that will not be what it is: what a seed becomes is merged, so that one can only go. */
function isChanging(file: FileChange): boolean {
  if (file.before === undefined || !isHoldable(file)) return false;
  return file.owner === "contract" || (file.owner === "seed" && file.verdict === "remove");
}

interface Importing {
  path: string;
  before: string;
  after: string;
  /** With a part of its new version only: whether it fits is the user's to see to. */
  isPart: boolean;
}

/** Files that are there after the run and that it does not write from scratch: they may not fit what they import. */
function importing({ changes, files, rendered }: Pick<Looked, "changes" | "files" | "rendered">): Importing[] {
  const texts = new Map(rendered.map(({ path, text }) => [path, text]));
  return [...files].flatMap(([path, before]) => {
    const { verdict, owner, after = before, conflict } = changes.get(path) ?? {};
    if (owner === "contract" || verdict === "remove" || after === texts.get(path)) return [];
    return [{ path, before, after, isPart: conflict?.kept !== undefined }];
  });
}

/** A route of ours that the run brings up to date, or finds so. */
function isSettled(change: FileChange | undefined): boolean {
  return change !== undefined && change.verdict !== "foreign" && !isUnresolved(change);
}

/** A file that is held back, and for what. */
export interface Waiting {
  each: FileChange;
  until: string;
  /** What ends that, when it is for one that does not fit. */
  todo: string[];
}

/** What would no longer fit a file that imports it and fits it now, and why. */
export function unfit(run: Looked): (Waiting & { by: string })[] {
  const { changes, read, find } = run;
  if (![...changes.values()].some(isChanging)) return [];
  return importing(run).flatMap(({ path, before, after, isPart }) => {
    const [old, file] = [read(path, before), read(path, after)];
    return file.needed.flatMap((needed) => {
      const each = changes.get(find(needed.from, path) ?? "");
      if (each?.before === undefined || !isChanging(each)) return [];
      const known = read(each.path, each.before);
      const next = each.after === undefined ? undefined : read(each.path, each.after);
      // A module that goes is missed by whoever finds its names there now, whatever methods their routes have.
      const looked = next === undefined ? { routes: [] } : old;
      const isBroken = old.needed.some(({ from, names }) => {
        return find(from, path) === each.path && misfit(looked, { from, names }, known, known) !== undefined;
      });
      if (isBroken || (isPart && next !== undefined)) return [];
      const problem = misfit(file, needed, next, known, isSettled(changes.get(path)));
      if (problem === undefined) return [];
      return [{ each, by: path, until: `${path} fits: ${said(problem)}`, todo: [mendOf(path, problem)] }];
    });
  });
}

export type ReadModule = (path: string, text: string) => Module;

/** Reads each version of a file when it is first asked for, and once. */
export function readOnce({ readModule }: CodeTools): ReadModule {
  const known = new Map<string, Map<string, Module>>();
  return (path, text) => {
    const versions = known.get(path) ?? new Map<string, Module>();
    const found = versions.get(text) ?? readModule(path, text);
    known.set(path, versions.set(text, found));
    return found;
  };
}

/** Whether a file is going to change and works as it is now. */
export function isHoldable({ verdict, before, after, receipt, conflict }: FileChange): boolean {
  if (before !== undefined && hasConflictMarkers(before)) return false;
  // With what is left of the conflict in the file, or beside it, the rest of the new version is in it.
  if (verdict === "conflict") return conflict?.kept !== undefined;
  // Also a receipt alone: it would say that the new version is there.
  if (verdict === "identical") return receipt !== undefined;
  return verdict === "remove" ? before !== undefined : after !== undefined && after !== before;
}
