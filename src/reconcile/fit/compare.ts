import { fewerTexts, otherTexts } from "./choice.js";
import { isToldApart } from "./grown.js";
import { distinct, type Misfit, type Relation, type Use } from "./misfit.js";
import { relatedObjects } from "./objects.js";
import { brief, isNullish, isUnknown, type NamedType, type Type } from "./type.js";
import { pairId, type Version } from "./version.js";

/** Holds the types of two versions against each other. */
export interface Comparison {
  /** @returns nothing where code written for the old type fits the new one, whatever of it the code uses */
  misfits(use: Use, old: Type, next: Type): readonly Misfit[];
}

/** The way to what is too far in for anybody to read it: as through lists, any code may get there. */
const FAR: readonly string[] = ["[...]", "[...]", "[...]", "[...]", "[...]"];

/** More of one type are not told. */
const MOST = 20;

const FITS: readonly Misfit[] = [];

export function comparing(old: Version, next: Version): Comparison {
  const relations = { read: relation("read", next, old), write: relation("write", old, next) };
  return {
    misfits: (use, before, after) => (use === "read" ? relations.read(after, before) : relations.write(before, after)),
  };
}

/** Models within models that are followed at once; those further in are looked at afterwards, for the stack's sake. */
const DEEPEST = 200;

/**
 * Types that refer to themselves end: a pair that is being compared already is taken for fitting, which it is unless
 * something else in it is not. What was concluded from that holds only when all of it came out so.
 */
function relation(use: Use, source: Version, target: Version): Relation["related"] {
  const fitting = new Set<string>();
  const failed = new Map<string, readonly Misfit[]>();
  let [assumed, later, depth]: [string[], [Type, Type][], number] = [[], [], 0];
  const compared = (pair: string, from: Type, to: Type): readonly Misfit[] => {
    const mark = assumed.push(pair) - 1;
    fitting.add(pair);
    depth++;
    const type = from.kind === "name" && to.kind === "name" ? from.name : undefined;
    const all = structural(from, to, relating).map((each) => ({
      ...(type !== undefined && { within: { type, at: each.at } }),
      ...each,
    }));
    const found = distinct(all).slice(0, MOST);
    depth--;
    if (found.length === 0) return FITS;
    for (const each of assumed.splice(mark)) fitting.delete(each);
    failed.set(pair, found);
    return found;
  };
  const related = (from: Type, to: Type): readonly Misfit[] => {
    const pair = pairId(from, to, source, target);
    if (pair === undefined) return structural(from, to, relating);
    if (fitting.has(pair)) return FITS;
    if (depth > DEEPEST && !failed.has(pair)) {
      later.push([from, to]);
      return FITS;
    }
    return failed.get(pair) ?? compared(pair, from, to);
  };
  const relating: Relation = { use, source, target, related };
  return (from, to) => {
    [assumed, later, depth] = [[], [], 0];
    const found = [...related(from, to)];
    for (const [value, taken] of later) {
      found.push(...related(value, taken).map((each) => ({ ...each, at: [...FAR, ...each.at] })));
    }
    if (found.length > 0) for (const each of assumed) fitting.delete(each);
    return distinct(found);
  };
}

function structural(from: Type, to: Type, relating: Relation): readonly Misfit[] {
  const [sources, targets] = [plainMembers(from, relating.source), plainMembers(to, relating.target)];
  const [source, target] = [sources[0], targets[0]];
  if (relating.use === "write" && targets.some((type) => isUnknown(relating.target.head(type)))) return FITS;
  if (sources.length === 1 && targets.length === 1 && source && target) return single(source, target, relating);
  return relatedUnions(sources, targets, relating);
}

/** A name of a plain type is nothing of its own. */
function plainMembers(type: Type, version: Version): Type[] {
  return version.members(type).map((each) => {
    const found = version.head(each);
    return found.kind === "keyword" ? found : each;
  });
}

function relatedUnions(from: readonly Type[], to: readonly Type[], relating: Relation): readonly Misfit[] {
  const { use, source, target, related } = relating;
  const nulls = new Set(to.flatMap((type) => (type.kind === "unit" && isNullish(type) ? [type.text] : [])));
  const added = from.flatMap((type) =>
    type.kind === "unit" && isNullish(type) && !nulls.has(type.text) ? [type] : [],
  );
  if (added.length > 0) return use === "read" ? [{ at: [], what: "null" }] : [another(from, to, use)];
  const sources = from.filter((type) => !isNullish(type));
  const targets = to.filter((type) => !isNullish(type));
  const [first, second] = [sources[0], targets[0]];
  if (sources.length === 1 && targets.length === 1 && first && second) return related(first, second);
  const isTaken = (each: Type, all: readonly Type[]): boolean =>
    isUnitOf(each, all) || all.some((other) => related(each, other).length === 0);
  const lost = sources.filter((each) => !isTaken(each, targets));
  const [only] = lost;
  // One that goes by the same name shows what is different.
  const namesake = only && targets.find((each) => target.idOf(each) === source.idOf(only) && source.idOf(only));
  if (only !== undefined && namesake !== undefined) return related(only, namesake);
  const unreached =
    use === "write"
      ? []
      : targets.filter(
          (each) => !isUnitOf(each, sources) && !sources.some((other) => related(other, each).length === 0),
        );
  const isAny = use === "read" && isBlurred(sources, targets, relating);
  const groups = [
    ...lost.map((one) => targets.map((other): Members => [one, other])),
    ...unreached.map((other) => sources.map((one): Members => [one, other])),
  ];
  const fields = isAny ? undefined : inFields(groups, relating);
  if (fields !== undefined) return fields;
  if (lost.length > 0) {
    const choice =
      use === "write" ? fewerTexts(lost, targets) : otherTexts(targets, sources, without(targets, sources));
    return [{ ...another(from, to, use), choice }];
  }
  if (use === "write") return FITS;
  if (isAny) return [another(from, to, use)];
  return unreached.length > 0 ? [{ ...another(from, to, use), choice: fewerTexts(unreached, sources) }] : FITS;
}

/** A member of each side of a relation. */
type Members = [one: Type, other: Type];

/** More members are not held against each other. */
const MOST_MEMBERS = 400;

/**
 * What is different in members of unions that none on the other side does for, where all are objects: of code that has to
 * do with none of these properties, one member does as another. One that a literal tells is held against its like. `undefined`
 * where more is different.
 *
 * @param groups for each such member, those of the other side
 */
function inFields(groups: readonly Members[][], relating: Relation): readonly Misfit[] | undefined {
  const { source, target, related } = relating;
  const all = groups.flat();
  if (all.length === 0 || all.length > MOST_MEMBERS) return undefined;
  const isObjects = ([one, other]: Members): boolean =>
    source.head(one).kind === "object" && target.head(other).kind === "object";
  if (!all.every(isObjects)) return undefined;
  const isLike = ([one, other]: Members): boolean => !isToldApart(source.head(one), target.head(other), source, target);
  const found = groups.flatMap((group) => {
    const alike = group.filter(isLike);
    return (alike.length > 0 ? alike : group).flatMap(([one, other]) => related(one, other));
  });
  return found.every(({ at }) => at.length > 0) ? distinct(found) : undefined;
}

/** The literals that others do not have. */
function without(these: readonly Type[], those: readonly Type[]): Type[] {
  return those.some(({ kind }) => kind !== "unit") ? [] : these.filter((each) => !isUnitOf(each, those));
}

function isUnitOf(type: Type, all: readonly Type[]): boolean {
  return type.kind === "unit" && all.some((other) => other.kind === "unit" && other.text === type.text);
}

/** Whether one member of a union got a property that another one was told by. */
function isBlurred(sources: readonly Type[], targets: readonly Type[], { source, target }: Relation): boolean {
  const namesIn = (type: Type, version: Version): string[] => {
    const found = version.head(type);
    return found.kind === "object" ? [...found.members.keys()] : [];
  };
  const known = targets.map((each) => new Set(namesIn(each, target)));
  const all = new Set(known.flatMap((names) => [...names]));
  return sources.some((each) => {
    const names = namesIn(each, source).filter((name) => all.has(name));
    return !known.some((own) => names.every((name) => own.has(name)));
  });
}

function another(from: readonly Type[], to: readonly Type[], use: Use): Misfit {
  const [a, b] = [briefOf(from), briefOf(to)];
  return { at: [], what: "type", ...(use === "read" ? { was: b, is: a } : { was: a, is: b }) };
}

/** Of a union, what it says in up to four words. */
export function briefOf(types: readonly Type[]): string | undefined {
  const words = types.map(brief);
  const isBoolean = words.includes("true") && words.includes("false");
  const said = isBoolean ? ["boolean", ...words.filter((word) => word !== "true" && word !== "false")] : words;
  return said.length === 0 || said.length > 4 || said.includes(undefined) ? undefined : said.join(" | ");
}

function single(from: Type, to: Type, relating: Relation): readonly Misfit[] {
  const { use, related } = relating;
  const [source, target] = [relating.source.head(from), relating.target.head(to)];
  const differ = [another([from], [to], use)];
  if (use === "write" && source.kind === "unit" && target.kind === "keyword") {
    return target.text === primitiveOf(source.text) ? FITS : differ;
  }
  if (use === "write" && source.kind === "tuple" && target.kind === "list") {
    const items = [...source.items, ...(source.rest === undefined ? [] : [source.rest])];
    return items.every((item) => related(item, target.item).length === 0) ? FITS : differ;
  }
  if (source.kind === "list" && target.kind === "list") {
    return related(source.item, target.item).map((each) => ({ ...each, at: ["[]", ...each.at] }));
  }
  if (source.kind === "object" && target.kind === "object") return relatedObjects(source, target, relating);
  if (source.kind === "name" && target.kind === "name" && isSameGeneric(source, target))
    return source.args.flatMap((each, index) =>
      related(each, target.args[index] ?? each).map((one) => ({ ...one, at: ["[...]", ...one.at] })),
    );
  return isSame(source, target, relating) ? FITS : differ;
}

/** `ZodType<User>` of two users. */
function isSameGeneric(source: NamedType, target: NamedType): boolean {
  return source.name === target.name && source.args.length === target.args.length;
}

function isSame(source: Type, target: Type, { related }: Relation): boolean {
  const all = (these: readonly Type[], those: readonly Type[]): boolean =>
    these.length === those.length && these.every((each, index) => related(each, those[index] as Type).length === 0);
  if (source.kind === "tuple" && target.kind === "tuple") {
    const rests = [source, target].map(({ rest }) => (rest === undefined ? [] : [rest]));
    return (
      source.required === target.required && all(source.items, target.items) && all(rests[0] ?? [], rests[1] ?? [])
    );
  }
  if (source.kind === "all" && target.kind === "all") return all(source.members, target.members);
  return "text" in source && "text" in target && source.kind === target.kind && source.text === target.text;
}

/** `string` for `"a"`. */
function primitiveOf(literal: string): string | undefined {
  if (literal.startsWith('"')) return "string";
  if (/^-?\d+n$/.test(literal)) return "bigint";
  return /^-?[\d.]/.test(literal) ? "number" : undefined;
}
