import { parse, type ParserPlugin } from "@babel/parser";
import type { Comment, File, Node } from "@babel/types";

export type { Comment, File, Node };

/** Parses a module; parentheses are nodes, so that each node's range is its own. */
export function parseModule(text: string, plugins: ParserPlugin[]): File {
  return parse(text, { sourceType: "module", plugins, createParenthesizedExpressions: true, attachComment: false });
}

export interface Child {
  field: string;
  node: Node;
}

/** The children of a node with the fields they are in, in the order of the source. */
export function childrenOf(node: Node): Child[] {
  const children: Child[] = [];
  for (const [field, value] of Object.entries(node)) {
    if (field === "loc" || field === "extra") continue;
    for (const item of Array.isArray(value) ? value : [value]) if (isNode(item)) children.push({ field, node: item });
  }
  return children.sort((a, b) => startOf(a.node) - startOf(b.node));
}

export function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && "start" in value;
}

/** Parsed nodes have positions; their type says they might not. */
export function startOf(node: Node | Comment): number {
  return node.start ?? 0;
}

export function endOf(node: Node | Comment): number {
  return node.end ?? 0;
}
