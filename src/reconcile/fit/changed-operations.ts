import { posix } from "node:path";
import type { FileChange } from "../../model/files.js";
import type { ChangedOperation } from "../../model/changed-operation.js";
import type { Snapshot } from "../../model/snapshot.js";
import { contractNameIn } from "../../text/imported-contract.js";
import { findAmong } from "../code/modules.js";
import { comparing } from "./compare.js";
import { operationChanges, type TwoVersions } from "./operation-changes.js";
import { operationsOf, type OperationTypes } from "./operations.js";
import { sameChecks, statedOperations, type SameChecks } from "./same-checks.js";
import { typeChanges } from "./type-changes.js";
import { readingOnce, versionOf, type Version } from "./version.js";

/** Contracts that are looked into: a document with thousands of routes is not read twice for lines that nobody reads. */
const MOST_CONTRACTS = 100;

/**
 * What a run changes in the contracts that were there, operation by operation: by their types, as the contracts on disk and
 * the new ones have them. Empty for a first run, and for JavaScript, whose contracts have no types.
 */
export function changedOperations(changes: readonly FileChange[], snapshot: Snapshot): ChangedOperation[] {
  const contracts = new Map(changes.filter(({ owner }) => owner === "contract").map((each) => [each.path, each]));
  const textBefore = (path: string): string | undefined => snapshot.files.get(path);
  const textAfter = (path: string): string | undefined => {
    const { verdict, after } = contracts.get(path) ?? {};
    return verdict === "remove" ? undefined : (after ?? textBefore(path));
  };
  const all = [...new Set([...snapshot.contracts, ...contracts.keys()])].filter((path) => path.endsWith(".ts")).sort();
  const routes = all.filter((path) => contractNameIn(path) !== undefined);
  if (!routes.some((path) => textBefore(path) !== undefined)) return [];
  const touched = new Set(all.filter((path) => !path.includes("/runtime/") && textBefore(path) !== textAfter(path)));
  const reaches = reaching(touched, textAfter);
  const affected = routes.filter(reaches).slice(0, MOST_CONTRACTS);
  if (affected.length === 0) return [];
  const find = findAmong(new Set(all));
  const read = readingOnce();
  const [old, next] = [versionOf(textBefore, find, read), versionOf(textAfter, find, read)];
  const versions = {
    old,
    next,
    fits: comparing(old, next),
    between: typeChanges(old, next),
    checks: sameChecks(old, next),
  };
  const isGoing = (path: string): boolean => textAfter(path) === undefined;
  const isNew = (path: string): boolean => textBefore(path) === undefined;
  const comesFrom = new Map(affected.filter(isGoing).map((path) => [urlOf(path), path]));
  const goesTo = new Set(affected.filter(isNew).map(urlOf));
  return affected.flatMap((path) => {
    if (isGoing(path) && goesTo.has(urlOf(path))) return [];
    const from = isNew(path) ? (comesFrom.get(urlOf(path)) ?? path) : path;
    return changedIn({ from, path }, versions, textAfter(path) ?? "");
  });
}

/** Whether a contract changes, or one that it takes types from does. */
function reaching(
  touched: ReadonlySet<string>,
  textOf: (path: string) => string | undefined,
): (path: string) => boolean {
  const known = new Map<string, boolean>();
  const reaches = (path: string): boolean => {
    const found = known.get(path);
    if (found !== undefined) return found;
    known.set(path, touched.has(path));
    const imports = [...(textOf(path) ?? "").matchAll(/ from "(\.[^"]+)"/g)].map(([, from = ""]) => from);
    const files = imports.map((from) => `${posix.join(posix.dirname(path), from).replace(/\.[cm]?[jt]s$/, "")}.ts`);
    const all = touched.has(path) || files.some((file) => !file.includes("/runtime/") && reaches(file));
    known.set(path, all);
    return all;
  };
  return reaches;
}

/** @param from where the contract was: `as` may give it another place */
function changedIn(
  { from, path }: { from: string; path: string },
  versions: TwoVersions & { checks: SameChecks },
  text: string,
): ChangedOperation[] {
  const { old, next, checks } = versions;
  const all = [operationsIn(from, old), operationsIn(path, next)] as const;
  // One route alone is the same one, whatever it is called.
  const isAlone = all.every((operations) => new Set([...operations.keys()].map(routeOf)).size === 1);
  const keyed = <T>(of: Map<string, T>): Map<string, T> =>
    isAlone ? new Map([...of].map(([key, value]) => [methodOf(key), value])) : of;
  const [was, is] = [keyed(all[0]), keyed(all[1])];
  const [before, after] = [keyed(statedOperations(from, old)), keyed(statedOperations(path, next))];
  const route = urlOf(path);
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((key): ChangedOperation[] => {
    const [one, other] = [was.get(key), is.get(key)];
    const method = methodOf(key);
    if (one === undefined) return [{ method, route, changes: ["new"], breaking: false }];
    if (other === undefined) return [{ method, route, changes: ["gone"], breaking: true }];
    const { changes, breaking } = operationChanges(one, other, versions, text);
    if (changes.length > 0) return [{ method, route, changes, breaking }];
    // What the types do not say: a length, a pattern, the limit of a body.
    return checks(before.get(key), after.get(key))
      ? []
      : [{ method, route, changes: ["other checks"], breaking: false }];
  });
}

function routeOf(key: string): string {
  return key.slice(0, key.lastIndexOf(" "));
}

function methodOf(key: string): string {
  return key.slice(key.lastIndexOf(" ") + 1);
}

/** By the route that a file may have several of, and method: `usersById GET`. */
function operationsIn(file: string, version: Version): Map<string, OperationTypes> {
  const found = new Map<string, OperationTypes>();
  for (const name of version.names(file)) {
    const value = version.exported(file, name);
    const operations = value?.isValue === true ? operationsOf(value.type, version) : undefined;
    for (const [method, types] of operations ?? []) found.set(`${name} ${method}`, types);
  }
  return found;
}

/** `lib/api/routes/users/[id].ts`: `/users/:id`. */
function urlOf(path: string): string {
  const name = contractNameIn(path) ?? path;
  const route = name.replace(/^(?:[^/]+\/)?routes\//, "").replace(/(?:^|\/)index$/, "");
  return `/${route.replace(/\[{1,2}(?:\.\.\.)?([^\]]+)\]{1,2}/g, ":$1")}`;
}
