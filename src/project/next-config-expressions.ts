import type {
  CallExpression,
  Function as Code,
  LogicalExpression,
  Node,
  ObjectMethod,
  ObjectProperty,
  OptionalCallExpression,
  Statement,
} from "@babel/types";
import { childrenOf, isCode, keyOf, namesIn } from "./next-config-syntax.js";
import { get, OTHERS, set, spread, type Callable, type Value } from "./next-config-values.js";

/** More steps than any configuration takes: branches and calls may double them. */
export const ENOUGH = 300_000;

/** Nested deeper than any configuration, and far from the end of the stack. */
const DEEP = 400;

/** One way through the code, of all that there may be. */
export interface Run {
  /** What is asked about. */
  keys: readonly string[];
  /** Which of so many, where the code does not say. */
  choose: (ways: number) => number;
  /** What a file beside another exports. */
  load: (from: string, specifier: string) => Value;
  called: Set<Code>;
  depth: number;
  /** Goes through the body of a function. */
  body: (statements: readonly Statement[], scope: Scope) => void;
  /** Of all runs. */
  steps: number;
}

export type Names = Record<string, Value>;

export interface Scope {
  run: Run;
  file: string;
  /** Their prototype is the names around. */
  names: Names;
  /** Those of the function or module. */
  vars: Names;
}

/** What leaves statements early. */
export class Left {
  constructor(
    readonly by: string,
    readonly value: Value,
  ) {}
}

/** Goes on, until something leaves it; what that gives. */
export function until<T>(by: string, go: () => T): T | Value {
  try {
    return go();
  } catch (left) {
    if (left instanceof Left && left.by === by) return left.value;
    throw left;
  }
}

/** A block, whose names are its own. */
export function inside(scope: Scope): Scope {
  return { ...scope, names: Object.create(scope.names) as Names };
}

/** What a file exports that is named relative to the scope's. */
export function beside(specifier: Node | undefined, { run, file }: Scope): Value {
  const isBeside = specifier?.type === "StringLiteral" && specifier.value.startsWith(".");
  return isBeside ? run.load(file, specifier.value) : null;
}

/** What a name stands for. */
export function named(name: string, { names }: Scope): Value {
  return name in names ? names[name] : null;
}

/** Gives the names of a pattern to a scope; only of plain ones it is known what they stand for. */
export function declare(pattern: Node, value: Value, scope: Scope): void {
  if (pattern.type === "Identifier") scope.names[pattern.name] = value;
  else if (pattern.type === "AssignmentPattern")
    declare(pattern.left, value === undefined ? evaluate(pattern.right, scope) : value, scope);
  else for (const name of namesIn(pattern)) scope.names[name] = null;
}

/** Changes a name where it was declared, or what an object has. */
export function assign(target: Node, value: Value, scope: Scope): void {
  if (target.type === "MemberExpression") {
    set(evaluate(target.object, scope), keyOf(target.property, target.computed), value);
    return;
  }
  for (const name of namesIn(target)) {
    let { names } = scope;
    for (let around; !Object.hasOwn(names, name) && (around = Object.getPrototypeOf(names) as Names | null);)
      names = around;
    names[name] = target.type === "Identifier" ? value : null;
  }
}

/** One of the two where it cannot be known. */
export function isTrue(value: Value, { choose }: Run): boolean {
  return value === null ? choose(2) === 1 : Boolean(value);
}

/** What an expression gives, and does to what is known. */
export function evaluate(node: Node, scope: Scope): Value {
  const { run } = scope;
  if (run.steps++ > ENOUGH || run.depth > DEEP) return null;
  run.depth++;
  try {
    return valueOf(node, scope);
  } finally {
    run.depth--;
  }
}

function valueOf(node: Node, scope: Scope): Value {
  const of = (each: Node): Value => evaluate(each, scope);
  if (isCode(node)) return functionOf(node, scope);
  switch (node.type) {
    case "Identifier":
      return node.name === "undefined" ? undefined : named(node.name, scope);
    case "StringLiteral":
      return node.value;
    case "TemplateLiteral":
      return node.expressions.length > 0 ? null : node.quasis[0]?.value.cooked;
    case "ObjectExpression": {
      const object: Value = new Map();
      for (const each of node.properties) {
        if (each.type === "SpreadElement") spread(object, of(each.argument), scope.run);
        else set(object, keyOf(each.key, each.computed), propertyOf(each, scope));
      }
      return object;
    }
    case "ArrayExpression":
      return node.elements.flatMap((each) => (each?.type === "SpreadElement" ? of(each.argument) : [each && of(each)]));
    case "ConditionalExpression":
      return of(isTrue(of(node.test), scope.run) ? node.consequent : node.alternate);
    case "LogicalExpression":
      return eitherOf(node, scope);
    case "AssignmentExpression": {
      const value = of(node.right);
      assign(node.left, node.operator === "=" ? value : null, scope);
      return value;
    }
    case "MemberExpression":
    case "OptionalMemberExpression":
      return get(of(node.object), keyOf(node.property, node.computed));
    case "CallExpression":
    case "OptionalCallExpression":
      return called(node, scope);
    default: {
      if (node.type === "UnaryExpression" && node.operator === "delete") assign(node.argument, null, scope);
      const values = childrenOf(node).map(of);
      if (TRANSPARENT.test(node.type)) return values[0];
      perhaps(values, scope.run);
      return null;
    }
  }
}

function eitherOf({ operator, left, right }: LogicalExpression, scope: Scope): Value {
  const value = evaluate(left, scope);
  const isAnd = operator === "&&";
  // Of `??` also what is not unknown is there, even if it is an empty text.
  const isRight = isTrue(operator === "??" && value === "" ? "there" : value, scope.run) === isAnd;
  if (isRight) return evaluate(right, scope);
  return isAnd && value === null ? undefined : value;
}

/** Not by branches, where nobody asks. */
function propertyOf(node: ObjectProperty | ObjectMethod, scope: Scope): Value {
  if (node.type === "ObjectMethod") return node.kind === "method" ? functionOf(node, scope) : null;
  const isAsked = scope.run.keys.includes(keyOf(node.key));
  return isAsked || !/^(?:Cond|Logi)/.test(node.value.type) ? evaluate(node.value, scope) : null;
}

/** What only types say, and waiting. */
const TRANSPARENT = /^(?:TS(?:As|Satisfies|NonNull)|Await)/;

/** Nothing is known of what it gives while it is called already. */
function functionOf(code: Code, around: Scope): Callable {
  const { called, body } = around.run;
  return (given) => {
    if (called.has(code)) return null;
    called.add(code);
    const inner = inside(around);
    const scope = { ...inner, vars: inner.names };
    try {
      code.params.forEach((param, at) => declare(param, given ? given[at] : null, scope));
      const own = code.body;
      return until("return", () =>
        own.type === "BlockStatement" ? (body(own.body, scope) as undefined) : evaluate(own, scope),
      );
    } finally {
      called.delete(code);
    }
  };
}

/** By the file's own functions, those that everybody knows, or any other. */
function called({ callee, arguments: given }: CallExpression | OptionalCallExpression, scope: Scope): Value {
  if (callee.type === "Import" || ("name" in callee && callee.name === "require")) return beside(given[0], scope);
  const member = "property" in callee && "computed" in callee ? callee : undefined;
  const on = member && evaluate(member.object, scope);
  const method = member ? keyOf(member.property, member.computed) : "";
  const by = member ? get(on, method) : evaluate(callee, scope);
  const values = given.map((each) => evaluate(each, scope));
  const [first = null, ...others] = values;
  if (typeof by === "function") return by(given.some(({ type }) => type === "SpreadElement") ? undefined : values);
  if (method === "assign") {
    for (const other of others) spread(first, other, scope.run);
    return first;
  }
  if (method === "reduce" && typeof first === "function")
    return (Array.isArray(on) ? on : [null]).reduce((all, item) => first([all, item]), others[0]);
  if (OF_LISTS.test(method)) set(on, OTHERS, null);
  if (OF_OBJECTS.test(method)) set(first, OTHERS, null);
  return behindPlugin(values, scope.run);
}

const OF_LISTS = /^(?:copyWithin|fill|pop|push|reverse|shift|sort|splice|unshift)$/;
const OF_OBJECTS = /^(?:define|delete)Propert|^set(?:PrototypeOf)?$/;

/** Functions that somebody else may call. */
function perhaps(values: readonly Value[], { choose }: Run): void {
  for (const value of values) if (typeof value === "function" && choose(2) === 1) value();
}

/**
 * A plugin takes the configuration first, or a function that makes it, and may take options besides: what these say too
 * may be meant. Lists and texts are not configurations.
 */
function behindPlugin(values: readonly Value[], run: Run): Value {
  perhaps(values, run);
  const isMeant = (value: Value): boolean => value === null || typeof value === "function" || value instanceof Map;
  const [config = null, ...others] = values.filter(isMeant);
  if (!(config instanceof Map)) return config;
  const result = new Map(config);
  for (const other of others) if (other instanceof Map) for (const key of other.keys()) result.set(key, null);
  return result;
}
