import type { Misfit } from "./misfit.js";
import { brief, isNullish, type ObjectType, type Type } from "./type.js";
import type { Version } from "./version.js";

/** A property that a type has only in its new version. */
export interface Grown extends Pick<Misfit, "at" | "within"> {
  name: string;
  type: Type;
  /** The type had no properties at all: what it took need not do for it now, whatever that has. */
  isFirst: boolean;
}

/** A type in its two versions. */
export interface Pair {
  was: Type;
  is: Type;
}

interface Place extends Pair {
  at: readonly string[];
  within?: { type: string; at: readonly string[] };
}

/** @returns all that a type, or any type in it, has only in its new version, the outermost first; each type once */
export type Growing = (pair: Pair) => readonly Grown[];

export function growing(old: Version, next: Version): Growing {
  const known = new Map<string, readonly Grown[]>();
  return (pair) => {
    const key = nameOf(pair, old, next);
    const found = (key === undefined ? undefined : known.get(key)) ?? grownIn(pair, old, next);
    if (key !== undefined) known.set(key, found);
    return found;
  };
}

/** Level by level: types that refer to themselves end, and none is too deep. */
function grownIn(pair: Pair, old: Version, next: Version): Grown[] {
  const seen = new Set<string>();
  const found: Grown[] = [];
  const queue: Place[] = [{ ...pair, at: [] }];
  for (const place of queue) {
    const name = nameOf(place, old, next);
    if (name !== undefined && seen.has(name)) continue;
    if (name !== undefined) seen.add(name);
    const type = place.is.kind === "name" ? place.is.name : undefined;
    const here = name === undefined || type === undefined ? place : { ...place, within: { type, at: [] } };
    for (const { was, is } of alternatives(place, old, next)) {
      if (was.kind === "object" && is.kind === "object") found.push(...added(was, is, here));
      queue.push(...inside(was, is, here));
    }
  }
  return found;
}

function nameOf({ was, is }: Pair, old: Version, next: Version): string | undefined {
  const [a, b] = [old.idOf(was), next.idOf(is)];
  return a === undefined || b === undefined ? undefined : `${a} ${b}`;
}

/** The members of a union that are the same one in both versions; any other type is one. As they are behind their names. */
export function alternatives({ was, is }: Pair, old: Version, next: Version): Pair[] {
  const [before, after] = [old.members(was), next.members(is)].map((all) => all.filter((each) => !isNullish(each)));
  if (before === undefined || after === undefined) return [];
  return after.flatMap((each) => {
    const head = next.head(each);
    const same = before.find((one) => before.length === 1 || (old.idOf(one) ?? brief(one)) === next.idOf(each));
    const likely =
      same === undefined
        ? nearest(
            head,
            before.map((one) => old.head(one)),
          )
        : old.head(same);
    return likely === undefined ? [] : [{ was: likely, is: head }];
  });
}

/** One that has no name is the one that it has the most in common with. */
function nearest(type: Type, before: readonly Type[]): Type | undefined {
  const candidates = before.filter(({ kind }) => kind === type.kind && ["object", "list", "tuple"].includes(kind));
  const extra = (one: Type): number => {
    if (one.kind !== "object" || type.kind !== "object") return 0;
    return [...type.members.keys()].filter((name) => !one.members.has(name)).length;
  };
  return candidates.toSorted((a, b) => extra(a) - extra(b))[0];
}

function added(was: ObjectType, is: ObjectType, place: Place): Grown[] {
  const isFirst = was.members.size === 0 && was.index === undefined;
  return [...is.members].flatMap(([name, { type }]) =>
    was.members.has(name) ? [] : [{ ...below(place, name), name, type, isFirst }],
  );
}

function below({ at, within }: Pick<Place, "at" | "within">, name: string): Pick<Place, "at" | "within"> {
  return { at: [...at, name], ...(within !== undefined && { within: { ...within, at: [...within.at, name] } }) };
}

function inside(was: Type, is: Type, place: Place): Place[] {
  return within(was, is).map(({ name, ...pair }) => ({ ...pair, ...below(place, name) }));
}

/** What a type is made of, as far as both versions have it. */
function within(was: Type, is: Type): (Pair & { name: string })[] {
  if (was.kind === "list" && is.kind === "list") return [{ name: "[]", was: was.item, is: is.item }];
  if (was.kind === "tuple" && is.kind === "tuple") return paired(was.items, is.items, "[]");
  if (was.kind === "all" && is.kind === "all") return paired(was.members, is.members, "[...]");
  if (was.kind === "name" && is.kind === "name") return paired(was.args, is.args, "[...]");
  if (was.kind !== "object" || is.kind !== "object") return [];
  const found = [...is.members].flatMap(([name, { type }]) => {
    const before = was.members.get(name)?.type;
    return before === undefined ? [] : [{ name, was: before, is: type }];
  });
  const rest = was.index && is.index ? [{ name: "[key]", was: was.index, is: is.index }] : [];
  return [...found, ...rest];
}

function paired(was: readonly Type[], is: readonly Type[], name: string): (Pair & { name: string })[] {
  return is.flatMap((type, index) => {
    const before = was[index];
    return before === undefined ? [] : [{ name, was: before, is: type }];
  });
}
