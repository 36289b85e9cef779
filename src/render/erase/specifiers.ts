import type { Edit } from "./edits.js";
import { endOf, startOf, type Comment, type Node } from "./tree.js";
import { PRINT_WIDTH } from "../../text/print-width.js";

export type ImportNode = Extract<Node, { type: "ImportDeclaration" }>;
export type ExportNode = Extract<Node, { type: "ExportNamedDeclaration" }>;

/** The specifiers of an import or export that remain: those not marked as types and, of imports, those used as values. */
export function keptSpecifiers(node: ImportNode | ExportNode, values: ReadonlySet<string>): Node[] {
  if (node.type === "ExportNamedDeclaration") {
    return node.specifiers.filter((specifier) => !("exportKind" in specifier && specifier.exportKind === "type"));
  }
  return node.specifiers.filter((specifier) => {
    if (specifier.type === "ImportSpecifier" && specifier.importKind === "type") return false;
    return values.has(specifier.local.name);
  });
}

/** Writes a declaration again with some of its specifiers, as Prettier lays it out. */
export function withSpecifiers(
  node: ImportNode | ExportNode,
  kept: readonly Node[],
  comments: readonly Comment[],
  text: string,
): Edit[] {
  if (comments.some((comment) => startOf(comment) > startOf(node) && endOf(comment) < endOf(node))) {
    return cutSpecifiers(node.specifiers, kept, text);
  }
  const keyword = node.type === "ImportDeclaration" ? "import" : "export";
  const named = kept.filter(({ type }) => type === "ImportSpecifier" || type === "ExportSpecifier");
  const outside = kept.filter((specifier) => !named.includes(specifier)).map((specifier) => textOf(specifier, text));
  const tail = node.source ? ` from ${text.slice(startOf(node.source), endOf(node))}` : ";";
  const names = named.map((specifier) => textOf(specifier, text));
  const head = [keyword, ...outside.map((name) => (names.length > 0 ? `${name},` : name))].join(" ");
  if (names.length === 0) return [{ start: startOf(node), end: endOf(node), text: `${head}${tail}` }];
  const flat = `${head} { ${names.join(", ")} }${tail}`;
  const broken = `${head} {\n${names.map((name) => `  ${name},\n`).join("")}}${tail}`;
  const fits = flat.length <= PRINT_WIDTH || (names.length === 1 && outside.length === 0);
  return [{ start: startOf(node), end: endOf(node), text: fits ? flat : broken }];
}

function textOf(node: Node, text: string): string {
  return text.slice(startOf(node), endOf(node));
}

/** Comments stand among them: only what goes is cut out, with the comma after it. */
function cutSpecifiers(all: readonly Node[], kept: readonly Node[], text: string): Edit[] {
  return all
    .filter((specifier) => !kept.includes(specifier))
    .map((specifier) => {
      const comma = /^\s*,[^\S\n]*/.exec(text.slice(endOf(specifier)))?.[0].length ?? 0;
      return { start: startOf(specifier), end: endOf(specifier) + comma, text: "" };
    });
}
