import type * as t from "@babel/types";
import { unwrap, walk } from "../code/parse.js";
import type { Function } from "./functions.js";

/** Properties of properties that code asks for by name: `["query", "page"]`; what it does with that is not known. */
type Path = readonly string[];

/**
 * What a function may take of its first parameter, as far as it asks by name: by destructuring, and as `query.page` of
 * what it destructured.
 *
 * @returns whether it may take the property that a path leads to, or one below or above
 */
export function takenBy(handler: Function): (at: Path) => boolean {
  const [request] = handler.params;
  if (namesIn(handler).has("arguments")) return () => true;
  const paths = request === undefined ? [] : boundBy(request, [], handler);
  return (at) => paths.some((path) => mayMeet(path, at));
}

/** What is in a list, or has no name in the type, any path may lead to. */
function mayMeet(path: Path, at: Path): boolean {
  const open = at.findIndex((name) => name.startsWith("["));
  const named = open === -1 ? at : at.slice(0, open);
  return path.every((name, index) => index >= named.length || named[index] === name);
}

function boundBy(pattern: t.Node, at: Path, handler: Function): Path[] {
  if (pattern.type === "AssignmentPattern") return boundBy(pattern.left, at, handler);
  if (pattern.type === "Identifier" && !pattern.typeAnnotation)
    return askedOf(pattern, handler).map((path) => [...at, ...path]);
  if (pattern.type !== "ObjectPattern" || pattern.typeAnnotation) return [at];
  return pattern.properties.flatMap((each) => {
    const key = each.type === "ObjectProperty" ? plainKey(each) : undefined;
    return key === undefined || each.type !== "ObjectProperty" ? [at] : boundBy(each.value, [...at, key], handler);
  });
}

function plainKey({ key, computed }: t.ObjectProperty): string | undefined {
  if (key.type === "StringLiteral") return key.value;
  return !computed && key.type === "Identifier" ? key.name : undefined;
}

/** Each use of a name in a function: `[]` for one that is not of a property. One of an inner scope counts too. */
function askedOf(binding: t.Identifier, handler: Function): Path[] {
  const parents = new Map<t.Node, t.Node | undefined>();
  const uses: t.Node[] = [];
  walk(handler, (node, parent) => {
    parents.set(node, parent);
    if (node.type === "Identifier" && node.name === binding.name && node.start !== binding.start) uses.push(node);
  });
  return uses.flatMap((use) => {
    const parent = parents.get(use);
    const isKey = parent !== undefined && isPropertyOf(use, parent);
    return isKey ? [] : [chainFrom(use, parents)];
  });
}

/** `a.query`, `{ query: 1 }`: a name, but not of a variable. A shorthand is one. */
function isPropertyOf(node: t.Node, parent: t.Node): boolean {
  if (parent.type === "MemberExpression" || parent.type === "OptionalMemberExpression") {
    return parent.property === node && !parent.computed;
  }
  return parent.type === "ObjectProperty" && parent.key === node && !parent.computed && !parent.shorthand;
}

function chainFrom(use: t.Node, parents: ReadonlyMap<t.Node, t.Node | undefined>): Path {
  const path: string[] = [];
  let node = use;
  for (let parent = parents.get(node); parent !== undefined; parent = parents.get(node)) {
    const isWrapper = parent.type.startsWith("TS") && unwrap(parent) === unwrap(node);
    if (!isWrapper) {
      if (parent.type !== "MemberExpression" && parent.type !== "OptionalMemberExpression") break;
      if (parent.object !== node || parent.computed || parent.property.type !== "Identifier") break;
      path.push(parent.property.name);
    }
    // What is taken for another type is not known any longer.
    if (isWrapper && parent.type !== "TSNonNullExpression") break;
    node = parent;
  }
  return path;
}

function namesIn(node: t.Node): Set<string> {
  const names = new Set<string>();
  walk(node, (each) => {
    if (each.type === "Identifier") names.add(each.name);
  });
  return names;
}
