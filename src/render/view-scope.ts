import type { ViewShape } from "../model/template.js";

/** What paths mean at a place in a template. */
export interface Scope {
  shape: ViewShape;
  /** Block parameters: `as |item index|`. */
  names: Readonly<Record<string, ViewShape>>;
  /** `@index` and the like exist. */
  isLoop: boolean;
  /** What `../` leads to. */
  outer?: Scope;
}

/** What a path means, or its first part that means nothing and what there is instead. */
export type Resolved = { shape: ViewShape } | { shape?: undefined; name: string; among: string[] };

/** The data variables of `#each`. */
const LOOP_VARIABLES = ["first", "last", "index"];

export function resolvePath(path: hbs.AST.PathExpression, scope: Scope, root: ViewShape): Resolved {
  if (path.data) return resolveData(path, scope, root);
  let from: Scope | undefined = scope;
  for (let depth = 0; depth < path.depth; depth++) from = from?.outer;
  if (from === undefined) return { name: "..", among: [] };
  const [first = "", ...rest] = path.parts;
  const named = path.depth === 0 && !/^(this\b|\.\/)/.test(path.original) ? blockParameter(first, scope) : undefined;
  return named === undefined ? descend(from.shape, path.parts) : descend(named, rest);
}

function resolveData(path: hbs.AST.PathExpression, scope: Scope, root: ViewShape): Resolved {
  const [first = "", ...rest] = path.parts;
  if (first === "root" && path.depth === 0) return descend(root, rest);
  const isLoop = isInLoop(scope);
  if (isLoop && LOOP_VARIABLES.includes(first) && rest.length === 0)
    return { shape: first === "index" ? "text" : "flag" };
  return { name: first, among: ["@root", ...(isLoop ? LOOP_VARIABLES.map((name) => `@${name}`) : [])] };
}

function isInLoop(scope: Scope | undefined): boolean {
  return scope !== undefined && (scope.isLoop || isInLoop(scope.outer));
}

function blockParameter(name: string, scope: Scope | undefined): ViewShape | undefined {
  if (scope === undefined) return undefined;
  return Object.hasOwn(scope.names, name) ? scope.names[name] : blockParameter(name, scope.outer);
}

function descend(shape: ViewShape, parts: readonly string[]): Resolved {
  let current = shape;
  for (const part of parts) {
    const among = fieldsOf(current);
    if (!among.includes(part)) return { name: part, among };
    current = isList(current) || typeof current === "string" ? "text" : (current[part] as ViewShape);
  }
  return { shape: current };
}

function fieldsOf(shape: ViewShape): string[] {
  if (typeof shape === "string") return [];
  return isList(shape) ? ["length"] : Object.keys(shape);
}

export function isList(shape: ViewShape): shape is readonly [ViewShape] {
  return Array.isArray(shape);
}

/** For messages: `a list`. */
export function describeShape(shape: ViewShape): string {
  if (typeof shape === "string") return shape === "text" ? "a text" : "a yes or no";
  return isList(shape) ? "a list" : "a group of fields";
}
