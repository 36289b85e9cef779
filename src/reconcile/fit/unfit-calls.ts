import { posix } from "node:path";
import { isMet } from "./met.js";
import { clashing } from "./clash.js";
import type { Grown } from "./grown.js";
import type { Kept } from "./kept.js";
import type { Misfit } from "./misfit.js";
import { routeOperations, type OperationTypes } from "./operations.js";
import type { Type } from "./type.js";
import type { Unfit, Versions } from "./unfit.js";
import type { Version } from "./version.js";
import { about, listed } from "./words.js";

/** An operation that is another for who calls it. */
interface ChangedCall {
  /** `GET /users` */
  call: string;
  method: string;
  path: string;
  isGone: boolean;
  misfits: readonly Misfit[];
  grown: readonly Grown[];
}

/**
 * Calls of the typed client that may not fit operations any longer: a caller makes what an operation takes, and reads what
 * it answers. A file calls an operation where it sees the client and has the operation's path in it.
 */
export function unfitCalls(kept: readonly Kept[], versions: Versions): Unfit[] {
  const byPath = new Map(kept.map((file) => [file.path, file]));
  const { around, contracts } = versions;
  const found = new Map<string, string[]>();
  for (const paths of contracts) {
    const changed = changedCalls(paths, versions);
    if (changed.length === 0) continue;
    const client = [".ts", ".tsx"].map((extension) => posix.join(posix.dirname(paths), `client${extension}`));
    const callers = around.above([paths, ...client]);
    for (const { call, method, path, isGone, misfits, grown } of changed) {
      for (const file of around.word(path).of) {
        if (!callers.has(file) || !mayCall(around.text(file), path, method)) continue;
        if (isBroughtAlong(byPath.get(file), path)) continue;
        const say = (each: Misfit): string => about(call, each);
        const met = misfits.filter((each) => isMet(file, each, versions, 1));
        const reasons = isGone ? [`${call} is gone`] : met.map(say);
        const came = clashing(file, grown, say, { ownOnly: true, said: reasons }, versions);
        const all = [...(found.get(file) ?? []), ...reasons, ...came];
        if (all.length > 0) found.set(file, all);
      }
    }
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, reasons]) => ({ path, why: listed(reasons) }));
}

/** Not where the path is only ever given to calls of other methods: `api.GET("/users")`. */
function mayCall(text: string, path: string, method: string): boolean {
  const parts = text.replaceAll(`'${path}'`, JSON.stringify(path)).split(JSON.stringify(path));
  const methods = parts.slice(0, -1).map((before) => /\.([A-Z]+)\s*\(\s*$/.exec(before)?.[1]);
  return methods.length === 0 || methods.some((each) => each === undefined || each === method);
}

/** A generated test that the run brings up to date, where the calls of an operation's path are all ours. */
function isBroughtAlong(file: Kept | undefined, path: string): boolean {
  if (file?.rendered === undefined || file.text === file.before.text) return false;
  const named = (text: string): number => text.split(path).length;
  return named(file.text) <= named(file.rendered);
}

/** What is different for callers, by the module that says which contract each path has. */
function changedCalls(paths: string, versions: Versions): ChangedCall[] {
  const { old, next } = versions;
  const [before, after] = [membersOf(paths, "Routes", old), membersOf(paths, "Routes", next)];
  if (before === undefined || after === undefined) return [];
  const defaults = membersOf(paths, "Defaults", next);
  return [...before].flatMap(([path, { type }]) => {
    const now = after.get(path)?.type;
    const operations = now && routeOperations(now, next);
    return [...(routeOperations(type, old) ?? [])].flatMap(([method, was]): ChangedCall[] => {
      const call = `${method} ${path}`;
      const is = operations?.get(method);
      if (is === undefined) return [{ call, method, path, isGone: true, misfits: [], grown: [] }];
      const named = defaults?.get(call)?.type;
      const omitted = new Set(
        named && next.members(named).flatMap((each) => (each.kind === "unit" ? [each.text] : [])),
      );
      const misfits = changedCall(was, is, omitted, versions);
      const pairs = [
        { was: was.request, is: is.request },
        { was: was.response, is: is.response },
      ];
      // Who calls an operation that took nothing gives nothing.
      const grown = pairs.flatMap(versions.grown).map((each) => ({ ...each, isFirst: false }));
      return [{ call, method, path, isGone: false, misfits, grown }];
    });
  });
}

function membersOf(file: string, name: string, version: Version): ReadonlyMap<string, { type: Type }> | undefined {
  const stated = version.exported(file, name);
  const type = stated && version.head(stated.type);
  return type?.kind === "object" ? type.members : undefined;
}

/** @param omitted names of parameters that callers may leave out, since they have a default, as literals */
function changedCall(
  was: OperationTypes,
  is: OperationTypes,
  omitted: ReadonlySet<string>,
  { types, next }: Versions,
): Misfit[] {
  const request = next.head(is.request);
  const isFree = (group: string, name?: string): boolean => {
    if (name !== undefined) return omitted.has(JSON.stringify(name));
    const member = request.kind === "object" ? request.members.get(group) : undefined;
    const values = member && next.head(member.type);
    if (values?.kind !== "object" || group === "body") return false;
    return [...values.members].every(([each, { optional }]) => optional || isFree(group, each));
  };
  const made = types.misfits("write", was.request, is.request).filter(({ at: [group = "", name, ...inner], what }) => {
    return group !== "auth" && !(what === "needed" && inner.length === 0 && isFree(group, name));
  });
  return [...made, ...types.misfits("read", was.response, is.response)];
}
