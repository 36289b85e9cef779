import type * as t from "@babel/types";
import { unwrap, walk, type ParsedFile } from "./parse.js";

/** One name that a file imports. */
export interface Imported {
  /** Module specifier. */
  from: string;
  /** Name in that module; `default` and `*` for the other forms; empty for an import for its effects alone. */
  name: string;
  /** Name in this file; empty with an empty `name`. */
  local: string;
  typeOnly: boolean;
  declaration: t.ImportDeclaration;
  specifier: t.ImportDeclaration["specifiers"][number] | undefined;
}

export function importsOf(source: ParsedFile): Imported[] {
  return source.body.flatMap((statement) => (statement.type === "ImportDeclaration" ? importedBy(statement) : []));
}

function importedBy(declaration: t.ImportDeclaration): Imported[] {
  const from = declaration.source.value;
  const wholeType = declaration.importKind === "type";
  if (declaration.specifiers.length === 0) {
    return [{ from, name: "", local: "", typeOnly: wholeType, declaration, specifier: undefined }];
  }
  return declaration.specifiers.map((specifier) => ({
    from,
    name: importedName(specifier),
    local: specifier.local.name,
    typeOnly: wholeType || (specifier.type === "ImportSpecifier" && specifier.importKind === "type"),
    declaration,
    specifier,
  }));
}

function importedName(specifier: t.ImportDeclaration["specifiers"][number]): string {
  if (specifier.type === "ImportDefaultSpecifier") return "default";
  if (specifier.type === "ImportNamespaceSpecifier") return "*";
  return specifier.imported.type === "Identifier" ? specifier.imported.name : specifier.imported.value;
}

/**
 * Two imports of the same thing. `@/lib/api/x` and `../../lib/api/x.js` may be one module: its last segment decides,
 * which together with the imported name is as sure as it gets without reading the project.
 */
export function sameImport(a: Imported, b: Imported): boolean {
  return a.name === b.name && sameModule(a.from, b.from);
}

export function sameModule(a: string, b: string): boolean {
  return a === b || lastSegment(a) === lastSegment(b);
}

function lastSegment(from: string): string {
  return from.slice(from.lastIndexOf("/") + 1).replace(/\.[cm]?[jt]sx?$/, "");
}

/** What the top level of a file declares besides imports: name to value, where it is one constant's. */
export function declarationsOf(source: ParsedFile): Map<string, t.Node | undefined> {
  const found = new Map<string, t.Node | undefined>();
  for (const statement of source.body) {
    const declaration = declarationIn(statement);
    if (declaration?.type === "VariableDeclaration") {
      for (const { id, init } of declaration.declarations) {
        for (const name of boundNames(id)) found.set(name, id.type === "Identifier" ? (init ?? undefined) : undefined);
      }
    } else if (declaration !== undefined && "id" in declaration && declaration.id?.type === "Identifier") {
      found.set(declaration.id.name, undefined);
    }
  }
  return found;
}

/** The declaration a statement is, or exports. */
export function declarationIn(statement: t.Statement): t.Statement | undefined {
  if (statement.type === "ExportNamedDeclaration") return statement.declaration ?? undefined;
  if (statement.type === "ExportDefaultDeclaration") {
    return statement.declaration.type.endsWith("Declaration") ? (statement.declaration as t.Statement) : undefined;
  }
  return statement;
}

/** Names a pattern binds; not those in its type or its default values. */
export function boundNames(pattern: t.Node): string[] {
  switch (pattern.type) {
    case "Identifier":
      return [pattern.name];
    case "ObjectPattern":
      return pattern.properties.flatMap((each) => boundNames(each.type === "ObjectProperty" ? each.value : each));
    case "ArrayPattern":
      return pattern.elements.flatMap((each) => (each === null ? [] : boundNames(each)));
    case "AssignmentPattern":
      return boundNames(pattern.left);
    case "RestElement":
      return boundNames(pattern.argument);
    default:
      return [];
  }
}

/** Identifiers below `node` that refer to something by name: no property names, no keys. */
export function references(node: t.Node): t.Identifier[] {
  const found: t.Identifier[] = [];
  const seen = new Set<number>();
  walk(node, (each, parent) => {
    if (each.type !== "Identifier" || parent === undefined || isNameOnly(each, parent)) return;
    // A shorthand property has the same identifier as key and value.
    if (seen.has(each.start ?? -1)) return;
    seen.add(each.start ?? -1);
    found.push(each);
  });
  return found;
}

/** Names that the code below the imports refers to. */
export function usedNames(source: ParsedFile): Set<string> {
  const code = source.body.filter((each) => each.type !== "ImportDeclaration");
  return new Set(code.flatMap((each) => references(each)).map((each) => each.name));
}

function isNameOnly(node: t.Identifier, parent: t.Node): boolean {
  switch (parent.type) {
    case "MemberExpression":
    case "OptionalMemberExpression":
      return parent.property === node && !parent.computed;
    case "ObjectProperty":
      return parent.key === node && !parent.computed && !parent.shorthand;
    case "ObjectMethod":
    case "ClassMethod":
    case "ClassProperty":
    case "TSPropertySignature":
    case "TSMethodSignature":
      return parent.key === node && !parent.computed;
    case "TSQualifiedName":
      return parent.right === node;
    case "LabeledStatement":
    case "BreakStatement":
    case "ContinueStatement":
      return true;
    default:
      return false;
  }
}

/** What an expression stands for: constants of the same file are followed. */
export function resolve(node: t.Node, declared: Map<string, t.Node | undefined>, depth = 0): t.Node {
  const expression = unwrap(node);
  if (expression.type !== "Identifier" || depth > 8) return expression;
  const value = declared.get(expression.name);
  return value === undefined ? expression : resolve(value, declared, depth + 1);
}
