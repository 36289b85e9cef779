import type * as t from "@babel/types";
import { METHODS } from "../../model/route-spec.js";
import { declarationsOf, importsOf, resolve, type Imported } from "./bindings.js";
import { walk, type ParsedFile } from "./parse.js";
import { keyOf } from "./properties.js";

/** `defineRoute(users, { ... })`, wherever in a file it stands. */
export interface RouteCall {
  /** The contract's exported name, whatever the file calls it. */
  contract: string;
  /** The module it comes from, as written. */
  module: string;
  call: t.CallExpression;
  /** What the call takes its handlers from; a constant of the same file is followed. */
  given: t.Node;
  /** The object with a handler per method; `undefined` when it is not written in this file, or inherits from another. */
  handlers: t.ObjectExpression | undefined;
  /** The object with handlers that is given to a function of the user's, whatever that makes of it. */
  wrapped: Wrapped | undefined;
}

/** `withLog({ GET() {} })` in the place of the handlers. */
export interface Wrapped {
  object: t.ObjectExpression;
  /** The function that is called with it. */
  by: t.Node;
}

/** The routes a file defines and the call that chooses among several. */
export interface RouteCalls {
  calls: RouteCall[];
  dispatch: t.CallExpression | undefined;
}

const DEFINE = "defineRoute";
const DISPATCH = "dispatchRoutes";

/** Finds the calls through wrappers, renamed and namespace imports, `as`, and constants defined above. */
export function routeCalls(source: ParsedFile): RouteCalls {
  const imports = importsOf(source);
  const declared = declarationsOf(source);
  const found: RouteCalls = { calls: [], dispatch: undefined };
  const visit = (node: t.Node): void => {
    if (node.type !== "CallExpression") return;
    const callee = exportedName(node.callee, imports, declared);
    if (callee === DISPATCH) found.dispatch ??= node;
    const [first, second] = node.arguments;
    if (callee !== DEFINE || first === undefined || second === undefined) return;
    const contract = importedAs(first, imports, declared);
    if (contract === undefined) return;
    const given = resolve(second, declared);
    const handlers = ownObject(asWritten(given, declared));
    const wrapped = handlers === undefined ? wrappedIn(given, declared) : undefined;
    found.calls.push({ contract: contract.name, module: contract.from, call: node, given, handlers, wrapped });
  };
  for (const statement of source.body) walk(statement, visit);
  return found;
}

/** What nothing is inherited by. */
function ownObject(node: t.Node): t.ObjectExpression | undefined {
  const isOwn = node.type === "ObjectExpression" && !node.properties.some((each) => keyOf(each) === "__proto__");
  return isOwn ? node : undefined;
}

/** `Object.freeze({ ... })` has what it is given, and nothing else. */
function asWritten(node: t.Node, declared: Map<string, t.Node | undefined>): t.Node {
  if (node.type !== "CallExpression" || node.callee.type !== "MemberExpression") return node;
  const { object, property } = node.callee;
  const isPlain =
    isNamed(object, "Object") && (isNamed(property, "freeze") || isNamed(property, "seal")) && !declared.has("Object");
  const [argument, ...others] = node.arguments;
  return isPlain && argument !== undefined && others.length === 0 ? resolve(argument, declared) : node;
}

function isNamed(node: t.Node, name: string): boolean {
  return node.type === "Identifier" && node.name === name;
}

const METHOD: ReadonlySet<string | undefined> = new Set(METHODS);

/** Through several functions as well; not where more than one object could be meant. */
function wrappedIn(node: t.Node, declared: Map<string, t.Node | undefined>, depth = 0): Wrapped | undefined {
  if (node.type !== "CallExpression" || depth > 8) return undefined;
  const found = node.arguments.flatMap((each): Wrapped[] => {
    const value = asWritten(resolve(each, declared), declared);
    const object = ownObject(value);
    if (object === undefined) return [wrappedIn(value, declared, depth + 1) ?? []].flat();
    return object.properties.some((property) => METHOD.has(keyOf(property))) ? [{ object, by: node.callee }] : [];
  });
  return found.length === 1 ? found[0] : undefined;
}

/** The name under which the module it comes from exports what `node` refers to. */
export function exportedName(
  node: t.Node,
  imports: readonly Imported[],
  declared: Map<string, t.Node | undefined>,
): string | undefined {
  return importedAs(node, imports, declared)?.name;
}

/** What `node` refers to in which module: its exported name there. */
function importedAs(
  node: t.Node,
  imports: readonly Imported[],
  declared: Map<string, t.Node | undefined>,
): Pick<Imported, "from" | "name"> | undefined {
  const expression = resolve(node, declared);
  if (expression.type === "Identifier") return imports.find((each) => each.local === expression.name);
  if (expression.type !== "MemberExpression" || expression.computed || expression.property.type !== "Identifier")
    return undefined;
  const { object } = expression;
  if (object.type !== "Identifier") return undefined;
  const namespace = imports.find((each) => each.local === object.name && each.name === "*");
  return namespace && { from: namespace.from, name: expression.property.name };
}
