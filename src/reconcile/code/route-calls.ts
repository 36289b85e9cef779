import type * as t from "@babel/types";
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
    const isOwn = given.type === "ObjectExpression" && !given.properties.some((each) => keyOf(each) === "__proto__");
    const handlers = isOwn ? given : undefined;
    found.calls.push({ contract: contract.name, module: contract.from, call: node, given, handlers });
  };
  for (const statement of source.body) walk(statement, visit);
  return found;
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
