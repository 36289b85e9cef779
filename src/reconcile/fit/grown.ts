import type { Misfit } from "./misfit.js";
import { requiredIn } from "./objects.js";
import { isNullish, textOf, type Type } from "./type.js";
import { pairId, type Version } from "./version.js";

/** What a type has only in its new version, which most code has nothing to do with. */
export interface Grown extends Misfit {
  /**
   * `new`: a property came; `needed`: it was there, but need not be: what states it before all of a value is spread, or
   * deletes it, is an error now. Of the type itself: an index signature came (`open`), it became a union (`split`) or an
   * interface (`declared`).
   */
  what: "new" | "needed" | "open" | "split" | "declared";
  /** Of the property; empty where it is about the type itself. */
  name: string;
  /** Of the property, or the index signature. */
  type: Type;
  /** The type had no properties at all: what it took need not do for it now, whatever that has. */
  isFirst: boolean;
  /** What all values of the type had by name. */
  had: readonly string[];
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

/** What came to a type itself, and the types in it, with the names that lead there. */
interface Level {
  added: readonly Omit<Grown, "at" | "within">[];
  inside: readonly Inner[];
}

interface Inner extends Pair {
  /** Empty where it is the type itself, or one of several that it may be. */
  name: string;
  /** The same for one pair of types; `undefined` where neither has a name. */
  key: string | undefined;
}

/** Each type with a name is looked at once, however many refer to it. */
export function growing(old: Version, next: Version): Growing {
  const known = new Map<string, readonly Grown[]>();
  const levels = new Map<string, Level>();
  const levelOf = (pair: Pair, key: string | undefined): Level => {
    const found = (key === undefined ? undefined : levels.get(key)) ?? levelIn(pair, key, old, next);
    if (key !== undefined) levels.set(key, found);
    return found;
  };
  return (pair) => {
    const key = pairId(pair.was, pair.is, old, next);
    const found = (key === undefined ? undefined : known.get(key)) ?? grownIn(pair, key, levelOf);
    if (key !== undefined) known.set(key, found);
    return found;
  };
}

/** Level by level: types that refer to themselves end, and none is too deep. */
function grownIn(
  pair: Pair,
  key: string | undefined,
  levelOf: (pair: Pair, key: string | undefined) => Level,
): Grown[] {
  const seen = new Set(key === undefined ? [] : [key]);
  const found: Grown[] = [];
  const queue: (Place & { key: string | undefined })[] = [{ ...pair, at: [], key }];
  for (const place of queue) {
    const { is } = place;
    const here =
      place.key !== undefined && is.kind === "name" ? { ...place, within: { type: is.name, at: [] } } : place;
    const { added, inside } = levelOf(place, place.key);
    for (const each of added) found.push({ ...each, ...below(here, each.name) });
    for (const each of inside) {
      if (each.key !== undefined && seen.has(each.key)) continue;
      if (each.key !== undefined) seen.add(each.key);
      queue.push({ was: each.was, is: each.is, key: each.key, ...below(here, each.name) });
    }
  }
  return found;
}

function levelIn(pair: Pair, key: string | undefined, old: Version, next: Version): Level {
  const keyed = (all: readonly (Pair & { name: string })[]): Inner[] =>
    all.map((each) => ({ ...each, key: pairId(each.was, each.is, old, next) }));
  const all = keyed(alternatives(pair, old, next).map((each) => ({ ...each, name: "" })));
  // One of several, or what may be null as well, is looked at as the type that it is: it may have this one in it.
  const isOther = (each: Inner): boolean => each.key !== undefined && each.key !== key;
  const own = all.filter((each) => !isOther(each)).map(({ was, is }) => ({ was: old.head(was), is: next.head(is) }));
  return {
    added: [...splitIn(pair, old, next), ...own.flatMap(({ was, is }) => added(was, is))],
    inside: [...all.filter(isOther), ...keyed(own.flatMap(({ was, is }) => within(was, is)))],
  };
}

/** The members of a union that are the same one in both versions; any other type is one. */
export function alternatives({ was, is }: Pair, old: Version, next: Version): Pair[] {
  const [before, after] = [old.members(was), next.members(is)].map((all) => all.filter((each) => !isNullish(each)));
  if (before === undefined || after === undefined) return [];
  const [only] = before;
  if (only !== undefined && before.length === 1 && after.length === 1) return [{ was: only, is: after[0] ?? is }];
  const plain = before.filter((each) => old.idOf(each) === undefined).map((each) => ({ each, text: textOf(each) }));
  return after.flatMap((each) => {
    const id = next.idOf(each);
    const text = id === undefined ? textOf(each) : "";
    const same =
      id === undefined ? plain.find((one) => one.text === text)?.each : before.find((one) => old.idOf(one) === id);
    const likely = same ?? nearest(each, before, old, next);
    return likely === undefined ? [] : [{ was: likely, is: each }];
  });
}

/** One that has no name is the one that it has the most in common with, and that nothing tells it from: `status: 404`. */
function nearest(type: Type, before: readonly Type[], old: Version, next: Version): Type | undefined {
  const is = next.head(type);
  const candidates = before.flatMap((each) => {
    const was = old.head(each);
    if (was.kind !== is.kind) return [];
    if (was.kind === "object" && is.kind === "object")
      return isToldApart(was, is, old, next)
        ? []
        : [{ each, extra: [...is.members.keys()].filter((name) => !was.members.has(name)).length }];
    return was.kind === "list" || was.kind === "tuple" ? [{ each, extra: 0 }] : [];
  });
  return candidates.toSorted((a, b) => a.extra - b.extra)[0]?.each;
}

/** Whether a property of two objects is of literals, and of others in each: they are two alternatives. */
export function isToldApart(was: Type, is: Type, old: Version, next: Version): boolean {
  if (was.kind !== "object" || is.kind !== "object") return false;
  return [...is.members].some(([name, { type }]) => {
    const before = was.members.get(name)?.type;
    const [a, b] = [before && literalsIn(before, old), literalsIn(type, next)];
    return a !== undefined && b !== undefined && !b.some((each) => a.includes(each));
  });
}

function literalsIn(type: Type, version: Version): string[] | undefined {
  const all = version.members(type);
  const found = all.flatMap((each) => (each.kind === "unit" ? [each.text] : []));
  return found.length > 0 && found.length === all.length ? found : undefined;
}

/** Declarations alone have to do with that: an interface extends nothing but an object whose properties are known. */
function splitIn({ was, is }: Pair, old: Version, next: Version): Level["added"] {
  if (old.members(was).length > 1 || old.head(was).kind !== "object" || next.members(is).length < 2) return [];
  return [{ what: "split", name: "", type: is, isFirst: false, had: [] }];
}

function added(was: Type, is: Type): Level["added"] {
  if (was.kind !== "object" || is.kind !== "object") return [];
  const had = requiredIn(was);
  const isFirst = was.members.size === 0 && was.index === undefined;
  const properties = [...is.members].flatMap(([name, { type, optional }]): Level["added"] => {
    const before = was.members.get(name);
    if (before === undefined) return [{ what: "new", name, type, isFirst, had }];
    return before.optional && !optional ? [{ what: "needed", name, type, isFirst, had }] : [];
  });
  const whole = { name: "", isFirst, had };
  return [
    ...properties,
    ...(was.index === undefined && is.index ? [{ ...whole, what: "open" as const, type: is.index }] : []),
    ...(was.isInterface || !is.isInterface ? [] : [{ ...whole, what: "declared" as const, type: is }]),
  ];
}

function below({ at, within }: Pick<Place, "at" | "within">, name: string): Pick<Place, "at" | "within"> {
  const inner = (path: readonly string[]): readonly string[] => (name === "" ? path : [...path, name]);
  return { at: inner(at), ...(within !== undefined && { within: { ...within, at: inner(within.at) } }) };
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
