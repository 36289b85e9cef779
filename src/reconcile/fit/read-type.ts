import type * as t from "@babel/types";
import { textOf, type ParsedFile } from "../code/parse.js";
import type { Member, Type } from "./type.js";

/** Where a type is written. */
export interface Written {
  source: ParsedFile;
  /** Path of the file, relative to the project root. */
  file: string;
}

/** The type that a node of the syntax tree states. */
export function typeOf(node: t.Node, at: Written): Type {
  switch (node.type) {
    case "TSParenthesizedType":
      return typeOf(node.typeAnnotation, at);
    case "TSTypeAnnotation":
      return typeOf(node.typeAnnotation, at);
    case "TSLiteralType":
      return literalType(node.literal, at);
    case "TSArrayType":
      return { kind: "list", item: typeOf(node.elementType, at) };
    case "TSTupleType":
      return tupleType(node, at);
    case "TSTypeLiteral":
      return objectType(node.members, node, at);
    case "TSUnionType":
      return { kind: "union", members: node.types.map((each) => typeOf(each, at)) };
    case "TSIntersectionType":
      return { kind: "all", members: node.types.map((each) => typeOf(each, at)) };
    case "TSTypeReference":
      return referenceType(node, at);
    default:
      return KEYWORDS[node.type] ?? other(node, at);
  }
}

const BOOLEAN: Type = {
  kind: "union",
  members: [
    { kind: "unit", text: "true" },
    { kind: "unit", text: "false" },
  ],
};

const KEYWORDS: Readonly<Record<string, Type>> = {
  TSStringKeyword: { kind: "keyword", text: "string" },
  TSNumberKeyword: { kind: "keyword", text: "number" },
  TSBigIntKeyword: { kind: "keyword", text: "bigint" },
  TSUnknownKeyword: { kind: "keyword", text: "unknown" },
  TSBooleanKeyword: BOOLEAN,
  TSNullKeyword: { kind: "unit", text: "null" },
  TSUndefinedKeyword: { kind: "unit", text: "undefined" },
  TSNeverKeyword: { kind: "union", members: [] },
  TSObjectKeyword: { kind: "object", members: new Map(), index: undefined },
};

function literalType(literal: t.Node, at: Written): Type {
  if (literal.type === "StringLiteral") return { kind: "unit", text: JSON.stringify(literal.value) };
  if (literal.type === "TemplateLiteral") return other(literal, at);
  return { kind: "unit", text: textOf(at.source, literal).replace(/\s/g, "") };
}

function tupleType({ elementTypes }: t.TSTupleType, at: Written): Type {
  const items: Type[] = [];
  let [required, rest]: [number, Type | undefined] = [0, undefined];
  for (const each of elementTypes) {
    if (each.type === "TSRestType") {
      const list = typeOf(each.typeAnnotation, at);
      rest = list.kind === "list" ? list.item : list;
    } else if (each.type === "TSOptionalType") items.push(typeOf(each.typeAnnotation, at));
    else required = items.push(typeOf(each, at));
  }
  return { kind: "tuple", items, required, rest };
}

/** What is between the braces of an object type or interface. */
export function objectType(nodes: readonly t.TSTypeElement[], whole: t.Node, at: Written): Type {
  const members = new Map<string, Member>();
  let index: Type | undefined;
  for (const node of nodes) {
    const type = "typeAnnotation" in node && node.typeAnnotation ? typeOf(node.typeAnnotation, at) : undefined;
    const name = node.type === "TSPropertySignature" && !node.computed ? keyName(node.key) : undefined;
    if (type !== undefined && node.type === "TSIndexSignature") index = type;
    else if (type === undefined || name === undefined || node.type !== "TSPropertySignature") return other(whole, at);
    else members.set(name, { type, optional: node.optional === true, readonly: node.readonly === true });
  }
  return { kind: "object", members, index, ...(whole.type === "TSInterfaceBody" && { isInterface: true }) };
}

function keyName(key: t.Expression): string | undefined {
  if (key.type === "Identifier") return key.name;
  return key.type === "StringLiteral" || key.type === "NumericLiteral" ? String(key.value) : undefined;
}

function referenceType(node: t.TSTypeReference, at: Written): Type {
  if (node.typeName.type !== "Identifier") return other(node, at);
  const args = (node.typeParameters?.params ?? []).map((each) => typeOf(each, at));
  return { kind: "name", name: node.typeName.name, args, file: at.file };
}

function other(node: t.Node, at: Written): Type {
  return { kind: "other", text: textOf(at.source, node).replace(/\s+/g, " ") };
}
