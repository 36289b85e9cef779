import type { Edit } from "./edits.js";
import { endOf, startOf, type Comment, type Node } from "./tree.js";

/** Declarations and class members that are types and nothing else. */
export function isTypeOnly(node: Node): boolean {
  if ("declare" in node && node.declare === true) return true;
  switch (node.type) {
    case "TSInterfaceDeclaration":
    case "TSTypeAliasDeclaration":
    case "TSDeclareFunction":
    case "TSDeclareMethod":
    case "TSIndexSignature":
    case "TSNamespaceExportDeclaration":
      return true;
    case "ClassProperty":
      return node.abstract === true;
    case "ImportDeclaration":
    case "ExportAllDeclaration":
      return (node.type === "ImportDeclaration" ? node.importKind : node.exportKind) === "type";
    case "ExportNamedDeclaration":
      return node.exportKind === "type" || (node.declaration != null && isTypeOnly(node.declaration));
    case "ExportDefaultDeclaration":
      return isTypeOnly(node.declaration);
    default:
      return false;
  }
}

/** What TypeScript makes code of; its text cannot become JavaScript by taking something out. */
export function isNotErasable(node: Node): boolean {
  return (
    node.type === "TSEnumDeclaration" ||
    node.type === "TSModuleDeclaration" ||
    node.type === "TSParameterProperty" ||
    node.type === "TSImportEqualsDeclaration" ||
    node.type === "TSExportAssignment"
  );
}

/**
 * The edits that remove whole statements with the lines they leave empty. A comment right above a type belongs to it
 * and goes with it; one above an import stays, unless it speaks to a tool about the next line.
 */
export function removeStatements(nodes: readonly Node[], comments: readonly Comment[], text: string): Edit[] {
  const ranges = nodes.map((node) => {
    const start = lineStart(text, withComments(node, comments, text));
    return { start, end: lineEnd(text, endOf(node)), text: "", isQuiet: true };
  });
  return joinAdjacent(
    ranges.sort((a, b) => a.start - b.start),
    text,
  ).map((range) => withBlankLines(range, text));
}

function withComments(node: Node, comments: readonly Comment[], text: string): number {
  let start = startOf(node);
  const above = comments.filter((comment) => endOf(comment) <= start).reverse();
  for (const comment of above) {
    const gap = text.slice(endOf(comment), start);
    const ownLine = text.slice(lineStart(text, startOf(comment)), startOf(comment)).trim() === "";
    if (!ownLine || !/^[^\S\n]*\n[^\S\n]*$/.test(gap)) break;
    if (node.type === "ImportDeclaration" && !/-next-line|@ts-/.test(comment.value)) break;
    start = startOf(comment);
  }
  return start;
}

/** Removed statements with nothing but space between them are removed as one. */
function joinAdjacent(ranges: readonly Edit[], text: string): Edit[] {
  const joined: Edit[] = [];
  for (const range of ranges) {
    const last = joined.at(-1);
    if (last && range.start <= last.end) last.end = Math.max(last.end, range.end);
    else if (last && text.slice(last.end, range.start).trim() === "") last.end = range.end;
    else joined.push({ ...range });
  }
  return joined;
}

/** Of the blank lines before and after, those before stay; none stay at the start or end of a file or block. */
function withBlankLines(range: Edit, text: string): Edit {
  const before = text.slice(0, range.start);
  const blank = /^(?:[^\S\n]*\n)*/.exec(text.slice(range.end))?.[0] ?? "";
  const opens = /(?:^|\{\s*)$/.test(before);
  const closes = /^\s*(?:\}|$)/.test(text.slice(range.end));
  if (opens && closes)
    return { ...range, start: before.trimEnd().length, end: range.end + /^\s*/.exec(text.slice(range.end))![0].length };
  if (closes) return { ...range, start: before.trimEnd().length + (before.trimEnd() === "" ? 0 : 1) };
  if (opens || before.endsWith("\n\n")) return { ...range, end: range.end + blank.length };
  return range;
}

function lineStart(text: string, offset: number): number {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  return text.slice(start, offset).trim() === "" ? start : offset;
}

/** Past the line break, if nothing but a comment follows on the line. */
function lineEnd(text: string, offset: number): number {
  const rest = /^[^\S\n]*(?:\/\/[^\n]*|\/\*(?:[^*\n]|\*(?!\/))*\*\/[^\S\n]*)?(?:\n|$)/.exec(text.slice(offset))?.[0];
  return offset + (rest?.length ?? 0);
}

/**
 * Comments that turn off a rule of typescript-eslint or Biome about types, with their lines: in JavaScript both report
 * them as unused.
 */
export function removeDirectives(comments: readonly Comment[], text: string): Edit[] {
  const directives = comments.filter(({ value }) =>
    /^\s*(?:eslint-disable(-next-line)?\s+@typescript-eslint\/|biome-ignore-all lint\/suspicious\/noExplicitAny\b)/.test(
      value,
    ),
  );
  return directives.map((comment) => {
    const start = lineStart(text, startOf(comment));
    return { start, end: lineEnd(text, endOf(comment)), text: "", isQuiet: true };
  });
}
