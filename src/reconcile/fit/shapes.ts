import type * as t from "@babel/types";
import { importsOf } from "../code/bindings.js";
import { isParsed, parse, walk } from "../code/parse.js";
import { askedBy } from "./asked.js";
import { statedType } from "./stated-type.js";

/** What code of the user's declares and makes itself, which may be held against a type of a contract. */
export interface Shapes {
  /** It is code: of any other nothing is known. */
  isRead: boolean;
  /** `@ts-expect-error`: what gets right is an error. */
  expectsErrors: boolean;
  objects: readonly OwnObject[];
  /** The types that properties are stated to have, by their names; see {@link statedType}. */
  stated: ReadonlyMap<string, ReadonlySet<string>>;
  /** Texts that are written out, names of properties among them: `Omit<User, "id">`. */
  texts: ReadonlySet<string>;
  /** What it asks of values by name, and takes out of types; empty for a name that is not stated. */
  asked: ReadonlySet<string>;
  /** It has types that are parts of others: `Partial<User>`. */
  isCutting: boolean;
  /** It extends or implements types that may be of a contract. */
  isExtending: boolean;
  /** Something is taken for whatever fields it has: `Record<string, unknown>`. */
  isIndexing: boolean;
}

export interface OwnObject {
  names: ReadonlySet<string>;
  /** An interface or class: TypeScript has no index signature for these where one is asked for. */
  isDeclared: boolean;
  /** It has fields that are not named here. */
  isOpen: boolean;
  /** It is a value. */
  isMade?: true;
}

/** @param isData whether a package or file that a specifier is of may bring types that are made of the project's data */
export function shapesOf(path: string, text: string, isData: (from: string) => boolean): Shapes {
  const stated = new Map<string, Set<string>>();
  const source = parse(path, text);
  const found = {
    isRead: isParsed(source),
    expectsErrors: text.includes("@ts-expect-error"),
    objects: [] as OwnObject[],
    stated,
    texts: new Set<string>(),
    asked: new Set<string>(),
    isCutting: /\b(?:Partial|Pick|Omit)</.test(text),
    isExtending: false,
    isIndexing: false,
  };
  if (!isParsed(source)) return found;
  const known = new Set(importsOf(source).flatMap(({ from, local }) => (isData(from) ? [local] : [])));
  const heritage: t.Node[] = [];
  for (const statement of source.body)
    walk(statement, (node, parent) => {
      if (node.type === "StringLiteral") found.texts.add(node.value);
      for (const name of askedBy(node, parent, text)) found.asked.add(name);
      found.isIndexing ||= isIndexing(node);
      if ("id" in node && node.id?.type === "Identifier" && node.type.endsWith("Declaration")) known.add(node.id.name);
      heritage.push(...inherited(node));
      // What takes an object apart states nothing of it.
      for (const name of parent?.type === "ObjectPattern" ? [] : (nameOf(node) ?? []))
        stated.set(name, (stated.get(name) ?? new Set()).add(statedType(node)));
      const object = ownObject(node);
      if (object !== undefined) found.objects.push(object);
    });
  found.isExtending = heritage.some((node) => identifiersIn(node).some((name) => known.has(name)));
  return found;
}

function isIndexing(node: t.Node): boolean {
  if (node.type === "TSIndexSignature" || node.type === "TSMappedType") return true;
  return node.type === "TSTypeReference" && node.typeName.type === "Identifier" && node.typeName.name === "Record";
}

function inherited(node: t.Node): t.Node[] {
  if (node.type === "TSInterfaceDeclaration") return node.extends ?? [];
  return node.type === "ClassDeclaration" || node.type === "ClassExpression" ? (node.implements ?? []) : [];
}

function ownObject(node: t.Node): OwnObject | undefined {
  switch (node.type) {
    case "TSInterfaceDeclaration":
      return { names: namesOf(node.body.body), isDeclared: true, isOpen: (node.extends ?? []).length > 0 };
    case "ClassDeclaration":
    case "ClassExpression":
      return { names: namesOf(node.body.body), isDeclared: true, isOpen: Boolean(node.superClass) };
    case "TSTypeLiteral":
      return { names: namesOf(node.members), isDeclared: false, isOpen: false };
    case "ObjectExpression":
      return {
        names: namesOf(node.properties),
        isDeclared: false,
        isOpen: node.properties.some((each) => nameOf(each) === undefined),
        isMade: true,
      };
    default:
      return undefined;
  }
}

/** Those of a class are also the parameters that its constructor keeps. */
function namesOf(members: readonly t.Node[]): Set<string> {
  return new Set(
    members.flatMap((each) => [
      ...(nameOf(each) ?? []),
      ...("params" in each && Array.isArray(each.params) ? each.params.flatMap(identifiersIn) : []),
    ]),
  );
}

function nameOf(member: t.Node): [string] | undefined {
  if (!("key" in member) || ("computed" in member && member.computed)) return undefined;
  const { key } = member;
  if (key.type === "Identifier") return [key.name];
  return key.type === "StringLiteral" ? [key.value] : undefined;
}

function identifiersIn(node: t.Node): string[] {
  const names: string[] = [];
  walk(node, (each) => {
    if (each.type === "Identifier") names.push(each.name);
  });
  return names;
}
