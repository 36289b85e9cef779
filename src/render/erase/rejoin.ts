import { applyEdits, type Edit, type Edited } from "./edits.js";
import { childrenOf, endOf, parseModule, startOf, type Node } from "./tree.js";
import { PRINT_WIDTH } from "../../text/print-width.js";

/** Each round joins the outermost breaks that fit; nesting deeper than this stays broken. */
const MAX_ROUNDS = 8;

/**
 * Joins what was broken over lines only because of types that are gone: parameters, arguments, conditions, values
 * after `=` and `=>`, whole statements. Only what was touched is looked at, and only what then fits into 80 columns is
 * joined, as Prettier would.
 */
export function rejoin(edited: Edited): string {
  let current = edited;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const { program, comments } = parseModule(current.text, []);
    const edits: Edit[] = [];
    collect(program, { ...current, comments: (comments ?? []).map(startOf), edits });
    if (edits.length === 0) break;
    current = applyEdits(current.text, edits, current.touched);
  }
  return current.text;
}

interface Scope extends Edited {
  /** Where comments start. */
  comments: number[];
  edits: Edit[];
}

function collect(node: Node, scope: Scope): void {
  if (!isWorthALook(startOf(node), endOf(node), scope)) return;
  for (const region of regionsOf(node, scope.text)) {
    const edit = joined(region, scope);
    if (edit === undefined) continue;
    scope.edits.push(edit);
    if (region.isWhole) return;
  }
  for (const child of childrenOf(node)) collect(child.node, scope);
}

/** What may become one line, with the nodes in it. */
interface Region {
  start: number;
  end: number;
  nodes: Node[];
  /** Nothing of the node is outside. */
  isWhole?: boolean;
}

function regionsOf(node: Node, text: string): Region[] {
  const whole = { start: startOf(node), end: endOf(node), nodes: [node], isWhole: true };
  switch (node.type) {
    case "ExpressionStatement":
    case "VariableDeclaration":
    case "ReturnStatement":
    case "ThrowStatement":
    case "ConditionalExpression":
    case "ArrayExpression":
    case "ParenthesizedExpression":
      return [whole];
    case "FunctionDeclaration":
    case "FunctionExpression":
    case "ObjectMethod":
    case "ClassMethod":
    case "ArrowFunctionExpression":
      return [parameters(node, text), ...arrowBody(node)].filter((region) => region !== undefined);
    case "CallExpression":
    case "NewExpression":
      return node.arguments.length === 0
        ? []
        : [{ start: endOf(node.callee), end: endOf(node), nodes: node.arguments }];
    case "IfStatement":
      return headAndBody(node, [node.test], node.consequent);
    case "WhileStatement":
      return headAndBody(node, [node.test], node.body);
    case "ForOfStatement":
      return headAndBody(node, [node.left, node.right], node.body);
    case "VariableDeclarator":
      return node.init ? [{ start: endOf(node.id), end: endOf(node.init), nodes: [node.init] }] : [];
    case "AssignmentExpression":
      return [{ start: endOf(node.left), end: endOf(node.right), nodes: [node.right] }];
    default:
      return [];
  }
}

/** `if (a) b;`, or all but its block. */
function headAndBody(node: Node, head: Node[], body: Node): Region[] {
  const start = startOf(node);
  if (body.type === "BlockStatement") return [{ start, end: startOf(body), nodes: head }];
  return [{ start, end: endOf(body), nodes: [...head, body] }];
}

type FunctionNode = Extract<Node, { params: unknown; body: unknown }>;

/** From the opening to the closing parenthesis. */
function parameters(node: FunctionNode, text: string): Region | undefined {
  const params = node.params as Node[];
  const [first] = params;
  const last = params.at(-1);
  if (!first || !last) return undefined;
  const open = text.lastIndexOf("(", startOf(first) - 1);
  const close = text.indexOf(")", endOf(last));
  if (open < startOf(node) || close < 0) return undefined;
  return { start: open, end: close + 1, nodes: params };
}

function arrowBody(node: FunctionNode): Region[] {
  const body = node.body as Node;
  if (node.type !== "ArrowFunctionExpression" || KEEPS_BREAK.has(body.type)) return [];
  return [{ start: startOf(node), end: endOf(node), nodes: [...node.params, body] }];
}

/** Bodies that make a line break after `=>` a matter of more than width: Prettier would add parentheses, or break a chain. */
const KEEPS_BREAK: ReadonlySet<string> = new Set([
  "BlockStatement",
  "ConditionalExpression",
  "ArrowFunctionExpression",
]);

function joined(region: Region, scope: Scope): Edit | undefined {
  const { text } = scope;
  if (!isWorthALook(region.start, region.end, scope)) return undefined;
  if (scope.comments.some((comment) => comment >= region.start && comment < region.end)) return undefined;
  if (region.nodes.some((node) => staysBroken(node, text))) return undefined;
  const flat = flatten(text.slice(region.start, region.end));
  if (flat === undefined) return undefined;
  const before = text.slice(text.lastIndexOf("\n", region.start - 1) + 1, region.start);
  const after = /^[^\n]*/.exec(text.slice(region.end))?.[0] ?? "";
  if (before.length + flat.length + after.length > PRINT_WIDTH) return undefined;
  return { start: region.start, end: region.end, text: flat };
}

/** It is on several lines, and a type was taken out of them. */
function isWorthALook(start: number, end: number, { text, touched }: Scope): boolean {
  if (!text.slice(start, end).includes("\n")) return false;
  const from = text.lastIndexOf("\n", start - 1) + 1;
  return touched.some((offset) => offset >= from && offset <= end);
}

/** Contents that Prettier keeps on several lines whatever their width. */
function staysBroken(node: Node, text: string): boolean {
  const own = text.slice(startOf(node), endOf(node));
  if (!own.includes("\n")) return false;
  if (node.type === "ObjectExpression")
    return /^\{[^\S\n]*\n/.test(own) || node.properties.some((child) => staysBroken(child, text));
  if (node.type === "BlockStatement" || node.type === "ClassBody" || node.type === "TemplateLiteral") return true;
  if (node.type === "ArrowFunctionExpression" && KEEPS_BREAK.has(node.body.type)) return true;
  if (node.type.startsWith("JSX") || /\n\s*\??\.\s*\w/.test(own)) return true;
  return childrenOf(node).some((child) => staysBroken(child.node, text));
}

/** The text on one line, without the commas and parentheses that only broken lines have. */
function flatten(text: string): string {
  return text
    .replace(/^(return|throw) \(\n([\s\S]*)\n\s*\);$/, "$1 $2;")
    .replace(/([([])\n\s*/g, "$1")
    .replace(/,?\n\s*([)\]])/g, "$1")
    .replace(/,?\n\s*\}/g, " }")
    .replace(/\n\s*/g, " ")
    .replace(/^(return|throw)\s+/, "$1 ");
}
