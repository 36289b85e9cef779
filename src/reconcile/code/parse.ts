import { parse as babel } from "@babel/parser";
import type * as t from "@babel/types";

/** The text of a file with its syntax tree. Offsets count UTF-16 units of `text`. */
export interface ParsedFile {
  text: string;
  body: t.Statement[];
  comments: Located<t.Comment>[];
  /** A compiler checks its types. */
  typed: boolean;
}

/** A node of a parsed file: its offsets are known. */
export type Located<T> = T & { start: number; end: number };

/** A text that is not valid code. */
export interface SyntaxProblem {
  text: string;
  /** Why and where, in the parser's words. */
  problem: string;
}

export function isParsed(parsed: ParsedFile | SyntaxProblem): parsed is ParsedFile {
  return "body" in parsed;
}

/** Levels of a syntax tree that are read; a person's code has some dozens. All that walks a tree may use the stack. */
const MAX_DEPTH = 1_500;
const TOO_DEEP = "it is nested too deep, as a chain of thousands of calls is";

/** The syntax tree of the file at `path`, or why it has none. */
export function parse(path: string, text: string): ParsedFile | SyntaxProblem {
  try {
    const file = babel(text, { sourceType: "module", plugins: pluginsFor(path), attachComment: false });
    if (isDeeper(file.program, MAX_DEPTH)) return { text, problem: TOO_DEEP };
    const comments = (file.comments ?? []) as Located<t.Comment>[];
    return { text, body: file.program.body, comments, typed: pluginsFor(path).includes("typescript") };
  } catch (error) {
    if (error instanceof RangeError) return { text, problem: TOO_DEEP };
    return { text, problem: error instanceof Error ? error.message : String(error) };
  }
}

/** Level by level, without a stack of calls. */
function isDeeper(root: t.Node, levels: number): boolean {
  let level = [root];
  for (let depth = 0; depth < levels && level.length > 0; depth++) {
    const below: t.Node[] = [];
    for (const node of level) addChildren(node, below);
    level = below;
  }
  return level.length > 0;
}

/** By keys, not by lists of values: each file that is read comes through here, node by node. */
function addChildren(node: t.Node, to: t.Node[]): void {
  for (const key in node) {
    const value: unknown = node[key as keyof t.Node];
    if (!Array.isArray(value)) {
      if (isNode(value)) to.push(value);
      continue;
    }
    for (const each of value as unknown[]) if (isNode(each)) to.push(each);
  }
}

/** Whether a text is valid code. */
export function isCode(path: string, text: string): boolean {
  return isParsed(parse(path, text));
}

function pluginsFor(path: string): ("typescript" | "jsx")[] {
  if (/\.[cm]?ts$/.test(path)) return ["typescript"];
  return path.endsWith(".tsx") ? ["typescript", "jsx"] : ["jsx"];
}

/** Offsets of a node that the parser made. */
export function span(node: t.Node | t.Comment): { start: number; end: number } {
  if (typeof node.start !== "number" || typeof node.end !== "number") throw new Error(`No offsets for ${node.type}`);
  return { start: node.start, end: node.end };
}

/** The text of a node. */
export function textOf(source: ParsedFile, node: t.Node): string {
  const { start, end } = span(node);
  return source.text.slice(start, end);
}

/** Calls `visit` for `node` and everything below it, parents first. */
export function walk(node: t.Node, visit: (node: t.Node, parent: t.Node | undefined) => void, parent?: t.Node): void {
  visit(node, parent);
  const children: t.Node[] = [];
  addChildren(node, children);
  for (const child of children) walk(child, visit, node);
}

function isNode(value: unknown): value is t.Node {
  return typeof value === "object" && value !== null && "type" in value && "start" in value;
}

/** An expression without `as`, `satisfies`, `!` and parentheses around it. */
export function unwrap(node: t.Node): t.Node {
  switch (node.type) {
    case "TSAsExpression":
    case "TSSatisfiesExpression":
    case "TSNonNullExpression":
    case "TSTypeAssertion":
    case "ParenthesizedExpression":
      return unwrap(node.expression);
    default:
      return node;
  }
}

/** A type without parentheses around it (those of expressions are not nodes). */
export function unwrapParentheses(node: t.Node): t.Node {
  return node.type === "TSParenthesizedType" ? unwrapParentheses(node.typeAnnotation) : node;
}
