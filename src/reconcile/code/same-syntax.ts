import type * as t from "@babel/types";
import { canonicalText } from "../../text/canonical.js";
import { importsOf } from "./bindings.js";
import { plain } from "../text/layout.js";
import { isParsed, parse, unwrapParentheses, type ParsedFile } from "./parse.js";

/**
 * Equal but for formatting, by syntax: also sees through redundant parentheses, imports of one module written in one
 * or several declarations, and whatever else the token comparison takes for a difference. Slower; asked when that one
 * says no. Comments have to be the same, in the same order.
 */
export function sameSyntax(path: string, a: string, b: string): boolean {
  const [left, right] = [parse(path, plain(a)), parse(path, plain(b))];
  return isParsed(left) && isParsed(right) && fingerprint(left) === fingerprint(right);
}

function fingerprint(source: ParsedFile): string {
  const imports = importsOf(source)
    .map(({ from, name, local, typeOnly }) => JSON.stringify([from, name, local, typeOnly]))
    .sort();
  const comments = source.comments.map((each) => canonicalText(source.text.slice(each.start, each.end))).sort();
  const code = source.body.filter((each) => each.type !== "ImportDeclaration" && each.type !== "EmptyStatement");
  const isGraphQL = graphQLOf(source);
  return JSON.stringify([imports, comments, code], function (this: unknown, key, value: unknown) {
    return isNode(value) && isGraphQL(value) ? leaveOutIndentation(value) : leaveOutPlaces.call(this, key, value);
  });
}

/** GraphQL in a template, which Prettier indents as the code around it: `gql` before it, or this comment. */
function graphQLOf({ text, comments }: ParsedFile): (node: t.Node) => node is t.TemplateLiteral {
  const marked = comments.filter((each) => each.type === "CommentBlock" && each.value.trim() === "GraphQL");
  const ends = new Set(marked.map(({ end }) => end));
  return (node): node is t.TemplateLiteral =>
    node.type === "TemplateLiteral" &&
    (ends.has(text.slice(0, node.start ?? 0).trimEnd().length) || /\b(?:gql|graphql)$/.test(before(text, node)));
}

function before(text: string, { start }: t.Node): string {
  return text.slice(Math.max(0, (start ?? 0) - 10), start ?? 0);
}

/** A template's texts without what is around line breaks, and its expressions. */
function leaveOutIndentation({ quasis, expressions }: t.TemplateLiteral): unknown {
  return [quasis.map(({ value }) => value.raw.replace(/\s*\n\s*/g, "\n").replace(/\r/g, "")), expressions];
}

const PLACES = new Set(["start", "end", "loc", "range", "leadingComments", "trailingComments", "innerComments"]);

function leaveOutPlaces(this: unknown, key: string, value: unknown): unknown {
  if (PLACES.has(key)) return undefined;
  if (key === "extra") return undefined;
  if (typeof value === "bigint") return `${value}n`;
  if (key === "raw" && typeof value === "string") return value.replace(/\r\n?/g, "\n");
  if (isPropertyKey(this, key) && isNode(value) && value.type === "StringLiteral") {
    // `{ "a": 1 }` and `{ a: 1 }`.
    return { type: "Identifier", name: value.value };
  }
  return isNode(value) ? unwrapParentheses(value) : value;
}

function isPropertyKey(holder: unknown, key: string): boolean {
  return key === "key" && isNode(holder) && !("computed" in holder && holder.computed === true);
}

function isNode(value: unknown): value is t.Node {
  return typeof value === "object" && value !== null && "type" in value;
}
