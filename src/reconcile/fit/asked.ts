import type * as t from "@babel/types";
import { keyOf } from "../code/properties.js";

/** Parts of a request, which handlers take apart, and what no field of data is. */
const NO_FIELD = /^(?:params|query|headers|cookies|body|length)$/;

/** What holds no data that a contract describes: `process.env`, `Math.PI`, `Role.Admin`. */
const NO_DATA = /^(?:process\b|[A-Z])/;

/**
 * Fields that code asks a value for, but for methods, which no data has; empty for one whose name is not stated.
 *
 * @param text of the whole file
 */
export function askedBy(node: t.Node, parent: t.Node | undefined, text: string): string[] {
  return asked(node, parent, text).filter((name) => !NO_FIELD.test(name));
}

function asked(node: t.Node, parent: t.Node | undefined, text: string): string[] {
  if (node.type === "ObjectPattern") {
    const all = isOwn(node.typeAnnotation, text) ? [] : node.properties;
    return all.flatMap((each) => (each.type === "RestElement" ? [] : (keyOf(each) ?? "")));
  }
  if (node.type === "TSLiteralType") return node.literal.type === "StringLiteral" ? [node.literal.value] : [];
  if (node.type !== "MemberExpression" && node.type !== "OptionalMemberExpression") return [];
  const { property, computed } = node;
  const isCalled = parent !== undefined && "callee" in parent && parent.callee === node;
  if (isCalled || property.type === "NumericLiteral" || NO_DATA.test(said(node, text))) return [];
  if (property.type === "StringLiteral") return [property.value];
  return [!computed && property.type === "Identifier" ? property.name : ""];
}

/** `({ user }: Props)`: what is taken apart is of a type that the file states field by field. */
function isOwn(stated: t.Node | null | undefined, text: string): boolean {
  const type = stated ? said(stated, text).replace(/^:\s*/, "") : " ";
  return type.startsWith("{") || text.includes(`interface ${type} {`) || text.includes(`type ${type} = {`);
}

function said({ start, end }: t.Node, text: string): string {
  return text.slice(start ?? 0, end ?? 0);
}
