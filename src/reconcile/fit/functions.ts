import type * as t from "@babel/types";

export type Function = t.ObjectMethod | t.FunctionExpression | t.ArrowFunctionExpression | t.FunctionDeclaration;

export function isFunction(node: t.Node): node is Function {
  return ["ObjectMethod", "FunctionExpression", "ArrowFunctionExpression", "FunctionDeclaration"].includes(node.type);
}

/** Expressions that a function returns, those of inner functions left out; the statement itself where it returns none. */
export function returnedBy({ body }: Function): t.Node[] {
  return body.type === "BlockStatement" ? returnedIn(body) : [body];
}

function returnedIn(node: t.Node): t.Node[] {
  if (node.type === "ReturnStatement") return node.argument ? [node.argument] : [node];
  if (isFunction(node) || node.type.startsWith("Function") || node.type.startsWith("Class")) return [];
  return Object.values(node)
    .flat()
    .filter((value): value is t.Node => typeof value === "object" && value !== null && "type" in value)
    .flatMap(returnedIn);
}
