import { briefOf } from "./compare.js";
import { isNullish, textOf, type Member, type ObjectType, type Type } from "./type.js";
import { pairId, type Version } from "./version.js";

/** What became of one place of a type: `address.zip` and `string -> number`, or `items[]` and `+ note?`. */
export interface TypeChange {
  /** Where, seen from the type; empty for the type itself. */
  at: string;
  what: string;
}

/** More of one type are not told. */
const MOST = 8;

/**
 * What is different between two versions of a type, for people: in the words of a change log, property by property. A type
 * that many refer to is looked at once.
 */
export function typeChanges(old: Version, next: Version): (was: Type, is: Type) => readonly TypeChange[] {
  const known = new Map<string, readonly TypeChange[]>();
  const between = (was: Type, is: Type): readonly TypeChange[] => {
    const pair = pairId(was, is, old, next);
    const found = pair === undefined ? undefined : known.get(pair);
    if (found !== undefined) return found;
    // A type that is in itself is the same there as far as it is the same here.
    if (pair !== undefined) known.set(pair, []);
    const all = compared(was, is, { old, next, between }).slice(0, MOST);
    if (pair !== undefined) known.set(pair, all);
    return all;
  };
  return between;
}

interface Comparing {
  old: Version;
  next: Version;
  between(was: Type, is: Type): readonly TypeChange[];
}

function compared(was: Type, is: Type, comparing: Comparing): TypeChange[] {
  const { old, next, between } = comparing;
  const [before, after] = [withoutNull(old.members(was)), withoutNull(next.members(is))];
  const nulls = nullChange(old.members(was), next.members(is));
  const [first, second] = [before[0], after[0]];
  if (before.length !== 1 || after.length !== 1 || first === undefined || second === undefined)
    return [...nulls, ...unionChanges(before, after, comparing)];
  if (first !== was || second !== is) return [...nulls, ...between(first, second)];
  const [one, other] = [old.head(first), next.head(second)];
  if (one.kind === "object" && other.kind === "object") return objectChanges(one, other, between);
  if (one.kind !== other.kind && (one.kind === "object" || other.kind === "object")) {
    const [before, after] = [wordFor(first, one), wordFor(second, other)];
    if (before !== undefined && after !== undefined) return [{ at: "", what: `${before} -> ${after}` }];
  }
  if (one.kind === "list" && other.kind === "list") return below("[]", between(one.item, other.item));
  return isPlainlyEqual(one, other) ? [] : [replaced([first], [second])];
}

function withoutNull(types: readonly Type[]): Type[] {
  return types.filter((type) => !isNullish(type));
}

function nullChange(before: readonly Type[], after: readonly Type[]): TypeChange[] {
  const [was, is] = [before.some(isNullish), after.some(isNullish)];
  return was === is ? [] : [{ at: "", what: is ? "may be null" : "is never null" }];
}

/** What both have by name, or by the same text, is the same alternative. */
function unionChanges(
  before: readonly Type[],
  after: readonly Type[],
  { old, next, between }: Comparing,
): TypeChange[] {
  const key = (type: Type, version: Version): string | undefined => version.idOf(type) ?? briefOf([type]);
  const [was, is] = [before.map((type) => key(type, old)), after.map((type) => key(type, next))];
  if ([...was, ...is].includes(undefined)) {
    return before.map(textOf).join() === after.map(textOf).join() ? [] : [replaced([], [])];
  }
  const gone = before.filter((_, index) => !is.includes(was[index]));
  const came = after.filter((_, index) => !was.includes(is[index]));
  const inside = after.flatMap((type, index) => {
    const same = before[was.indexOf(is[index])];
    return same === undefined ? [] : between(same, type);
  });
  if (gone.length + came.length === 0) return inside;
  if (gone.length === before.length) return [replaced(before, after)];
  return [
    ...came.map((type) => ({ at: "", what: `+ ${briefOf([type]) ?? "another"}` })),
    ...gone.map((type) => ({ at: "", what: `- ${briefOf([type]) ?? "one"}` })),
    ...inside,
  ];
}

/** Properties that came, went, or are others. */
export function objectChanges(was: ObjectType, is: ObjectType, between: Comparing["between"]): TypeChange[] {
  const found: TypeChange[] = [];
  for (const [name, member] of is.members) {
    const before = was.members.get(name);
    if (before === undefined) found.push({ at: "", what: `+ ${named(name, member)}` });
    else found.push(...memberChanges(name, before, member, between));
  }
  for (const [name] of was.members) if (!is.members.has(name)) found.push({ at: "", what: `- ${name}` });
  if (was.index !== undefined && is.index !== undefined) found.push(...below("[*]", between(was.index, is.index)));
  else if (was.index !== is.index) found.push({ at: "", what: `${is.index === undefined ? "-" : "+"} other fields` });
  return found;
}

function memberChanges(name: string, was: Member, is: Member, between: Comparing["between"]): TypeChange[] {
  const optional = was.optional === is.optional ? [] : [{ at: "", what: `${named(name, was)} -> ${named(name, is)}` }];
  return [...optional, ...below(name, between(was.type, is.type))];
}

function named(name: string, { optional }: Member): string {
  return optional ? `${name}?` : name;
}

function below(name: string, changes: readonly TypeChange[]): TypeChange[] {
  return changes.map(({ at, what }) => ({
    at: at === "" || at.startsWith("[") ? `${name}${at}` : `${name}.${at}`,
    what,
  }));
}

function replaced(before: readonly Type[], after: readonly Type[]): TypeChange {
  const [was, is] = [briefOf(before), briefOf(after)];
  return { at: "", what: was === undefined || is === undefined || was === is ? "is another" : `${was} -> ${is}` };
}

function wordFor(type: Type, { kind }: Type): string | undefined {
  return briefOf([type]) ?? (kind === "object" ? "an object" : undefined);
}

function isPlainlyEqual(one: Type, other: Type): boolean {
  return textOf(one) === textOf(other);
}
