import { parse } from "@babel/parser";
import type { Node, ObjectExpression, Statement } from "@babel/types";

/** A value that cannot be known without running the file. */
export const UNKNOWN = Symbol("unknown");

/** A literal, {@link UNKNOWN}, or undefined where the configuration certainly does not have the key. */
export type Literal = string | string[] | typeof UNKNOWN | undefined;

/** The constants and functions of a file by name. */
type Scope = ReadonlyMap<string, Node>;

/**
 * The values of some keys in the object that a next.config exports.
 *
 * Followed are constants of the file, `as` and `satisfies`, plugins around the configuration (`withMDX(config)`,
 * `withMDX({})(config)`), functions that return one object, and spread constants. Everything else is unknown, also
 * what an assignment (`config.basePath = ...`) may change. A key the text does not mention is taken to be absent.
 */
export function readLiterals<Key extends string>(
  text: string,
  keys: readonly Key[],
  typescript: boolean,
): Partial<Record<Key, Literal>> {
  const mentioned = keys.filter((key) => text.includes(key));
  const config = exportedConfig(text, typescript);
  const value = (key: Key): Literal => {
    const assigned = new RegExp(`[.[]["'\\s]*${key}["'\\]\\s]*=[^=>]`).test(text);
    return config === undefined || assigned ? UNKNOWN : valueOf(config.object, key, config.scope);
  };
  return Object.fromEntries(mentioned.map((key) => [key, value(key)])) as Partial<Record<Key, Literal>>;
}

function exportedConfig(text: string, typescript: boolean): Config | undefined {
  let body: Statement[];
  try {
    body = parse(text, { sourceType: "unambiguous", plugins: typescript ? ["typescript"] : [] }).program.body;
  } catch {
    return undefined;
  }
  const scope = declared(body);
  const exported = body.map((statement) => exportedBy(statement, scope)).find((node) => node !== undefined);
  return exported && configOf(exported, scope);
}

function declared(statements: readonly Statement[], outer: Scope = new Map()): Scope {
  const scope = new Map(outer);
  for (const statement of statements) {
    const declaration = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
    if (declaration?.type === "FunctionDeclaration" && declaration.id) scope.set(declaration.id.name, declaration);
    if (declaration?.type !== "VariableDeclaration") continue;
    for (const { id, init } of declaration.declarations) {
      if (id.type === "Identifier" && init && declaration.kind === "const") scope.set(id.name, init);
    }
  }
  return scope;
}

/** `export default x`, `export { x as default }`, `export = x`, `module.exports = x`. */
function exportedBy(statement: Statement, scope: Scope): Node | undefined {
  if (statement.type === "ExportDefaultDeclaration") return statement.declaration;
  if (statement.type === "TSExportAssignment") return statement.expression;
  if (statement.type === "ExportNamedDeclaration") {
    const named = statement.specifiers.find(
      ({ exported }) => exported.type === "Identifier" && exported.name === "default",
    );
    return named?.type === "ExportSpecifier" ? scope.get(named.local.name) : undefined;
  }
  if (statement.type !== "ExpressionStatement" || statement.expression.type !== "AssignmentExpression")
    return undefined;
  const { left, right } = statement.expression;
  const isExports =
    left.type === "MemberExpression" &&
    left.object.type === "Identifier" &&
    left.object.name === "module" &&
    left.property.type === "Identifier" &&
    left.property.name === "exports";
  return isExports ? right : undefined;
}

/** What an expression stands for, through names and type annotations; undefined when the file does not say. */
function resolve(node: Node, scope: Scope, depth = 0): Node | undefined {
  switch (node.type) {
    case "Identifier": {
      const value = scope.get(node.name);
      return value && depth < 20 ? resolve(value, scope, depth + 1) : undefined;
    }
    case "TSAsExpression":
    case "TSSatisfiesExpression":
    case "TSNonNullExpression":
    case "ParenthesizedExpression":
      return resolve(node.expression, scope, depth);
    case "AwaitExpression":
      return resolve(node.argument, scope, depth);
    default:
      return node;
  }
}

interface Config {
  object: ObjectExpression;
  scope: Scope;
}

/** The object behind an exported expression. */
function configOf(node: Node, scope: Scope, depth = 0): Config | undefined {
  const value = resolve(node, scope);
  if (!value || depth > 20) return undefined;
  switch (value.type) {
    case "ObjectExpression":
      return { object: value, scope };
    case "CallExpression":
      return value.arguments
        .map((argument) => configOf(argument, scope, depth + 1))
        .find((config) => config !== undefined);
    case "ArrowFunctionExpression":
    case "FunctionExpression":
    case "FunctionDeclaration":
      return value.body.type === "BlockStatement"
        ? returned(value.body.body, scope, depth)
        : configOf(value.body, scope, depth + 1);
    default:
      return undefined;
  }
}

/** Of a function that does nothing but declare and return once: with a branch, nobody knows which way it goes. */
function returned(statements: readonly Statement[], outer: Scope, depth: number): Config | undefined {
  const last = statements.at(-1);
  const plain = statements
    .slice(0, -1)
    .every(({ type }) => type === "VariableDeclaration" || type === "FunctionDeclaration");
  if (!plain || last?.type !== "ReturnStatement" || !last.argument) return undefined;
  return configOf(last.argument, declared(statements, outer), depth + 1);
}

/** The last property or spread that has the key decides. */
function valueOf(object: ObjectExpression, key: string, scope: Scope, depth = 0): Literal {
  for (const property of object.properties.toReversed()) {
    if (property.type === "SpreadElement") {
      const spread = resolve(property.argument, scope);
      if (spread?.type !== "ObjectExpression" || depth > 20) return UNKNOWN;
      const value = valueOf(spread, key, scope, depth + 1);
      if (value !== undefined) return value;
      continue;
    }
    if (property.computed && property.key.type !== "StringLiteral") return UNKNOWN;
    const name =
      property.key.type === "Identifier"
        ? property.key.name
        : property.key.type === "StringLiteral"
          ? property.key.value
          : "";
    if (name === key) return property.type === "ObjectProperty" ? literal(property.value, scope) : UNKNOWN;
  }
  return undefined;
}

function literal(node: Node, scope: Scope): Literal {
  if (node.type === "Identifier" && node.name === "undefined") return undefined;
  const value = resolve(node, scope);
  if (value?.type === "StringLiteral") return value.value;
  if (value?.type === "TemplateLiteral" && value.expressions.length === 0)
    return value.quasis[0]?.value.cooked ?? UNKNOWN;
  if (value?.type !== "ArrayExpression") return UNKNOWN;
  const items = value.elements.map((element) => {
    if (element === null) return UNKNOWN;
    return literal(element.type === "SpreadElement" ? element.argument : element, scope);
  });
  return items.every((item) => typeof item === "string" || Array.isArray(item)) ? items.flat() : UNKNOWN;
}
