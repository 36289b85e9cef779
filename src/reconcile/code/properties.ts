import type * as t from "@babel/types";

/** A property, method or spread of an object literal. */
export type Property = t.ObjectExpression["properties"][number];

/** Its key; `undefined` for a spread or a key that is computed. */
export function keyOf(node: Property): string | undefined {
  if (node.type === "SpreadElement") return undefined;
  const { key } = node;
  if (key.type === "StringLiteral") return key.value;
  if (node.computed) return undefined;
  if (key.type === "Identifier") return key.name;
  return key.type === "NumericLiteral" ? String(key.value) : undefined;
}

/** The body of a method, or of a function that is written as the property's value. */
export function functionBody(node: Property): t.BlockStatement | t.Expression | undefined {
  if (node.type === "ObjectMethod") return node.body;
  if (node.type !== "ObjectProperty") return undefined;
  const { value } = node;
  return value.type === "ArrowFunctionExpression" || value.type === "FunctionExpression" ? value.body : undefined;
}
