import type { Edit } from "./edits.js";
import { endOf, isNode, startOf, type Node } from "./tree.js";

/** Fields that hold types wherever they appear. */
const TYPE_FIELDS = [
  "typeAnnotation",
  "returnType",
  "typeParameters",
  "typeArguments",
  "superTypeParameters",
  "superTypeArguments",
] as const;

/** Fields whose contents need no visit, as they are erased whole. */
export const ERASED_FIELDS: ReadonlySet<string> = new Set([...TYPE_FIELDS, "implements"]);

/** The edits that take the types out of one node, its children aside. */
export function erasuresOf(node: Node, parent: Node | undefined, text: string): Edit[] {
  const edits = [...typeFields(node), ...marks(node, text), ...thisParameter(node)];
  switch (node.type) {
    case "TSAsExpression":
    case "TSSatisfiesExpression":
    case "TSNonNullExpression":
      edits.push(cut(endOf(node.expression), endOf(node)), ...operandParentheses(node, parent));
      break;
    case "TSTypeAssertion":
      edits.push(cut(startOf(node), startOf(node.expression)));
      break;
    case "ParenthesizedExpression":
      if (isNeedlessAround(node.expression, parent)) edits.push(...unwrap(node, node.expression));
      break;
    case "ClassDeclaration":
    case "ClassExpression":
      edits.push(...classHead(node, text));
      break;
    case "ClassProperty":
    case "ClassAccessorProperty":
    case "ClassPrivateProperty":
    case "ClassMethod":
    case "ClassPrivateMethod":
      edits.push(...modifiers(node, text));
      break;
    default:
  }
  return edits;
}

function typeFields(node: Node): Edit[] {
  if (node.type.startsWith("TS") && node.type !== "TSInstantiationExpression") return [];
  const edits: Edit[] = [];
  for (const field of TYPE_FIELDS) {
    const value: unknown = Object.getOwnPropertyDescriptor(node, field)?.value;
    if (isNode(value)) edits.push(cut(startOf(value), endOf(value)));
  }
  return edits;
}

/** The marks of `a?: T` and `a!: T`. */
function marks(node: Node, text: string): Edit[] {
  if (node.type === "OptionalCallExpression" || node.type === "OptionalMemberExpression") return [];
  const { optional, definite, typeAnnotation } = node as {
    optional?: boolean;
    definite?: boolean;
    typeAnnotation?: Node;
  };
  if (optional !== true && definite !== true) return [];
  const type =
    node.type === "VariableDeclarator" ? (node.id as { typeAnnotation?: Node }).typeAnnotation : typeAnnotation;
  const at = text.lastIndexOf(optional === true ? "?" : "!", type ? startOf(type) : endOf(node) - 1);
  return [cut(at, at + 1)];
}

/** `function (this: T, a)`. */
function thisParameter(node: Node): Edit[] {
  const [first, second] = (node as { params?: Node[] }).params ?? [];
  if (first?.type !== "Identifier" || first.name !== "this") return [];
  return [cut(startOf(first), second ? startOf(second) : endOf(first))];
}

type Operator = Extract<Node, { type: "TSAsExpression" | "TSSatisfiesExpression" | "TSNonNullExpression" }>;

/** `(await read()) as T`: the type operator is why there are parentheses, unless what is around needs them as well. */
function operandParentheses(node: Operator, parent: Node | undefined): Edit[] {
  const operand = node.expression;
  if (operand.type !== "ParenthesizedExpression") return [];
  const inner = operand.expression;
  if (parent === undefined || inner.type === "SequenceExpression") return [];
  const isUnary = inner.type === "AwaitExpression" || inner.type === "UnaryExpression";
  return takesAnything(parent, node) || (isUnary && takesUnary(parent, node)) ? unwrap(operand, inner) : [];
}

/** Positions in which any expression stands without parentheses. */
function takesAnything(parent: Node, child: Node): boolean {
  switch (parent.type) {
    case "VariableDeclarator":
    case "ReturnStatement":
    case "ThrowStatement":
    case "ArrayExpression":
    case "TemplateLiteral":
    case "IfStatement":
    case "SwitchStatement":
    case "SwitchCase":
    case "ClassProperty":
    case "YieldExpression":
      return true;
    case "AssignmentExpression":
    case "AssignmentPattern":
    case "ForOfStatement":
      return parent.right === child;
    case "ObjectProperty":
      return parent.value === child;
    case "CallExpression":
    case "OptionalCallExpression":
    case "NewExpression":
      return parent.callee !== child;
    default:
      return false;
  }
}

function takesUnary(parent: Node, child: Node): boolean {
  if (parent.type === "ConditionalExpression") return parent.test !== child;
  return parent.type === "ArrowFunctionExpression" || parent.type === "ExpressionStatement";
}

/** `(req.query as Query).id`: what is left binds at least as strongly as a member access. */
function isNeedlessAround(expression: Node, parent: Node | undefined): boolean {
  let inner = expression;
  while (isTypeOperator(inner)) inner = inner.expression;
  if (inner === expression) return false;
  // `new (a() as T)()` would call the wrong thing without.
  if (parent?.type === "NewExpression" && inner.type !== "Identifier") return false;
  return SELF_CONTAINED.has(inner.type);
}

function isTypeOperator(node: Node): node is Operator | Extract<Node, { type: "TSTypeAssertion" }> {
  return (
    node.type === "TSAsExpression" ||
    node.type === "TSSatisfiesExpression" ||
    node.type === "TSNonNullExpression" ||
    node.type === "TSTypeAssertion"
  );
}

/** Not object literals and functions, which cannot start a statement, and no optional chains, which parentheses end. */
const SELF_CONTAINED: ReadonlySet<string> = new Set([
  "Identifier",
  "ThisExpression",
  "MemberExpression",
  "CallExpression",
  "StringLiteral",
  "TemplateLiteral",
  "ArrayExpression",
  "ParenthesizedExpression",
]);

/** `abstract` and `implements`. */
function classHead(node: Extract<Node, { type: "ClassDeclaration" | "ClassExpression" }>, text: string): Edit[] {
  const edits: Edit[] = [];
  if ("abstract" in node && node.abstract) {
    const at = text.indexOf("abstract", startOf(node));
    edits.push(cut(at, at + "abstract ".length));
  }
  const [first] = node.implements ?? [];
  const last = node.implements?.at(-1);
  if (first && last) {
    const keyword = text.lastIndexOf("implements", startOf(first));
    edits.push(cut(text.slice(0, keyword).trimEnd().length, endOf(last)));
  }
  return edits;
}

/** `private readonly x`: what is left before the name is `static`, `async`, `get`, `set` or `*`. */
function modifiers(node: Extract<Node, { key: Node }>, text: string): Edit[] {
  const head = text.slice(startOf(node), startOf(node.key));
  return [...head.matchAll(/\b(?:public|private|protected|readonly|override)\s+/g)].map(({ index, 0: word }) =>
    cut(startOf(node) + index, startOf(node) + index + word.length),
  );
}

function unwrap(parentheses: Node, inner: Node): Edit[] {
  return [cut(startOf(parentheses), startOf(inner)), cut(endOf(inner), endOf(parentheses))];
}

function cut(start: number, end: number): Edit {
  return { start, end, text: "" };
}
