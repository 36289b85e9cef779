import type { Edit } from "./edits.js";
import { described, type Source } from "./jsdoc.js";
import { typeText } from "./jsdoc-tags.js";
import { childrenOf, endOf, startOf, type Node } from "./tree.js";

type Cast = Extract<Node, { type: "TSAsExpression" }>;

/**
 * Types within functions as JSDoc, for a file whose JavaScript is checked: what a variable is said to be, a parameter of
 * a function that is a value, and what something is taken for.
 */
export function typesWithin(statements: readonly Node[], source: Source): Edit[] {
  return statements.flatMap((statement) => within(statement, false, source));
}

function within(node: Node, isInner: boolean, source: Source): Edit[] {
  const below = isInner || node.type === "FunctionDeclaration" || node.type === "ArrowFunctionExpression";
  const inner = childrenOf(node).flatMap((child) => within(child.node, below, source));
  return [...inner, ...own(node, isInner, source)];
}

function own(node: Node, isInner: boolean, source: Source): Edit[] {
  if (isCast(node, source)) return castOf(node, source);
  if (!isInner) return [];
  if (node.type === "ArrowFunctionExpression") return node.params.flatMap((param) => parameterType(param, source));
  const [declared, further] = node.type === "VariableDeclaration" ? node.declarations : [];
  const type = declared?.id.type === "Identifier" ? declared.id.typeAnnotation : undefined;
  if (!type || further) return [];
  return described(node, [{ tag: "type", type: typeText(type, source) }], source);
}

/** `as const` is left out: what it would say is as much in the way as it helps. */
function isCast(node: Node, source: Source): node is Cast {
  if (node.type !== "TSAsExpression" || node.expression.type === "ObjectExpression") return false;
  return typeText(node.typeAnnotation, source) !== "const";
}

function parameterType(param: Node, source: Source): Edit[] {
  const type = "typeAnnotation" in param ? param.typeAnnotation : undefined;
  if (!type) return [];
  const start = startOf(param);
  return [{ start, end: start, text: `/** @type {${typeText(type as Node, source)}} */ `, isQuiet: true }];
}

function castOf(node: Cast, source: Source): Edit[] {
  const start = startOf(node);
  const cast = `/** @type {${typeText(node.typeAnnotation, source)}} */ (`;
  return [
    { start, end: start, text: cast, isQuiet: true },
    { start: endOf(node.expression), end: endOf(node), text: ")", isQuiet: true },
  ];
}
