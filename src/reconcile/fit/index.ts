import type { FileChange, RenderedFile } from "../../model/files.js";
import type { Snapshot } from "../../model/snapshot.js";
import { findAmong, readModule, type FindModule } from "../code/modules.js";
import { isParsed, parse } from "../code/parse.js";
import { unwrittenHandlers } from "../code/unwritten.js";
import { changedAnswers } from "./answers.js";
import { comparing, type Comparison } from "./compare.js";
import { writtenRoutes, type WrittenHandler, type WrittenRoute } from "./handlers.js";
import { keptFiles, type Kept } from "./kept.js";
import { operationsOf, type OperationTypes } from "./operations.js";
import { readingOnce, versionOf, type Version } from "./version.js";
import { about, aboutRequest, listed } from "./words.js";

/** Code of the user's that may not fit a contract in its new version. */
export interface Unfit {
  /** The file, as it is after the run. */
  path: string;
  /** The method of its handler; absent where it is about what it imports. */
  method?: string;
  /** What is different, in one line. */
  why: string;
}

interface Versions {
  old: Version;
  next: Version;
  types: Comparison;
  find: FindModule;
}

/**
 * What a run that brings contracts up to date leaves to its user: handlers that were written for what an operation took
 * and answered before, and other code with types of contracts, that may not type-check against what they are now. By
 * types alone, as TypeScript sees them; the contracts on disk say what they were. Values with more properties than a
 * contract names are not seen here.
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
  if (kept.length === 0) return [];
  const versions = versionsOf(byPath, snapshot);
  return kept.flatMap((file) => [...unfitHandlers(file, versions), ...unfitNames(file, versions)]);
}

function versionsOf(changes: ReadonlyMap<string, FileChange>, { files, contracts }: Snapshot): Versions {
  const isContract = (path: string): boolean => contracts.has(path) || changes.get(path)?.owner === "contract";
  const find = findAmong(new Set([...contracts, ...changes.keys()].filter(isContract)));
  const read = readingOnce();
  const old = versionOf((path) => files.get(path), find, read);
  const next = versionOf((path) => nextText(changes.get(path), files.get(path)), find, read);
  return { old, next, find, types: comparing(old, next) };
}

function nextText(change: FileChange | undefined, before: string | undefined): string | undefined {
  return change?.verdict === "remove" ? undefined : (change?.after ?? before);
}

function unfitHandlers({ path, text, before, rendered }: Kept, versions: Versions): Unfit[] {
  const [old, now] = [routesIn(before.path, before.text), routesIn(path, text)];
  const generated = rendered === undefined ? [] : routesIn(path, rendered);
  const unwritten = new Set(unwrittenHandlers(path, text));
  return now.flatMap((route, index) => {
    const { contract, handlers } = route;
    const same = old.find((each) => each.contract === contract) ?? (old.length === now.length ? old[index] : undefined);
    const [was, is] = [same && typesOf(same, before.path, versions, "old"), typesOf(route, path, versions, "next")];
    if (was === undefined || is === undefined) return [];
    const asGenerated = generated.find((each) => each.contract === contract)?.handlers;
    return [...is].flatMap(([method, operation]) => {
      const [handler, known] = [handlers.get(method), was.get(method)];
      if (unwritten.has(`${method} ${contract}`)) return [];
      if (handler !== undefined && handler.text === asGenerated?.get(method)?.text) return [];
      // One that was there already was never held against a contract.
      const why = known === undefined ? ["it is new in the contract"] : changed(known, operation, handler, versions);
      return why.length === 0 ? [] : [{ path, method, why: listed(why) }];
    });
  });
}

function routesIn(path: string, text: string): WrittenRoute[] {
  const source = parse(path, text);
  return isParsed(source) ? writtenRoutes(source) : [];
}

/** The types of a route's operations by method; `undefined` where its contract does not say them. */
function typesOf(
  { contract, module }: WrittenRoute,
  path: string,
  versions: Versions,
  which: "old" | "next",
): Map<string, OperationTypes> | undefined {
  const version = versions[which];
  return operationsOf(version.exported(versions.find(module, path) ?? "", contract)?.type, version);
}

function changed(
  was: OperationTypes,
  is: OperationTypes,
  handler: WrittenHandler | undefined,
  { types, old, next }: Versions,
): string[] {
  const taken = types.misfits("read", was.request, is.request);
  const responses = { old: [old, was.response], next: [next, is.response] } as const;
  return [
    ...taken.filter(({ at }) => handler?.takes(at) !== false).map(aboutRequest),
    ...changedAnswers(types, responses, handler?.answers),
  ];
}

/** What else the file imports of contracts: it may read values of such a type and make them. */
function unfitNames({ path, text }: Kept, { old, next, types, find }: Versions): Unfit[] {
  const { needed, routes } = readModule(path, text);
  const reasons = needed.flatMap(({ from, names }) => {
    const file = find(from, path);
    if (file === undefined) return [];
    const defined = new Set(routes.filter(({ module }) => module === from).map(({ contract }) => contract));
    return (names.length > 0 ? names : old.names(file)).flatMap((name) => {
      const [was, is] = [old.exported(file, name), next.exported(file, name)];
      if (was === undefined || is === undefined || defined.has(name)) return [];
      const read = types.misfits("read", was.type, is.type);
      const written = was.isValue ? [] : types.misfits("write", was.type, is.type);
      return [...read, ...written].map((each) => about(name, each));
    });
  });
  return reasons.length === 0 ? [] : [{ path, why: listed(reasons) }];
}
