import type { Misfit, Relation } from "./misfit.js";
import type { Member, ObjectType } from "./type.js";

/** Whether an object does for another one, property by property. */
export function relatedObjects(source: ObjectType, target: ObjectType, relating: Relation): readonly Misfit[] {
  const { use, related } = relating;
  const found: Misfit[] = [];
  for (const [name, wanted] of target.members) {
    const given = source.members.get(name);
    if (given !== undefined) found.push(...relatedMembers(name, given, wanted, relating));
    else found.push(...missing(name, wanted, source, relating));
  }
  for (const [name, given] of source.members) {
    if (target.members.has(name)) continue;
    // What is new to a reader is no matter to it; what a writer states, somebody has to want.
    if (target.index !== undefined) found.push(...below(name, related(given.type, target.index)));
    else if (use === "write") found.push({ at: [name], what: "gone" });
  }
  const had = requiredIn(source);
  const all = found.map((each) => (each.what === "needed" && each.at.length === 1 ? { ...each, had } : each));
  return [...all, ...relatedRests(source, target, relating)];
}

/** What all values of an object type have by name. */
export function requiredIn({ members }: ObjectType): string[] {
  return [...members].flatMap(([name, { optional }]) => (optional ? [] : [name]));
}

function relatedMembers(name: string, given: Member, wanted: Member, { use, related }: Relation): readonly Misfit[] {
  if (given.optional && !wanted.optional) return [{ at: [name], what: use === "read" ? "maybe" : "needed" }];
  if (use === "read" && given.readonly && !wanted.readonly) return [{ at: [name], what: "fixed" }];
  return below(name, related(given.type, wanted.type));
}

function missing(name: string, { optional, type }: Member, { index }: ObjectType, relating: Relation): Misfit[] {
  const { use, related } = relating;
  if (use === "read") return [{ at: [name], what: "gone" }];
  if (!optional) return [{ at: [name], what: "needed" }];
  return index === undefined ? [] : below(name, related(index, type));
}

/** What is not named: `[key: string]: ...`. */
function relatedRests(from: ObjectType, to: ObjectType, relating: Relation): readonly Misfit[] {
  const { use, related, source } = relating;
  const [given, wanted] = [from.index, to.index];
  if (given !== undefined && wanted !== undefined) return below("[key]", related(given, wanted));
  const isWritten = given !== undefined && source.members(given).length > 0;
  if (use === "read" ? wanted === undefined : !isWritten) return [];
  const [was, is] = use === "read" ? [to, from] : [from, to];
  return [{ at: ["[key]"], what: "gone", had: requiredIn(was), named: [...is.members.keys()] }];
}

function below(name: string, misfits: readonly Misfit[]): Misfit[] {
  return misfits.map((each) => ({ ...each, at: [name, ...each.at] }));
}
