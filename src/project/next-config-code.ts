import type { Node, Program, Statement, TryStatement } from "@babel/types";
import { besideOf } from "./imported-texts.js";
import {
  assign,
  beside,
  declare,
  ENOUGH,
  evaluate,
  inside,
  isTrue,
  Left,
  named,
  until,
  type Names,
  type Run,
  type Scope,
} from "./next-config-expressions.js";
import { childrenOf, keyOf, namesIn, programOf } from "./next-config-syntax.js";
import { get, OTHERS, set, type Value } from "./next-config-values.js";

/** A literal, null where it cannot be known, or undefined where the configuration does not have the key. */
export type Literal = string | string[] | null | undefined;

/**
 * The values that some keys may have in the object that a next.config exports, or that its function gives: one for each
 * way its code may take. It is gone through by what it says and never run.
 *
 * @param texts of the file and of those beside it that it imports, by path
 */
export function readLiterals<Key extends string>(
  root: string,
  file: string,
  texts: ReadonlyMap<string, string>,
  keys: readonly Key[],
): Partial<Record<Key, Literal[]>> {
  const ways = throughAllWays(root, file, texts, keys);
  const all = keys.map((key, at) => [key, ways.length > 0 ? distinct(ways.map((way) => literalOf(way[at]))) : [null]]);
  return Object.fromEntries(all) as Partial<Record<Key, Literal[]>>;
}

function literalOf(value: Value): Literal {
  if (Array.isArray(value)) return value.every((item) => typeof item === "string") ? value : null;
  return typeof value === "string" ? value : value && null;
}

function distinct(values: readonly Literal[]): Literal[] {
  return [...new Map(values.map((value) => [String(value), value])).values()];
}

/** Nothing where there are too many ways. */
function throughAllWays(
  root: string,
  file: string,
  texts: ReadonlyMap<string, string>,
  keys: readonly string[],
): Value[][] {
  const found: Value[][] = [];
  const programs = new Map([...texts].map(([path, text]) => [path, programOf(text)]));
  const path: [way: number, ways: number][] = [];
  let steps = 0;
  for (let last; ; last[0]++) {
    let at = 0;
    const modules = new Map<string, Value>();
    const run: Run = {
      keys,
      choose: (ways) => (path[at++] ??= [0, ways])[0],
      load: (from, specifier) => load(besideOf(root, from, specifier) ?? "", programs, modules, run),
      body: runAll,
      called: new Set(),
      depth: 0,
      steps,
    };
    until("throw", () => {
      const config = get(load(file, programs, modules, run), "default");
      const object = typeof config === "function" ? config() : config;
      found.push(keys.map((key) => get(object, key)));
    });
    steps = run.steps;
    if (steps > ENOUGH) return [];
    while ((last = path.at(-1)) && last[0] === last[1] - 1) path.pop();
    if (!last) return found;
  }
}

/** What a file exports: its `module.exports`, or an object of its exports. */
function load(
  file: string,
  programs: ReadonlyMap<string, Program | undefined>,
  modules: Map<string, Value>,
  run: Run,
): Value {
  const program = programs.get(file);
  if (program && !modules.has(file)) {
    const exports: Value = new Map([[OTHERS, null]]);
    const module: Value = new Map([["exports", exports]]);
    modules.set(file, module);
    const names = Object.assign(Object.create(null) as Names, { module, exports });
    const scope: Scope = { run, file, names, vars: names };
    runAll(program.body, scope);
    for (const statement of program.body) exportFrom(statement, scope, exports);
  }
  return get(modules.get(file), "exports");
}

/** What a statement exports of the module's own, by the name it has there; as it is in the end. */
function exportFrom(statement: Statement, scope: Scope, exports: Value): void {
  if (statement.type !== "ExportNamedDeclaration" || statement.source) return;
  const { declaration, specifiers } = statement;
  const declared = declaration?.type === "VariableDeclaration" ? declaration.declarations : [declaration];
  for (const each of declared)
    for (const name of each && "id" in each && each.id ? namesIn(each.id) : []) set(exports, name, named(name, scope));
  for (const each of specifiers)
    if (each.type === "ExportSpecifier") set(exports, keyOf(each.exported), named(each.local.name, scope));
}

/** One statement after the other; functions are known before. */
function runAll(statements: readonly Node[], scope: Scope): void {
  for (const statement of statements) {
    const declared = "declaration" in statement ? statement.declaration : statement;
    if (declared?.type === "FunctionDeclaration" && declared.id)
      scope.names[declared.id.name] = evaluate(declared, scope);
  }
  for (const statement of statements) run(statement, scope);
}

function run(node: Node, scope: Scope): void {
  const to = (value?: Node | null): Value => (value ? evaluate(value, scope) : undefined);
  switch (node.type) {
    case "ImportDeclaration": {
      const from = beside(node.source, scope);
      for (const each of node.specifiers) {
        const name = "imported" in each ? keyOf(each.imported) : "default";
        scope.names[each.local.name] = each.type === "ImportNamespaceSpecifier" ? from : get(from, name);
      }
      return;
    }
    case "ExportNamedDeclaration":
      if (node.declaration) run(node.declaration, scope);
      return;
    case "ExportDefaultDeclaration":
      return set(get(named("module", scope), "exports"), "default", to(node.declaration));
    case "TSExportAssignment":
      return set(named("module", scope), "exports", to(node.expression));
    case "VariableDeclaration":
      for (const { id, init } of node.declarations)
        declare(id, to(init), node.kind === "var" ? { ...scope, names: scope.vars } : scope);
      return;
    case "FunctionDeclaration":
      return;
    case "ReturnStatement":
      throw new Left("return", to(node.argument));
    case "ThrowStatement":
      throw new Left("throw", null);
    case "BreakStatement":
    case "ContinueStatement":
      throw new Left("break", null);
    case "BlockStatement":
      return runAll(node.body, inside(scope));
    default:
      branch(node, scope);
  }
}

function branch(node: Node, scope: Scope): void {
  const { choose } = scope.run;
  switch (node.type) {
    case "IfStatement": {
      const way = isTrue(evaluate(node.test, scope), scope.run) ? node.consequent : node.alternate;
      return way ? run(way, scope) : undefined;
    }
    case "TryStatement":
      return attempt(node, scope);
    case "SwitchStatement": {
      const { cases } = node;
      const at = choose(cases.length + (cases.some(({ test }) => !test) ? 0 : 1));
      until("break", () =>
        runAll(
          cases.slice(at).flatMap(({ consequent }) => consequent),
          inside(scope),
        ),
      );
      return;
    }
    default:
      if (!("body" in node && node.type.endsWith("Statement"))) evaluate(node, scope);
      // Once, and again after what it did.
      else for (let times = choose(3); times > 0; times--) until("break", () => loop(node, inside(scope)));
  }
}

function loop(node: Node, scope: Scope): void {
  for (const part of childrenOf(node)) {
    if (!("left" in node) || part !== node.left) run(part, scope);
    else if (part.type !== "VariableDeclaration") assign(part, null, scope);
    else for (const { id } of part.declarations) declare(id, null, scope);
  }
}

/** What fails does so before all of it, or after. */
function attempt({ block, handler, finalizer }: TryStatement, scope: Scope): void {
  const way = handler ? scope.run.choose(3) : 0;
  const whole = (): Value => {
    if (way < 2) run(block, scope);
    if (way > 0) throw new Left("throw", null);
    return undefined;
  };
  try {
    if (!handler) whole();
    else if (until("throw", whole) === null) run(handler.body, scope);
  } finally {
    if (finalizer) run(finalizer, scope);
  }
}
