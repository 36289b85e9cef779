import { parse } from "@babel/parser";
import { VISITOR_KEYS, type Node } from "@babel/types";
import { createHash } from "node:crypto";

/**
 * The syntax of a file without its words: the kinds of all nodes, in order, each with its children. Two texts of one
 * shape differ in names, literals and comments only. Alike on purpose are a property's key or a member's name with
 * quotes and without, and the order of imports, which follows from names.
 *
 * @throws SyntaxError when the text is not TypeScript
 */
export function shapeOf(text: string): string {
  const { program } = parse(text, { sourceType: "module", plugins: ["typescript"] });
  const imports = program.body.filter((node) => node.type === "ImportDeclaration").map(shape);
  const rest = program.body.filter((node) => node.type !== "ImportDeclaration").map(shape);
  return createHash("sha256")
    .update([...imports.sort(), ...rest].join("\n"))
    .digest("hex")
    .slice(0, 16);
}

function shape(node: Node): string {
  if (node.type === "ImportDeclaration") {
    return `Import(${node.importKind} ${node.specifiers
      .map((each) => ("importKind" in each ? String(each.importKind) : each.type))
      .sort()
      .join()})`;
  }
  const children = (VISITOR_KEYS[node.type] ?? []).flatMap((field) => {
    const value = (node as unknown as Record<string, Node | (Node | null)[] | null | undefined>)[field];
    const nodes = (Array.isArray(value) ? value : [value]).filter((each) => each != null);
    return nodes.map((each) => (isName(node, field, each) ? "Name" : shape(each)));
  });
  const operator = "operator" in node ? String(node.operator) : "";
  return `${node.type}${operator}(${children.join()})`;
}

/** A key or a member, however it is written; a computed one only when it is a plain string. */
function isName(parent: Node, field: string, child: Node): boolean {
  const isPlace =
    (field === "key" && /^(?:ObjectProperty|ObjectMethod|TSPropertySignature|TSMethodSignature)$/.test(parent.type)) ||
    (field === "property" && /^(?:MemberExpression|OptionalMemberExpression)$/.test(parent.type));
  if (!isPlace) return false;
  if (child.type === "StringLiteral" || child.type === "NumericLiteral") return true;
  return child.type === "Identifier" && !("computed" in parent && parent.computed === true);
}

/**
 * Whether a word stands in a text as code: as an identifier, or in a template, where `${}` is code.
 *
 * @throws SyntaxError when the text is not TypeScript
 */
export function isCode(word: string, text: string): boolean {
  const visit = (node: Node): boolean => {
    if (node.type === "Identifier" && node.name === word) return true;
    if (node.type === "TemplateElement" && node.value.raw.includes(word)) return true;
    return (VISITOR_KEYS[node.type] ?? []).some((field) => {
      const value = (node as unknown as Record<string, Node | (Node | null)[] | null | undefined>)[field];
      return (Array.isArray(value) ? value : [value]).some((each) => each != null && visit(each));
    });
  };
  return visit(parse(text, { sourceType: "module", plugins: ["typescript"] }).program);
}

/** How many files there are of each shape. */
export type Shapes = ReadonlyMap<string, readonly string[]>;

/** @param known shapes by text: most files are the same again and again */
export function shapesOf(files: readonly { path: string; text: string }[], known: Map<string, string>): Shapes {
  const shapes = new Map<string, string[]>();
  for (const { path, text } of files) {
    const key = known.get(text) ?? shapeOf(text);
    known.set(text, key);
    shapes.set(key, [...(shapes.get(key) ?? []), path]);
  }
  return shapes;
}

/** Files that have no counterpart of the same shape, on either side. */
export function shapeDifferences(one: Shapes = new Map(), other: Shapes = new Map()): string[] {
  return [...new Set([...one.keys(), ...other.keys()])].flatMap((key) => {
    const [left, right] = [one.get(key) ?? [], other.get(key) ?? []];
    if (left.length === right.length) return [];
    return [`${left.length} files of one shape became ${right.length}: ${left.join(" ")} -> ${right.join(" ")}`];
  });
}
