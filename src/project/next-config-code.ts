import { parse } from "@babel/parser";
import type { AssignmentExpression, CallExpression, Function as Code, Node, Program, Statement } from "@babel/types";
import { changesIn, isCode, nameOf, namesIn, type Change } from "./code-changes.js";
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
  /** The key of an object, or a name that was asked about, is changed where nobody can tell what becomes of it. */
  isChanged: (key: string) => boolean;
}

type Names = Map<string, readonly Binding[]>;

/** What is exported by default goes by this name, which code cannot have. */
const EXPORTED = "default";

interface Reading {
  /** The names of a module that is imported by another, whose path is relative to the root. */
  load: (from: string, specifier: string) => Names | undefined;
  /** Assignments and calls that were understood. */
  understood: Set<Node>;
  changes: Change[];
  /** Names that were asked about. */
  asked: Set<string>;
  /** Names that were asked about or copied, all told. */
  work: number;
  /** Names of what has another name too. */
  aliases: Set<string>;
}

/** More work than any configuration makes: branches and calls may double it. */
const ENOUGH = 200_000;

const UNKNOWN = { type: "NullLiteral" } as Node;
const UNDEFINED = { type: "Identifier", name: "undefined" } as Node;

/**
 * What a module of the project is made of, read by what it says, never run.
 *
 * @param texts its own and those of the files beside it that it imports, by path
 */
export function readConfigCode(root: string, file: string, texts: ReadonlyMap<string, string>): ConfigCode {
  const modules = new Map<string, Names>();
  const reading: Reading = {
    load: (from, specifier) => namesOf(besideOf(root, from, specifier) ?? ""),
    understood: new Set(),
    changes: [],
    asked: new Set(),
    work: 0,
    aliases: new Set(),
  };
  function namesOf(path: string): Names | undefined {
    const text = modules.has(path) ? undefined : texts.get(path);
    if (text === undefined) return modules.get(path);
    const names: Names = new Map();
    modules.set(path, names);
    const program = programOf(text, path);
    if (program === undefined) return names;
    reading.changes = [...reading.changes, ...changesIn(program)];
    walk(program.body, names, { file: path, reading, returns: [] });
    return names;
  }
  const exported = namesOf(file)?.get(EXPORTED) ?? [];
  const { changes, understood, asked } = reading;
  const isChanged = (wanted: string): boolean =>
    reading.work > ENOUGH ||
    changes.some(({ node, key, name = "" }) => !understood.has(node) && (key === wanted || asked.has(name)));
  return { exported, isChanged };
}

function programOf(text: string, file: string): Program | undefined {
  try {
    const plugins = /\.[mc]?ts$/.test(file) ? (["typescript"] as const) : [];
    return parse(text, { sourceType: "unambiguous", plugins: [...plugins] }).program;
  } catch {
    return undefined;
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
    named: (name) => {
      to.reading.asked.add(name);
      return (to.reading.work++ < ENOUGH && names.get(name)) || [];
    },
    returned: ({ params, body }, given) => {
      const inner = new Map(names);
      params.forEach((param, at) => {
        const unknown = { node: UNKNOWN, scope };
        for (const name of namesIn(param))
          inner.set(name, [(param.type === "Identifier" ? given[at] : undefined) ?? unknown]);
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
      const inner = callee.type === "CallExpression" ? scope.called(callee) : [];
      const called = callee.type === "Identifier" ? scope.named(callee.name) : inner;
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

/** By a file beside this one, under a name. */
function exportedBy(specifier: string, name: string, { reading, file }: Walk): readonly Binding[] {
  reading.asked.add(name);
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
  to.reading.work += names.size + 1;
  if (to.reading.work > ENOUGH) return;
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
      for (const { id, init } of statement.declarations) {
        const value = valueOf(id.type === "Identifier" ? (init ?? UNDEFINED) : UNKNOWN, names, to);
        for (const name of namesIn(id)) {
          names.set(name, value);
          if (init?.type === "Identifier") to.reading.aliases.add(name);
        }
      }
      return;
    case "ExpressionStatement":
      if (statement.expression.type === "AssignmentExpression") assign(statement.expression, names, to);
      if (statement.expression.type === "CallExpression") assignAll(statement.expression, names, to);
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
function assign(expression: AssignmentExpression, names: Names, to: Walk): void {
  const { left, right, operator } = expression;
  if (operator !== "=") return;
  const name = assigned(left);
  if (name !== undefined) {
    to.reading.understood.add(expression);
    names.set(name, valueOf(right, names, to));
    return;
  }
  const object = left.type === "MemberExpression" ? assigned(left.object) : undefined;
  if (left.type !== "MemberExpression" || object === undefined) return;
  const property = { type: "ObjectProperty", key: left.property, computed: left.computed, value: right };
  extend(object, [property], expression, names, to);
}

/** `Object.assign(config, x)`, which is as `config = { ...config, ...x }`. */
function assignAll(call: CallExpression, names: Names, to: Walk): void {
  const { callee, arguments: given } = call;
  const [target, ...sources] = given;
  const object = target && assigned(target);
  if (callee.type !== "MemberExpression" || nameOf(callee.property) !== "assign" || object === undefined) return;
  const spreads = sources.map((argument) => ({ type: "SpreadElement", argument }));
  extend(object, spreads, call, names, to);
}

function extend(object: string, added: readonly object[], by: Node, names: Names, to: Walk): void {
  if (!to.reading.aliases.has(object)) to.reading.understood.add(by);
  const spread = { type: "SpreadElement", argument: { type: "Identifier", name: object } };
  const node = { type: "ObjectExpression", properties: [spread, ...added] } as Node;
  names.set(object, [{ node, scope: scopeOf(new Map(names), to) }]);
}

/** The name that is assigned to, where it is one. */
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
    for (const name of statements.flatMap(ownOfBlock)) inner.set(name, names.get(name) ?? []);
    return /^(?:Return|Throw)/.test(statements.at(-1)?.type ?? "") ? [] : [inner];
  });
  const nothing = valueOf(UNDEFINED, names, to);
  for (const name of new Set(after.flatMap((inner) => [...inner.keys()]))) {
    const all = new Set(after.flatMap((inner) => inner.get(name) ?? nothing));
    to.reading.work += all.size;
    names.set(name, [...all]);
  }
}

/** What a statement declares that ends with its block. */
function ownOfBlock(statement: Statement): string[] {
  if (statement.type !== "VariableDeclaration" || statement.kind === "var") return [];
  return statement.declarations.flatMap(({ id }) => namesIn(id));
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
