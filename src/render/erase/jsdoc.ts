import type { Edit } from "./edits.js";
import { docBlock, type DocTag } from "./jsdoc-block.js";
import { functionTags, templateTags, typeText } from "./jsdoc-tags.js";
import { isTypeOnly } from "./statements.js";
import { childrenOf, endOf, startOf, type Comment, type File, type Node } from "./tree.js";

type ImportNode = Extract<Node, { type: "ImportDeclaration" }>;
type TypeNode = Extract<Node, { type: "TSInterfaceDeclaration" | "TSTypeAliasDeclaration" }>;
export type Source = Pick<File, "program"> & { comments: readonly Comment[]; text: string };

/** What JSDoc says of a module, as edits of its TypeScript text, and the statements that became a comment. */
export interface Documented {
  edits: Edit[];
  replaced: ReadonlySet<Node>;
}

/**
 * The types of a module as JSDoc, which editors and `checkJs` read as TypeScript: declared types become `@typedef`,
 * imports of types `@import`, and what a function, constant or method of the module says in its signature stands in the
 * comment above it. Types within functions have no place and go.
 *
 * See https://www.typescriptlang.org/docs/handbook/jsdoc-supported-types.html
 */
export function documentTypes(file: File, text: string, values: ReadonlySet<string>): Documented {
  const source: Source = { program: file.program, comments: file.comments ?? [], text };
  const imports = file.program.body.filter((statement) => statement.type === "ImportDeclaration");
  const edits = importedTypes(imports, values, source);
  const replaced = new Set<Node>();
  for (const statement of file.program.body) {
    const declared = declarationOf(statement);
    if (isTypeDeclaration(declared)) {
      edits.push(typedef(declared, statement, source));
      replaced.add(statement);
    } else if (declared && declared.type !== "ImportDeclaration") {
      edits.push(...signatures(declared, statement, source));
    }
  }
  return { edits, replaced };
}

function declarationOf(statement: Node): Node | undefined {
  if (statement.type === "ExportNamedDeclaration") return statement.declaration ?? undefined;
  return statement.type === "ExportDefaultDeclaration" ? statement.declaration : statement;
}

function isTypeDeclaration(node: Node | undefined): node is TypeNode {
  return node?.type === "TSInterfaceDeclaration" || node?.type === "TSTypeAliasDeclaration";
}

/** What is imported and is no value: as its word `type` says, or as nothing uses it for one. */
function typesOf(node: ImportNode, values: ReadonlySet<string>): ImportNode["specifiers"] {
  return node.specifiers.filter((specifier) => {
    const isMarked = specifier.type === "ImportSpecifier" && specifier.importKind === "type";
    return node.importKind === "type" || isMarked || !values.has(specifier.local.name);
  });
}

/** One comment above all imports, for what any of them brings of types. */
function importedTypes(imports: readonly ImportNode[], values: ReadonlySet<string>, source: Source): Edit[] {
  const { text } = source;
  const tags = imports.flatMap((node): DocTag[] => {
    const types = typesOf(node, values);
    const nameOf = (specifier: Node): string =>
      text.slice(startOf(specifier), endOf(specifier)).replace(/^type\s+/, "");
    const named = types.filter(({ type }) => type === "ImportSpecifier").map(nameOf);
    const whole = types.filter(({ type }) => type !== "ImportSpecifier").map(nameOf);
    const all = [...whole, ...(named.length > 0 ? [`{ ${named.join(", ")} }`] : [])];
    const from = text.slice(startOf(node.source), endOf(node.source));
    return all.length === 0 ? [] : [{ tag: "import", text: `${all.join(", ")} from ${from}` }];
  });
  const [first] = imports;
  if (!first || tags.length === 0) return [];
  const start = startOf(first);
  const gap = leavesBlankLine(first, source, values) ? "\n" : "\n\n";
  return [{ start, end: start, text: docBlock(undefined, tags, "") + gap, isQuiet: true }];
}

/** Whether a blank line is what remains of the first import, and of what follows it, as they go. */
function leavesBlankLine(first: ImportNode, { program, text }: Source, values: ReadonlySet<string>): boolean {
  if (/(?:^|\n\n)$/.test(text.slice(0, startOf(first)))) return false;
  const following = program.body.slice(program.body.indexOf(first));
  const kept = following.findIndex((node) => !goes(node, values));
  const last = following[(kept === -1 ? following.length : kept) - 1];
  return last !== undefined && /^[^\n]*\n[^\S\n]*\n/.test(text.slice(endOf(last)));
}

/** Whether nothing stands in the place of a statement. */
function goes(node: Node, values: ReadonlySet<string>): boolean {
  if (node.type === "ImportDeclaration") {
    return node.specifiers.length > 0 && typesOf(node, values).length === node.specifiers.length;
  }
  return isTypeOnly(node) && !isTypeDeclaration(declarationOf(node));
}

function typedef(node: TypeNode, statement: Node, source: Source): Edit {
  const above = docAbove(startOf(statement), source);
  const tags: DocTag[] = [...templateTags(node.typeParameters, source), ...typeTags(node, source)];
  return {
    start: above ? startOf(above) : startOf(statement),
    end: endOf(statement),
    text: docBlock(above, tags, ""),
    isQuiet: true,
  };
}

/** Of an interface whose members are described, `@property` keeps what is said of them; all else is written as it is. */
function typeTags(node: TypeNode, source: Source): DocTag[] {
  const name = node.id.name;
  if (node.type === "TSTypeAliasDeclaration") {
    return [{ tag: "typedef", type: typeText(node.typeAnnotation, source, name), text: name }];
  }
  const members = node.body.body;
  const isDescribed = members.some((member) => docAbove(startOf(member), source) !== undefined);
  const isPlain = members.every((member) => member.type === "TSPropertySignature" && member.key.type === "Identifier");
  if (isDescribed && isPlain && !node.extends?.length) {
    return [
      { tag: "typedef", type: "object", text: name },
      ...members.flatMap((member) => (member.type === "TSPropertySignature" ? [propertyTag(member, source)] : [])),
    ];
  }
  const extended = (node.extends ?? []).map((base) => typeText(base, source));
  const body = members.length === 0 && extended.length > 0 ? [] : [typeText(node.body, source)];
  return [{ tag: "typedef", type: [...extended, ...body].join(" & "), text: name }];
}

function propertyTag(member: Extract<Node, { type: "TSPropertySignature" }>, source: Source): DocTag {
  const name = source.text.slice(startOf(member.key), endOf(member.key));
  const said = docAbove(startOf(member), source)?.value.replaceAll(/\s*\n\s*\*?\s*/g, " ");
  // A tag right behind the name would end the type: TypeScript knows none of the properties below it.
  const description = said?.replace(/^[*@\s]*/, "").trim();
  const type = member.typeAnnotation ? typeText(member.typeAnnotation, source) : "any";
  return {
    tag: "property",
    type,
    text: [member.optional ? `[${name}]` : name, ...(description ? [description] : [])].join(" "),
  };
}

/** The comments above what is declared, and above the functions and methods right within an object or a class. */
function signatures(node: Node, statement: Node, source: Source): Edit[] {
  const edits = [...described(statement, tagsOf(node, source), source)];
  const value = node.type === "VariableDeclaration" ? node.declarations[0]?.init : node;
  if (value) edits.push(...castsWithin(value, source));
  for (const member of membersOf(value ?? node)) {
    const inner = member.type === "ObjectProperty" ? member.value : member;
    edits.push(...described(member, functionTags(inner, source), source));
  }
  return edits;
}

function tagsOf(node: Node, source: Source): DocTag[] {
  if (node.type === "FunctionDeclaration") return functionTags(node, source);
  const [first, second] = node.type === "VariableDeclaration" ? node.declarations : [];
  if (!first || second) return [];
  const annotation = first.id.type === "Identifier" ? first.id.typeAnnotation : undefined;
  // Of a function `@type` would be its signature, whose answer an `async` one does not have.
  const isFunction = /^(?:ArrowFunction|Function)Expression$/.test(first.init?.type ?? "");
  if (annotation) return [{ tag: isFunction ? "satisfies" : "type", type: typeText(annotation, source) }];
  if (first.init?.type === "TSSatisfiesExpression") {
    return [{ tag: "satisfies", type: typeText(first.init.typeAnnotation, source) }];
  }
  return first.init ? functionTags(first.init, source) : [];
}

function membersOf(value: Node): readonly Node[] {
  if (value.type === "TSSatisfiesExpression" || value.type === "TSAsExpression") return membersOf(value.expression);
  if (value.type === "ObjectExpression") return value.properties;
  return value.type === "ClassDeclaration" ? value.body.body : [];
}

/** `{ ... } as T`, an object said to be more than it shows, anywhere in what is declared. */
function castsWithin(node: Node, source: Source): Edit[] {
  const inner = childrenOf(node).flatMap((child) => castsWithin(child.node, source));
  if (node.type !== "TSAsExpression" || node.expression.type !== "ObjectExpression") return inner;
  const start = startOf(node);
  const cast = `/** @type {${typeText(node.typeAnnotation, source)}} */ (`;
  const end = { start: endOf(node.expression), end: endOf(node), text: ")", isQuiet: true };
  return [{ start, end: start, text: cast, isQuiet: true }, end, ...inner];
}

export function described(node: Node, tags: readonly DocTag[], source: Source): Edit[] {
  if (tags.length === 0) return [];
  const above = docAbove(startOf(node), source);
  const line = source.text.lastIndexOf("\n", startOf(node) - 1) + 1;
  const indent = source.text.slice(line, startOf(node));
  if (indent.trim() !== "") return [];
  const start = above ? startOf(above) : startOf(node);
  const block = docBlock(above, tags, indent);
  return [{ start, end: startOf(node), text: `${block}\n${indent}`, isQuiet: true }];
}

/** The `/**` comment that ends on the line above. */
function docAbove(start: number, { comments, text }: Source): Comment | undefined {
  return comments.find(
    (comment) =>
      comment.type === "CommentBlock" &&
      comment.value.startsWith("*") &&
      endOf(comment) <= start &&
      /^[^\S\n]*\n[^\S\n]*$/.test(text.slice(endOf(comment), start)),
  );
}
