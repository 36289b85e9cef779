import type * as t from "@babel/types";
import { declarationsOf, resolve } from "./bindings.js";
import type { ParsedFile } from "./parse.js";
import { keyOf } from "./properties.js";
import { routeCalls, type RouteCall } from "./route-calls.js";

/** `defineRoute(users, { GET, POST })`, as far as it has to agree with the contract. */
export interface DefinedRoute {
  /** The contract's exported name. */
  contract: string;
  /** The module it comes from, as written. */
  module: string;
  methods: Set<string>;
  /** It may have other methods too: some come from elsewhere. */
  isOpen: boolean;
  /** The handlers are written in the call. */
  isExact: boolean;
  /** Of those, what is not spread from another object: there a method too many is an error of types. */
  written: Set<string>;
}

export function definedRoutes(source: ParsedFile): DefinedRoute[] {
  const declared = declarationsOf(source);
  return routeCalls(source).calls.map((route) => definedBy(route, declared));
}

function definedBy(
  { contract, module, call, given, handlers }: RouteCall,
  declared: Map<string, t.Node | undefined>,
): DefinedRoute {
  const [methods, written] = [new Set<string>(), new Set<string>()];
  const open = handlers === undefined ? [call] : [];
  for (const property of handlers?.properties ?? []) {
    const key = keyOf(property);
    const spread = property.type === "SpreadElement" ? resolve(property.argument, declared) : undefined;
    if (key !== undefined) written.add(key);
    const keys = spread?.type === "ObjectExpression" ? spread.properties.map(keyOf) : [key];
    for (const each of keys) {
      if (each === undefined) open.push(call);
      else methods.add(each);
    }
  }
  return {
    contract,
    module,
    methods,
    isOpen: open.length > 0,
    isExact: given === handlers && given === call.arguments[1],
    written,
  };
}

/** `export const users = { operations: { GET: ... } }`: the methods of each contract. */
export function operationsIn(source: ParsedFile): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const [name, value] of declarationsOf(source)) {
    const operations = value && property(resolve(value, new Map()), "operations");
    if (operations?.type !== "ObjectExpression") continue;
    found.set(name, new Set(operations.properties.map(keyOf).filter((key) => key !== undefined)));
  }
  return found;
}

function property(node: t.Node, name: string): t.Node | undefined {
  if (node.type !== "ObjectExpression") return undefined;
  const found = node.properties.find((each) => keyOf(each) === name);
  return found?.type === "ObjectProperty" ? found.value : undefined;
}
