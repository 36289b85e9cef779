import { parse } from "@babel/parser";
import type { AssignmentExpression, CallExpression, Function as Code, Node, Statement } from "@babel/types";
import { besideOf } from "./imported-texts.js";

/** An expression, and the names it sees. */
export interface Binding {
  node: Node;
  scope: Scope;
}

/** What names and calls may stand for: several where a branch decides, none where the files do not say. */
export interface Scope {
  named: (name: string) => readonly Binding[];
  /** By a function, which is given these. */
  returned: (code: Code, given: readonly Binding[]) => readonly Binding[];
  /** By `require("./base")`, `import("./base")`, or a function of the project's; none by others. */
  called: (call: CallExpression) => readonly Binding[];
}

export interface ConfigCode {
  exported: readonly Binding[];
  /** Something is assigned to the key of an object, where nobody can tell what becomes of it. */
  isAssigned: (key: string) => boolean;
}

type Names = Map<string, readonly Binding[]>;

/** What is exported by default goes by this name, which code cannot have. */
const EXPORTED = "default";

interface Reading {
  /** The names of a module that is imported by another, whose path is relative to the root. */
  load: (from: string, specifier: string) => Names | undefined;
  /** Assignments that were understood, by key. */
  understood: Map<Node, string>;
}

/**
 * What a module of the project is made of, read by what it says, never run.
 *
 * @param texts its own and those of the files beside it that it imports, by path
 */
export function readConfigCode(root: string, file: string, texts: ReadonlyMap<string, string>): ConfigCode {
  const modules = new Map<string, Names>();
  const reading: Reading = {
    load: (from, specifier) => namesOf(besideOf(root, from, specifier) ?? ""),
    understood: new Map(),
  };
  function namesOf(path: string): Names | undefined {
    const text = modules.has(path) ? undefined : texts.get(path);
    if (text === undefined) return modules.get(path);
    const names: Names = new Map();
    modules.set(path, names);
    walk(statementsOf(text, path), names, { file: path, reading, returns: [] });
    return names;
  }
  const exported = namesOf(file)?.get(EXPORTED) ?? [];
  const isAssigned = (key: string): boolean => {
    const assignment = new RegExp(`[.[]["'\\s]*${key}["'\\]\\s]*=[^=>]`, "g");
    const all = [...modules.keys()].flatMap((path) => [...(texts.get(path) ?? "").matchAll(assignment)]);
    return all.length > [...reading.understood.values()].filter((name) => name === key).length;
  };
  return { exported, isAssigned };
}

function statementsOf(text: string, file: string): Statement[] {
  try {
    const plugins = /\.[mc]?ts$/.test(file) ? (["typescript"] as const) : [];
    return parse(text, { sourceType: "unambiguous", plugins: [...plugins] }).program.body;
  } catch {
    return [];
  }
}

/** Where statements are walked through. */
interface Walk {
  file: string;
  reading: Reading;
  returns: Binding[];
}

function scopeOf(names: Names, to: Walk): Scope {
  const scope: Scope = {
    named: (name) => names.get(name) ?? [],
    returned: ({ params, body }, given) => {
      const inner = new Map(names);
      params.forEach((param, at) => {
        if (param.type === "Identifier") inner.set(param.name, given.slice(at, at + 1));
      });
      if (body.type !== "BlockStatement") return [{ node: body, scope: scopeOf(inner, to) }];
      const returns: Binding[] = [];
      walk(body.body, inner, { ...to, returns });
      return returns;
    },
    called: ({ callee, arguments: given }) => {
      const [path] = given;
      const isModule = callee.type === "Import" || (callee.type === "Identifier" && callee.name === "require");
      if (isModule) return path?.type === "StringLiteral" ? exportedBy(path.value, EXPORTED, to) : [];
      const called = callee.type === "Identifier" ? scope.named(callee.name) : [];
      return called.flatMap(({ node, scope: around }) =>
        isCode(node)
          ? around.returned(
              node,
              given.map((argument) => ({ node: argument, scope })),
            )
          : [],
      );
    },
  };
  return scope;
}

function isCode(node: Node): node is Code {
  return ["ArrowFunctionExpression", "FunctionExpression", "FunctionDeclaration"].includes(node.type);
}

/** By a file beside this one, under a name. */
function exportedBy(specifier: string, name: string, { reading, file }: Walk): readonly Binding[] {
  return (specifier.startsWith(".") && reading.load(file, specifier)?.get(name)) || [];
}

/** One statement after the other, as far as they say what names stand for; functions are known before. */
function walk(statements: readonly Statement[], names: Names, to: Walk): void {
  const live = scopeOf(names, to);
  for (const statement of statements) {
    const declared = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
    if (declared?.type === "FunctionDeclaration" && declared.id)
      names.set(declared.id.name, [{ node: declared, scope: live }]);
  }
  for (const statement of statements) step(statement, names, to);
}

function step(statement: Statement, names: Names, to: Walk): void {
  switch (statement.type) {
    case "ImportDeclaration":
      for (const { local, ...specifier } of statement.specifiers) {
        if (specifier.type === "ImportNamespaceSpecifier") continue;
        const name = specifier.type === "ImportSpecifier" ? nameOf(specifier.imported) : EXPORTED;
        names.set(local.name, exportedBy(statement.source.value, name ?? "", to));
      }
      return;
    case "ExportNamedDeclaration":
      if (statement.declaration) step(statement.declaration, names, to);
      for (const specifier of statement.specifiers) {
        if (specifier.type !== "ExportSpecifier" || statement.source) continue;
        names.set(nameOf(specifier.exported) ?? "", valueOf(specifier.local, names, to));
      }
      return;
    case "ExportDefaultDeclaration":
      names.set(EXPORTED, valueOf(statement.declaration, names, to));
      return;
    case "TSExportAssignment":
      names.set(EXPORTED, valueOf(statement.expression, names, to));
      return;
    case "VariableDeclaration":
      for (const { id, init } of statement.declarations)
        if (id.type === "Identifier" && init) names.set(id.name, valueOf(init, names, to));
      return;
    case "ExpressionStatement":
      if (statement.expression.type === "AssignmentExpression") assign(statement.expression, names, to);
      return;
    case "ReturnStatement":
      if (statement.argument) to.returns.push({ node: statement.argument, scope: scopeOf(names, to) });
      return;
    default:
      branch(statement, names, to);
  }
}

/** What a name stands for later; else as names are now. */
function valueOf(node: Node, names: Names, to: Walk): Binding[] {
  const isLate = node.type === "Identifier" || isCode(node);
  return [{ node, scope: scopeOf(isLate ? names : new Map(names), to) }];
}

/** `config = x`, `module.exports = x`, and `config.basePath = x`, which is as `config = { ...config, basePath: x }`. */
function assign({ left, right, operator }: AssignmentExpression, names: Names, to: Walk): void {
  if (operator !== "=") return;
  const name = assigned(left);
  if (name !== undefined) {
    names.set(name, valueOf(right, names, to));
    return;
  }
  const object = left.type === "MemberExpression" ? assigned(left.object) : undefined;
  if (left.type !== "MemberExpression" || object === undefined) return;
  const key = left.computed && left.property.type === "Identifier" ? undefined : nameOf(left.property);
  if (key !== undefined) to.reading.understood.set(left, key);
  const spread = { type: "SpreadElement", argument: { type: "Identifier", name: object } };
  const property = { type: "ObjectProperty", key: left.property, computed: left.computed, value: right };
  const node = { type: "ObjectExpression", properties: [spread, property] } as Node;
  names.set(object, [{ node, scope: scopeOf(new Map(names), to) }]);
}

function assigned(left: Node): string | undefined {
  if (left.type === "Identifier") return left.name;
  if (left.type !== "MemberExpression" || left.object.type !== "Identifier") return undefined;
  return left.object.name === "module" && nameOf(left.property) === "exports" ? EXPORTED : undefined;
}

/** After statements of which one may be run, a name stands for what any of them makes of it. */
function branch(statement: Statement, names: Names, to: Walk): void {
  const ways = waysOf(statement);
  const after = ways.flatMap((statements) => {
    const inner = new Map(names);
    walk(statements, inner, to);
    return /^(?:Return|Throw)/.test(statements.at(-1)?.type ?? "") ? [] : [inner];
  });
  for (const name of new Set(after.flatMap((inner) => [...inner.keys()])))
    names.set(name, [...new Set(after.flatMap((inner) => inner.get(name) ?? []))]);
}

function waysOf(statement: Statement): Statement[][] {
  const inside = (each: Statement) => (each.type === "BlockStatement" ? each.body : [each]);
  switch (statement.type) {
    case "IfStatement":
      return [inside(statement.consequent), statement.alternate ? inside(statement.alternate) : []];
    case "BlockStatement":
      return [statement.body];
    case "TryStatement":
      return [statement.block.body, statement.handler?.body.body ?? []];
    case "SwitchStatement":
      return [[], ...statement.cases.map(({ consequent }) => consequent)];
    default:
      return "body" in statement && statement.type.endsWith("Statement")
        ? [[], inside(statement.body as Statement)]
        : [];
  }
}

/** Of a property or a specifier. */
export function nameOf(key: Node): string | undefined {
  if (key.type === "Identifier") return key.name;
  return key.type === "StringLiteral" ? key.value : undefined;
}
