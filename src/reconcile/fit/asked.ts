import type * as t from "@babel/types";
import { keyOf } from "../code/properties.js";

/** Parts of a request, which handlers take apart, and what no field of data is. */
const NO_FIELDS = /^(?:params|query|headers|cookies|body|length)$/;

/** What holds no data that a contract describes: `process.env`, `Math.PI`, `Role.Admin`. */
const NO_DATA = /^(?:process$|[A-Z])/;

/**
 * Fields that code asks a value for, but for methods, which no data has; empty for one whose name is not stated.
 *
 * @param text of the whole file
 */
export function askedBy(node: t.Node, parent: t.Node | undefined, text: string): string[] {
  return asked(node, parent, text).filter((name) => !NO_FIELDS.test(name));
}

function asked(node: t.Node, parent: t.Node | undefined, text: string): string[] {
  if (node.type === "ObjectPattern")
    return isOwn(node, text)
      ? []
      : node.properties.flatMap((each) => (each.type === "RestElement" ? [] : [keyOf(each) ?? ""]));
  if (node.type === "TSLiteralType") return node.literal.type === "StringLiteral" ? [node.literal.value] : [];
  if (node.type !== "MemberExpression" && node.type !== "OptionalMemberExpression") return [];
  const { object, property, computed } = node;
  const isCalled = parent !== undefined && "callee" in parent && parent.callee === node;
  if (isCalled || property.type === "NumericLiteral" || NO_DATA.test(rootOf(object))) return [];
  if (property.type === "StringLiteral") return [property.value];
  return [!computed && property.type === "Identifier" ? property.name : ""];
}

/** `({ user }: Props)`: what is taken apart is of a type that the file states field by field. */
function isOwn({ typeAnnotation }: t.ObjectPattern, text: string): boolean {
  const stated = typeAnnotation?.type === "TSTypeAnnotation" ? typeAnnotation.typeAnnotation : undefined;
  if (stated?.type !== "TSTypeReference" || stated.typeName.type !== "Identifier")
    return stated?.type === "TSTypeLiteral";
  return new RegExp(`\\b(?:interface ${stated.typeName.name}|type ${stated.typeName.name} =) \\{`).test(text);
}

function rootOf(node: t.Node): string {
  if (node.type === "MemberExpression") return rootOf(node.object);
  return node.type === "Identifier" ? node.name : "";
}
