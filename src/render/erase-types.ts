import { applyEdits, type Edit } from "./erase/edits.js";
import { documentTypes, type Documented } from "./erase/jsdoc.js";
import { typesWithin } from "./erase/jsdoc-within.js";
import { ERASED_FIELDS, erasuresOf } from "./erase/expressions.js";
import { rejoin } from "./erase/rejoin.js";
import { keptSpecifiers, withSpecifiers, type ExportNode, type ImportNode } from "./erase/specifiers.js";
import { isNotErasable, isTypeOnly, removeDirectives, removeStatements } from "./erase/statements.js";
import { childrenOf, parseModule, type Comment, type Node } from "./erase/tree.js";

/**
 * JavaScript from TypeScript: the same text without its types. Type positions and declarations that are types go, with
 * the lines they leave empty and the comments right above them; imports of which only types are used go; all else
 * stays as it is, except that what Prettier broke over lines because of a type is one line again.
 *
 * @param documented says in JSDoc what the types of the module said, for editors and `checkJs`; within functions too
 * @throws SyntaxError when the text is not a TypeScript module, or uses what is more than types (`enum`, `namespace`,
 * parameter properties, `import x = require()`)
 */
export function eraseTypes(text: string, documented: "not" | "declared" | "all" = "not"): string {
  const isDocumented = documented !== "not";
  const file = parseModule(text, ["typescript"]);
  const found: Found = { edits: [], statements: [], modules: [], values: new Set() };
  visit(file.program, undefined, text, found);
  const comments = file.comments ?? [];
  for (const node of found.modules) eraseModule(node, found, comments, text);
  const { edits: documenting, replaced } = isDocumented ? documentTypes(file, text, found.values) : UNDOCUMENTED;
  const removed = found.statements.filter((statement) => !replaced.has(statement));
  const inner = documented === "all" ? typesWithin(file.program.body, { program: file.program, comments, text }) : [];
  const edits = [
    ...documenting,
    ...inner,
    ...found.edits,
    ...removeStatements(removed, comments, text),
    ...removeDirectives(comments, text),
  ];
  const erased = edits.length === 0 ? text : rejoin(applyEdits(text, edits));
  const isModule = file.program.body.some((statement) => !replaced.has(statement) && !removed.includes(statement));
  if (!isDocumented) return erased;
  return `${erased.trimEnd()}\n${isModule ? "" : "\nexport {};\n"}`.trimStart();
}

const UNDOCUMENTED: Documented = { edits: [], replaced: new Set() };

interface Found {
  edits: Edit[];
  /** Removed whole. */
  statements: Node[];
  /** Imports and re-exports, decided when all uses are known. */
  modules: (ImportNode | ExportNode)[];
  /** Names used as values. */
  values: Set<string>;
}

function visit(node: Node, parent: Node | undefined, text: string, found: Found): void {
  if (isTypeOnly(node)) {
    found.statements.push(node);
    return;
  }
  if (isNotErasable(node)) {
    throw new SyntaxError(
      `line ${node.loc?.start.line ?? 0}: ${describe(node)} is more than a type and has no JavaScript form`,
    );
  }
  if (node.type === "ImportDeclaration" || (node.type === "ExportNamedDeclaration" && node.specifiers.length > 0)) {
    found.modules.push(node);
    if (node.type === "ImportDeclaration" || node.source) return;
  }
  if (node.type === "Identifier" || node.type === "JSXIdentifier") found.values.add(node.name);
  found.edits.push(...erasuresOf(node, parent, text));
  for (const child of childrenOf(node)) {
    if (ERASED_FIELDS.has(child.field) || isName(child.field, node)) continue;
    visit(child.node, node, text, found);
  }
}

/** Identifiers that name a member or an export and refer to nothing. */
function isName(field: string, node: Node): boolean {
  if (field === "property") return "computed" in node && !node.computed;
  if (field === "key") return "computed" in node && !node.computed && !("shorthand" in node && node.shorthand);
  return field === "exported" || (field === "typeName" && node.type.startsWith("TS"));
}

function eraseModule(node: ImportNode | ExportNode, found: Found, comments: readonly Comment[], text: string): void {
  if (node.specifiers.length === 0) return;
  const kept = keptSpecifiers(node, found.values);
  if (kept.length === node.specifiers.length) return;
  if (kept.length === 0) found.statements.push(node);
  else found.edits.push(...withSpecifiers(node, kept, comments, text));
}

function describe(node: Node): string {
  const words: Record<string, string> = {
    TSEnumDeclaration: "an enum",
    TSModuleDeclaration: "a namespace",
    TSParameterProperty: "a parameter property",
    TSImportEqualsDeclaration: "import =",
    TSExportAssignment: "export =",
  };
  return words[node.type] ?? node.type;
}
