import type * as t from "@babel/types";
import { scanTokens } from "../../text/tokens.js";
import { importsOf } from "../code/bindings.js";
import { isParsed, parse, walk } from "../code/parse.js";
import { keyOf } from "../code/properties.js";

/** What code of the user's says that may have to do with a property of a contract. */
export interface Code {
  /** Every name and text in it. */
  words: ReadonlySet<string>;
  /** What goes through all properties of a type or value, in a word: `keyof`, `Object.entries`. */
  through: string | undefined;
  /** Properties that an object literal states before it spreads a value, and those that are deleted. */
  undone: ReadonlySet<string>;
}

/** Modules whose names a file passes on as they are: `export * from "./user"`. */
export function starsIn(text: string): string[] {
  return [...text.matchAll(/\bexport\s*\*\s*from\s*["']([^"'\n]+)["']/g)].map(([, from = ""]) => from);
}

/** Names that a file of declarations has for all. */
export function declaredBy(text: string): string[] {
  const found = text.matchAll(
    /\b(?:interface|type|class|const|let|var|function|enum|namespace)\s+([\w$\x80-\uffff]+)/g,
  );
  return [...found].map(([, name = ""]) => name);
}

/** @param isRuntime whether a specifier is of a module of our own runtime: its types have nothing of the project's data */
export function codeOf(path: string, text: string, isRuntime: (from: string) => boolean): Code {
  const words = new Set<string>();
  for (const { kind, text: token } of scanTokens(text)) {
    if (kind === "word") words.add(token);
    else if (kind === "string") words.add(token.slice(1, -1));
    else if (kind === "template") for (const [word] of token.matchAll(/[\w$]+/g)) words.add(word);
  }
  let through: string | undefined;
  const undone = new Set<string>();
  // Without one of the words, or an index signature, there is nothing to walk for.
  if (!TELLING.some((word) => words.has(word)) && !/\[\s*\w+\s*:|,\s*\.\.\./.test(text))
    return { words, through, undone };
  const source = parse(path, text);
  if (!isParsed(source)) return { words, through, undone };
  const dataless = new Set(importsOf(source).flatMap(({ from, local }) => (isRuntime(from) ? [local] : [])));
  for (const statement of source.body)
    walk(statement, (node) => {
      through ??= reflecting(node, dataless);
      for (const name of undoneBy(node)) undone.add(name);
    });
  return { words, through, undone };
}

const TELLING = ["keyof", "in", "Required", "Record", "Object", "URLSearchParams", "Headers", "extends", "delete"];

function undoneBy(node: t.Node): string[] {
  if (node.type === "ObjectExpression") {
    const last = node.properties.findLastIndex(({ type }) => type === "SpreadElement");
    return node.properties.slice(0, Math.max(last, 0)).flatMap((each) => keyOf(each) ?? []);
  }
  if (node.type !== "UnaryExpression" || node.operator !== "delete") return [];
  const { argument } = node;
  const property = argument.type === "MemberExpression" ? argument.property : undefined;
  if (property?.type === "StringLiteral") return [property.value];
  return property?.type === "Identifier" ? [property.name] : [];
}

/** What takes a type or value for whatever properties it has; not what takes each of them for anything. */
function reflecting(node: t.Node, dataless: ReadonlySet<string>): string | undefined {
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
      return reflectingType(node, dataless);
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

function reflectingType(
  { typeName, typeParameters }: t.TSTypeReference,
  dataless: ReadonlySet<string>,
): string | undefined {
  const name = typeName.type === "Identifier" ? typeName.name : "";
  if (name === "Required") return name;
  const [key, value] = typeParameters?.params ?? [];
  const isAnyKey = key?.type === "TSStringKeyword" || key?.type === "TSNumberKeyword";
  const isDataless =
    value?.type === "TSTypeReference" && value.typeName.type === "Identifier" && dataless.has(value.typeName.name);
  return name === "Record" && isAnyKey && !isAnything(value) && !isDataless ? name : undefined;
}

function isAnything(type: t.Node | undefined): boolean {
  return type === undefined || type.type === "TSUnknownKeyword" || type.type === "TSAnyKeyword";
}
