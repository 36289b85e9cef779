import type * as t from "@babel/types";
import { posix } from "node:path";
import { declarationIn, importsOf } from "../code/bindings.js";
import type { FindModule } from "../code/modules.js";
import { conflictSides } from "../../text/conflict-markers.js";
import { isParsed, parse, type ParsedFile } from "../code/parse.js";
import { objectType, typeOf } from "./read-type.js";
import { brief, textOf, type Member, type NamedType, type ObjectType, type Type } from "./type.js";

/** The types of all contracts as they are at one time. */
export interface Version {
  /** What the file exports by a name: a type, or the type that a constant is said to have. */
  exported(file: string, name: string): { type: Type; isValue: boolean } | undefined;
  /** What it declares as an interface by a name. */
  interfaceOf(file: string, name: string): ObjectType | undefined;
  /** All that it exports. */
  names(file: string): string[];
  /** What a constant that it declares, or has from another file of ours, is made of; none of the runtime. */
  stated(file: string, name: string): StatedValue | undefined;
  /** Of any other name: what it is in the module that it comes from. */
  madeElsewhere(file: string, name: string): string;
  /** What a type is, through the names it goes by. */
  head(type: Type): Type;
  /** The members of a union, of unions in it too; any other type alone. A member keeps the name it goes by. */
  members(type: Type): Type[];
  /** The same for one type under all its names, and for no other; `undefined` where it has none, or arguments. */
  idOf(type: Type): string | undefined;
}

/** An expression in a file. */
export interface StatedValue {
  file: string;
  source: ParsedFile;
  node: t.Node;
}

interface Declared {
  types: Map<string, { type: Type; isGeneric: boolean }>;
  values: Map<string, Type>;
  stated: Map<string, StatedValue>;
  imports: Map<string, { from: string; name: string }>;
}

export type ReadDeclared = (file: string, text: string) => Declared | undefined;

/**
 * Reads the declarations of a file when they are first asked for, and once for both versions where it has one text. One
 * that git merged with conflicts declares what either side does.
 */
export function readingOnce(): ReadDeclared {
  const known = new Map<string, { text: string; declared: Declared | undefined }[]>();
  return (file, text) => {
    const versions = known.get(file) ?? [];
    const found = versions.find((each) => each.text === text);
    if (found !== undefined) return found.declared;
    const sides = conflictSides(text).flatMap((side = "") => {
      const source = parse(file, side);
      return isParsed(source) ? [declaredIn(source, file)] : [];
    });
    const declared = sides.length > 1 ? sides.reduce(together) : sides[0];
    known.set(file, [...versions, { text, declared }]);
    return declared;
  };
}

/**
 * @param textOf the text that a file has in this version
 * @param find finds the file that an import names
 */
export function versionOf(
  textOf: (file: string) => string | undefined,
  find: FindModule,
  read: ReadDeclared = readingOnce(),
): Version {
  const declaredAt: DeclaredAt = (file) => {
    const text = file === "" ? undefined : textOf(file);
    return text === undefined ? undefined : read(file, text);
  };
  const origin = (type: NamedType): Origin => originOf(type, declaredAt, find);
  const head = (type: Type): Type => {
    let found = type;
    for (let left = 64; found.kind === "name" && left > 0; left--) {
      const { file, name } = origin(found);
      const declaration = declaredAt(file)?.types.get(name);
      if (declaration === undefined || declaration.isGeneric) return builtIn({ ...found, name, file: "" }, members);
      found = declaration.type;
    }
    return found.kind === "all" ? merged(found, head) : found;
  };
  const members = (type: Type): Type[] => {
    const found = head(type);
    return found.kind === "union" ? found.members.flatMap(members) : [type];
  };
  return {
    head,
    members,
    exported: (file, name) => {
      // Of the thousands that there may be, few say the name: the others are not parsed.
      const declared = textOf(file)?.includes(name) === true ? declaredAt(file) : undefined;
      const type = declared?.types.get(name)?.type;
      if (type !== undefined) return { type: { kind: "name", name, args: [], file }, isValue: false };
      const value = declared?.values.get(name);
      return value && { type: value, isValue: true };
    },
    interfaceOf: (file, name) => interfaceAmong(declaredAt(file), name),
    ...constantsOf(declaredAt, find),
    names: (file) => [...(declaredAt(file)?.types.keys() ?? []), ...(declaredAt(file)?.values.keys() ?? [])],
    idOf: (type) => {
      if (type.kind !== "name" || type.args.length > 0) return undefined;
      const { file, name } = origin(type);
      return `${file}#${name}`;
    },
  };
}

/** The same for one pair of types; `undefined` where neither has a name: what refers to itself comes by a name again. */
export function pairId(was: Type, is: Type, old: Version, next: Version): string | undefined {
  const [a, b] = [old.idOf(was), next.idOf(is)];
  return a === b && a === undefined ? undefined : `${a ?? textOf(was)} ${b ?? textOf(is)}`;
}

function interfaceAmong(declared: Declared | undefined, name: string): ObjectType | undefined {
  const type = declared?.types.get(name)?.type;
  return type?.kind === "object" && type.isInterface ? type : undefined;
}

type DeclaredAt = (file: string) => Declared | undefined;

type Origin = Pick<NamedType, "file" | "name">;

/** The file that declares a name, and what it is called there; where none does, the name alone. */
function originOf({ name, file }: Origin, declaredAt: DeclaredAt, find: FindModule, left = 8): Origin {
  const declared = left === 0 ? undefined : declaredAt(file);
  if (declared?.types.has(name) === true) return { file, name };
  const from = declared?.imports.get(name);
  if (from === undefined) return { file: "", name };
  return originOf({ name: from.name, file: find(from.from, file) ?? "" }, declaredAt, find, left - 1);
}

function constantsOf(declaredAt: DeclaredAt, find: FindModule): Pick<Version, "stated" | "madeElsewhere"> {
  return {
    stated: (file, name) => statedAt({ file, name }, declaredAt, find),
    madeElsewhere: (file, name) => {
      const from = declaredAt(file)?.imports.get(name);
      return from === undefined ? name : `${from.name} of ${posix.basename(from.from)}`;
    },
  };
}

function statedAt({ name, file }: Origin, declaredAt: DeclaredAt, find: FindModule, left = 8): StatedValue | undefined {
  if (left === 0 || file.includes("/runtime/")) return undefined;
  const declared = declaredAt(file);
  const from = declared?.imports.get(name);
  if (from === undefined) return declared?.stated.get(name);
  return statedAt({ name: from.name, file: find(from.from, file) ?? "" }, declaredAt, find, left - 1);
}

function declaredIn(source: ParsedFile, file: string): Declared {
  const at = { source, file };
  const declared: Declared = { types: new Map(), values: new Map(), stated: new Map(), imports: new Map() };
  for (const { from, name, local } of importsOf(source)) declared.imports.set(local, { from, name });
  for (const statement of source.body) {
    const node = declarationIn(statement);
    if (node?.type === "TSInterfaceDeclaration") {
      const isGeneric = !!node.typeParameters || (node.extends ?? []).length > 0;
      declared.types.set(node.id.name, { type: objectType(node.body.body, node.body, at), isGeneric });
    } else if (node?.type === "TSTypeAliasDeclaration") {
      const isGeneric = !!node.typeParameters;
      declared.types.set(node.id.name, { type: typeOf(node.typeAnnotation, at), isGeneric });
    } else if (node?.type === "VariableDeclaration") {
      for (const { id, init } of node.declarations) {
        addValue(id, declared, at);
        if (id.type === "Identifier" && init) declared.stated.set(id.name, { ...at, node: init });
      }
    }
  }
  return declared;
}

/** What either side of a merge declares; where both do, ours, but of a route the operations of both. */
function together(ours: Declared, theirs: Declared): Declared {
  const types = new Map([...theirs.types, ...ours.types]);
  for (const contract of ours.values.values()) {
    const name = contract.kind === "name" && contract.args[0]?.kind === "name" ? contract.args[0].name : "";
    const [own, other] = [ours.types.get(name)?.type, theirs.types.get(name)?.type];
    if (own?.kind !== "object" || other?.kind !== "object") continue;
    types.set(name, { type: { ...own, members: new Map([...other.members, ...own.members]) }, isGeneric: false });
  }
  return {
    types,
    values: new Map([...theirs.values, ...ours.values]),
    stated: new Map([...theirs.stated, ...ours.stated]),
    imports: new Map([...theirs.imports, ...ours.imports]),
  };
}

function addValue(id: t.Node, { values }: Declared, at: Parameters<typeof typeOf>[1]): void {
  if (id.type === "Identifier" && id.typeAnnotation) values.set(id.name, typeOf(id.typeAnnotation, at));
}

/** TypeScript's own `Record` and `Exclude`, written out; any other name stands for itself. */
function builtIn(type: NamedType, members: (type: Type) => Type[]): Type {
  const [first, second] = type.args;
  if (first === undefined || second === undefined) return type;
  if (type.name === "Record") return { kind: "object", members: new Map(), index: second };
  if (type.name !== "Exclude") return type;
  const without = new Set(members(second).map(brief));
  return { kind: "union", members: members(first).filter((each) => each.kind !== "unit" || !without.has(each.text)) };
}

/** An intersection of objects is an object, unless it says of one property two things. */
function merged(type: Extract<Type, { kind: "all" }>, head: (type: Type) => Type): Type {
  const all = new Map<string, Member>();
  let index: Type | undefined;
  const parts = type.members.map(head);
  const isInterface = parts.some((each) => each.kind === "object" && each.isInterface);
  for (const each of parts) {
    if (each.kind !== "object" || (index !== undefined && each.index !== undefined)) return type;
    index ??= each.index;
    for (const [name, member] of each.members) {
      const there = all.get(name);
      if (there !== undefined && !isPlainlySame(there.type, member.type)) return type;
      const optional = member.optional && there?.optional !== false;
      all.set(name, { type: member.type, optional, readonly: member.readonly && there?.readonly !== false });
    }
  }
  return { kind: "object", members: all, index, ...(isInterface && { isInterface }) };
}

function isPlainlySame(a: Type, b: Type): boolean {
  return brief(a) !== undefined && brief(a) === brief(b);
}
