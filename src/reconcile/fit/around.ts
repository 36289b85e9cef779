import { isBuiltin } from "node:module";
import type * as t from "@babel/types";
import { lazily } from "../../model/lazily.js";
import { scanTokens } from "../../text/tokens.js";
import type { FindModule } from "../code/modules.js";
import { isParsed, parse, walk } from "../code/parse.js";

/** What code of the user's says that may have to do with a property of a contract. */
export interface Code {
  /** Every name and text in it. */
  words: ReadonlySet<string>;
  /** What goes through all properties of a type or value, in a word: `keyof`, `Object.entries`. */
  through: string | undefined;
  /** Modules that it passes on as they are, as written: `export * from "./user"`. */
  passedOn: readonly string[];
}

/** The code of a project, by what imports what. */
export interface Around {
  read(path: string): Code;
  /** A file with all that it imports, directly or through others; not what is generated. */
  below(path: string): readonly string[];
  /** Files that import a file, directly or through others. */
  above(path: string): readonly string[];
  /** Files and contracts whose names a file passes on, also through others. */
  passedOn(path: string): readonly string[];
  /** Contracts that those below import. */
  contracts(path: string): readonly string[];
  /** Packages and data that those import, whose types nobody has read. */
  unseen(path: string): readonly string[];
}

/** Packages that bring no values of the user's: what they say of a property is nothing that a contract could clash with. */
const NO_DATA =
  /^(?:next|react|react-dom|zod|server-only|client-only|swr|@tanstack|@testing-library|vitest|@jest)(?:\/|$)|\.(?:css|scss|sass|less|svg|png|jpe?g|webp|avif|ico)$/;

/** Where code of a project is, and what of it is the user's. */
export interface Sources {
  /** The text of a file of the user's; `undefined` for one that is generated, or is not there. */
  textOf: (path: string) => string | undefined;
  isContract: (path: string) => boolean;
  find: FindModule;
  /** Files whose declarations are seen without being imported. */
  everywhere: readonly string[];
  /** All files of the user's. */
  all: readonly string[];
}

export function aroundOf({ textOf, isContract, find, everywhere, all }: Sources): Around {
  const read = onceEach((path) => codeOf(path, textOf(path) ?? ""));
  const importsOf = onceEach((path) => importedBy(textOf(path) ?? ""));
  const declaredIn = onceEach((path) => declaredBy(textOf(path) ?? ""));
  const reach = onceEach((path) => {
    const found = reachOf(path, { importsOf, find, isContract });
    const isSeen = (name: string): boolean => [...found.below].some((each) => read(each).words.has(name));
    for (const each of everywhere) if (declaredIn(each).some(isSeen)) found.below.add(each);
    return found;
  });
  const importersOf = lazily(() => reversed(all, (path) => importsOf(path).flatMap((from) => find(from, path) ?? [])));
  const passes = (path: string): string[] => read(path).passedOn.flatMap((from) => find(from, path) ?? []);
  return {
    read,
    above: (path) => reachable(path, (each) => importersOf().get(each) ?? []),
    passedOn: (path) => reachable(path, (each) => (isContract(each) ? [] : passes(each))),
    below: (path) => [...reach(path).below],
    contracts: (path) => [...reach(path).contracts],
    unseen: (path) => [...reach(path).unseen],
  };
}

interface Reached {
  below: Set<string>;
  contracts: Set<string>;
  unseen: Set<string>;
}

function reachOf(path: string, { importsOf, find, isContract }: Finding): Reached {
  const found: Reached = { below: new Set([path]), contracts: new Set(), unseen: new Set() };
  for (const importer of found.below) {
    for (const from of importsOf(importer)) {
      const file = find(from, importer);
      if (file === undefined) {
        if (!isBuiltin(from) && !NO_DATA.test(from)) found.unseen.add(from);
      } else if (isContract(file)) found.contracts.add(file);
      else found.below.add(file);
    }
  }
  return found;
}

/** What steps lead to from a file; not the file itself. */
function reachable(path: string, step: (path: string) => readonly string[]): string[] {
  const found = new Set([path]);
  for (const each of found) for (const next of step(each)) found.add(next);
  found.delete(path);
  return [...found];
}

function reversed(all: readonly string[], step: (path: string) => readonly string[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const path of all) for (const to of step(path)) found.set(to, [...(found.get(to) ?? []), path]);
  return found;
}

interface Finding {
  importsOf: (path: string) => string[];
  find: FindModule;
  isContract: (path: string) => boolean;
}

function onceEach<T>(make: (path: string) => T): (path: string) => T {
  const known = new Map<string, T>();
  return (path) => {
    const found = known.get(path) ?? make(path);
    known.set(path, found);
    return found;
  };
}

/** By the look of it: a whole project is not parsed for this. */
function importedBy(text: string): string[] {
  const found = text.matchAll(/\b(?:from|import|require)\s*\(?\s*["']([^"'\n]+)["']/g);
  return [...new Set([...found].map(([, from = ""]) => from))];
}

/** Names that a file of declarations has for all. */
function declaredBy(text: string): string[] {
  const found = text.matchAll(/\b(?:interface|type|class|const|let|var|function|enum|namespace)\s+([\w$]+)/g);
  return [...found].map(([, name = ""]) => name);
}

function codeOf(path: string, text: string): Code {
  const words = new Set<string>();
  for (const { kind, text: token } of scanTokens(text)) {
    if (kind === "word") words.add(token);
    else if (kind === "string") words.add(token.slice(1, -1));
    else if (kind === "template") for (const [word] of token.matchAll(/[\w$]+/g)) words.add(word);
  }
  const passedOn = [...text.matchAll(/\bexport\s*\*\s*from\s*["']([^"'\n]+)["']/g)].map(([, from = ""]) => from);
  return { words, through: throughAll(path, text, words), passedOn };
}

const REFLECTING = ["keyof", "in", "Required", "Record", "Object", "URLSearchParams", "Headers", "extends"];

function throughAll(path: string, text: string, words: ReadonlySet<string>): string | undefined {
  // Without one of the words, or an index signature, there is nothing to walk for.
  if (!REFLECTING.some((word) => words.has(word)) && !/\[\s*\w+\s*:/.test(text)) return undefined;
  const source = parse(path, text);
  let found: string | undefined;
  for (const statement of isParsed(source) ? source.body : []) walk(statement, (node) => (found ??= reflecting(node)));
  return found;
}

/** What takes a type or value for whatever properties it has; not what takes each of them for anything. */
function reflecting(node: t.Node): string | undefined {
  switch (node.type) {
    case "TSTypeOperator":
      return node.operator === "keyof" ? "keyof" : undefined;
    case "TSMappedType":
      return "a mapped type";
    case "TSConditionalType":
      return "a conditional type";
    case "TSIndexSignature":
      return isAnything(node.typeAnnotation?.typeAnnotation) ? undefined : "an index signature";
    case "TSTypeReference":
      return reflectingType(node);
    case "MemberExpression": {
      const { object, property } = node;
      if (object.type !== "Identifier" || object.name !== "Object" || property.type !== "Identifier") return undefined;
      return /^(?:values|entries|fromEntries)$/.test(property.name) ? `Object.${property.name}` : undefined;
    }
    case "NewExpression": {
      const { callee } = node;
      return callee.type === "Identifier" && /^(?:URLSearchParams|Headers)$/.test(callee.name)
        ? callee.name
        : undefined;
    }
    default:
      return undefined;
  }
}

function reflectingType({ typeName, typeParameters }: t.TSTypeReference): string | undefined {
  const name = typeName.type === "Identifier" ? typeName.name : "";
  if (name === "Required") return name;
  const [key, value] = typeParameters?.params ?? [];
  const isAnyKey = key?.type === "TSStringKeyword" || key?.type === "TSNumberKeyword";
  return name === "Record" && isAnyKey && !isAnything(value) ? name : undefined;
}

function isAnything(type: t.Node | undefined): boolean {
  return type === undefined || type.type === "TSUnknownKeyword" || type.type === "TSAnyKeyword";
}
