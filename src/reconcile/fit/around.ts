import { isBuiltin } from "node:module";
import { lazily } from "../../model/lazily.js";
import { importedBy, type FindModule } from "../code/modules.js";
import { codeOf, declaredBy, starsIn } from "./code.js";
import { shapesOf, type OwnObject, type Shapes } from "./shapes.js";

/** Files that have something in common, with all files that import one of them, directly or through others. */
export interface Trait {
  of: Pick<ReadonlySet<string>, "has">;
  seers: Pick<ReadonlySet<string>, "has">;
}

interface Listed extends Trait {
  of: ReadonlySet<string>;
}

/** The code of a project, by what imports what. Looked through as a whole: a file is not asked for what all it imports is. */
export interface Around {
  /** All files of the user's. */
  all: readonly string[];
  /** What a file says. */
  text(path: string): string;
  /** Those that have a name or text in them. */
  word(name: string): Listed;
  /** Those that have a name in them, but for what is plainly a property by it of this type. */
  otherwise(name: string, type: string | undefined): Trait;
  /** Those that have a text in them, in whatever way. */
  naming(value: string): Trait;
  /** Those that state a property before they spread a value that may have it, or delete it. */
  undoing(name: string): Trait;
  /** Those that go through all properties of types or values. */
  through(): Trait;
  /** Those that import packages and data whose types nobody has read. */
  unseen(): Trait;
  /** Those with a type or value that has a property by the name, or that have it as a text. */
  stating(name: string): Trait;
  /** Those whose types and values may be given for one with these properties that takes any others: with some of these, too. */
  shaped(names: readonly string[], hasTyped: boolean): Trait;
  /** Those that may have to do with a field beyond the named ones of a type, of whose values each has those in the first list. */
  unnamed(had: readonly string[], named: ReadonlySet<string>): Trait;
  /** Those that extend or implement types that may be of contracts. */
  extending(): Trait;
  /** Those with a type that takes whatever properties there are. */
  indexing(): Trait;
  /** Those that expect an error somewhere. */
  expecting(): Trait;
  /** Contracts that are so: asked are those alone that a file leads to. Our own runtime has nothing of the project's data. */
  contracts(isSo: (file: string) => boolean): Trait;
  /** The file itself, or the one of what it imports that is found first. */
  nearest(path: string, trait: Trait): string | undefined;
  /** What goes through all properties there. */
  throughIn(path: string): string;
  /** A package, or data, that the file imports. */
  unseenIn(path: string): string;
  /** The files, and those that import them, the nearer ones first. */
  above(files: readonly string[]): ReadonlySet<string>;
  /** Files and contracts whose names a file passes on, also through others. */
  passedOn(path: string): readonly string[];
}

/** Packages that bring no values of the user's: what they say of a property is nothing that a contract could clash with. */
const NO_DATA =
  /^(?:next|react|react-dom|zod|server-only|client-only|swr|@tanstack|@testing-library|vitest|@jest)(?:\/|$)|\.(?:css|scss|sass|less|svg|png|jpe?g|webp|avif|ico)$/;

/** Where code of a project is, and what of it is the user's. */
export interface Sources {
  /** Files of the user's, by path. */
  own: ReadonlyMap<string, string>;
  /** Contracts as they are to be. */
  contracts: ReadonlyMap<string, string>;
  find: FindModule;
  /** Files whose declarations are seen without being imported. */
  everywhere: readonly string[];
}

export function aroundOf({ own, contracts, find, everywhere }: Sources): Around {
  const all = [...own.keys()];
  const isRuntime = (from: string, path: string): boolean => isOurRuntime(find(from, path) ?? "", contracts);
  const read = onceEach((path) => codeOf(path, text(path), (from) => isRuntime(from, path)));
  const imports = onceEach((path) => importedBy(own.get(path) ?? contracts.get(path) ?? ""));
  const known = lazily(() => declaredFor(everywhere, own));
  const needs = onceEach((path) => [
    ...imports(path).flatMap((from) => find(from, path) ?? []),
    ...(known().get(path) ?? []),
  ]);
  const importers = lazily(() => reversed([...all, ...contracts.keys()], needs));
  const above = (files: Iterable<string>): Set<string> => reached(files, (each) => importers().get(each) ?? []);
  const trait = (files: readonly string[]): Listed => ({ of: new Set(files), seers: above(files) });
  const isUnseen = (from: string): boolean => !isBuiltin(from) && !NO_DATA.test(from);
  const unseenIn = onceEach((path) => imports(path).filter((from) => find(from, path) === undefined && isUnseen(from)));
  const text = (path: string): string => own.get(path) ?? "";
  const having = (name: string): string[] =>
    all.filter((path) => text(path).includes(name) && read(path).words.has(name));
  const isUndone = (path: string, name: string): boolean => read(path).undone.has(name);
  const isData = (from: string, path: string): boolean => !NO_DATA.test(from) && !isRuntime(from, path);
  const shapes = onceEach((path) => shapesOf(path, text(path), (from) => isData(from, path)));
  const shaped = (test: (shapes: Shapes) => boolean): Trait => trait(all.filter((path) => test(shapes(path))));
  const passes = (path: string): string[] => starsIn(text(path)).flatMap((from) => find(from, path) ?? []);
  return {
    all,
    text,
    word: onceEach((name) => trait(having(name))),
    otherwise: onceEachOfTwo((name, type) =>
      trait(having(name).filter((path) => !isPlainly(name, type, shapes(path)) || isUndone(path, name))),
    ),
    naming: onceEach((value) => trait(all.filter((path) => hasWord(text(path), value)))),
    undoing: onceEach((name) => trait(all.filter((path) => isUndone(path, name)))),
    through: lazily(() => trait(all.filter((path) => read(path).through !== undefined))),
    unseen: lazily(() => trait(all.filter((path) => unseenIn(path).length > 0))),
    ...shapeTraits(shaped),
    contracts: (isSo) => led((path) => contracts.has(path) && !path.includes("/runtime/") && isSo(path)),
    nearest: (path, { of, seers }) => (seers.has(path) ? firstOf(path, needs, of) : undefined),
    throughIn: (path) => read(path).through ?? "",
    unseenIn: (path) => unseenIn(path)[0] ?? "",
    above,
    passedOn: (path) => [...reached([path], passes)].filter((each) => each !== path),
  };
}

/** What is asked of a file when one leads to it. */
function led(isSo: (path: string) => boolean): Trait {
  return { of: { has: onceEach(isSo) }, seers: { has: () => true } };
}

/** Whether code has nothing by a name but properties of a type, and what is done with these. */
function isPlainly(name: string, type: string | undefined, { isRead, expectsErrors, stated, texts }: Shapes): boolean {
  if (!isRead || expectsErrors || texts.has(name)) return false;
  return [...(stated.get(name) ?? [])].every((each) => each !== "" && each === type);
}

type ShapeTraits = Pick<Around, "stating" | "shaped" | "unnamed" | "extending" | "indexing" | "expecting">;

function shapeTraits(shaped: (test: (shapes: Shapes) => boolean) => Trait): ShapeTraits {
  return {
    stating: onceEach((name) =>
      shaped(({ objects, texts }) => texts.has(name) || objects.some(({ names }) => names.has(name))),
    ),
    shaped: (names, hasTyped) => shaped(({ objects }) => objects.some((each) => mayBeGiven(each, names, hasTyped))),
    unnamed: (had, named) => shaped((each) => isUnnamed(each, had, named)),
    extending: lazily(() => shaped(({ isExtending }) => isExtending)),
    indexing: lazily(() => shaped(({ isIndexing }) => isIndexing)),
    expecting: lazily(() => shaped(({ expectsErrors }) => expectsErrors)),
  };
}

/** An object has an index signature of its own unless it is declared; then it is what else it has that may not fit. */
function mayBeGiven({ names, isDeclared, isOpen }: OwnObject, wanted: readonly string[], hasTyped: boolean): boolean {
  const hasAll = isOpen || wanted.every((name) => names.has(name));
  return hasAll && (isDeclared || (hasTyped && (isOpen || names.size > wanted.length)));
}

/** It is asked for, or given in an object that may be of the type: all of it, or a part where types are cut. */
function isUnnamed({ asked, objects, isCutting }: Shapes, had: readonly string[], named: ReadonlySet<string>): boolean {
  const isOther = (name: string): boolean => !named.has(name);
  const mayBeOne = ({ names, isOpen }: OwnObject): boolean =>
    isOpen || isCutting || had.every((each) => names.has(each));
  return (
    [...asked].some(isOther) || objects.some((each) => each.isMade && mayBeOne(each) && [...each.names].some(isOther))
  );
}

/** Also as a part of a text: `label.${role}` is of all labels. */
function hasWord(text: string, value: string): boolean {
  const isPart = (at: number): boolean => /[\w$]/.test(text.charAt(at));
  for (let at = text.indexOf(value); at !== -1; at = text.indexOf(value, at + 1))
    if (!isPart(at - 1) && !isPart(at + value.length)) return true;
  return false;
}

function onceEach<T>(make: (path: string) => T): (path: string) => T {
  const known = new Map<string, T>();
  return (path) => {
    const found = known.get(path) ?? make(path);
    known.set(path, found);
    return found;
  };
}

function isOurRuntime(file: string, contracts: Sources["contracts"]): boolean {
  return file.includes("/runtime/") && contracts.has(file);
}

function onceEachOfTwo<T>(
  make: (one: string, two: string | undefined) => T,
): (one: string, two: string | undefined) => T {
  const of = onceEach((one) => onceEach((two) => make(one, two)));
  return (one, two = "") => of(one)(two);
}

/** Which files see which declarations that nobody imports: those that have one of their names. */
function declaredFor(everywhere: readonly string[], own: Sources["own"]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const declaring of everywhere) {
    const names = declaredBy(own.get(declaring) ?? "");
    if (names.length === 0) continue;
    const any = new RegExp(`\\b(?:${names.map((name) => name.replaceAll("$", "\\$")).join("|")})\\b`);
    for (const [path, text] of own)
      if (path !== declaring && any.test(text)) found.set(path, [...(found.get(path) ?? []), declaring]);
  }
  return found;
}

function reversed(paths: readonly string[], step: (path: string) => readonly string[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const path of paths) {
    for (const to of step(path)) {
      const known = found.get(to);
      if (known === undefined) found.set(to, [path]);
      else known.push(path);
    }
  }
  return found;
}

/** What steps lead to, with where they begin, the nearer ones first. */
function reached(from: Iterable<string>, step: (path: string) => readonly string[]): Set<string> {
  const found = new Set(from);
  for (const each of found) for (const next of step(each)) found.add(next);
  return found;
}

function firstOf(path: string, step: (path: string) => readonly string[], wanted: Trait["of"]): string | undefined {
  const seen = new Set([path]);
  for (const each of seen) {
    if (wanted.has(each)) return each;
    for (const next of step(each)) seen.add(next);
  }
  return undefined;
}
