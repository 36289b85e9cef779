import type * as t from "@babel/types";
import { canonicalText } from "../../text/canonical.js";
import { declarationsOf, resolve } from "../code/bindings.js";
import { textOf, unwrap, type ParsedFile } from "../code/parse.js";
import { keyOf, type Property } from "../code/properties.js";
import { routeCalls } from "../code/route-calls.js";
import { scopeOf, type Scope } from "./elsewhere.js";
import { isFunction, returnedBy } from "./functions.js";
import { takenBy } from "./taken.js";

/** The handlers of one route, as far as they are written where they can be read. */
export interface WrittenRoute {
  /** The contract's exported name. */
  contract: string;
  /** The module it comes from, as written. */
  module: string;
  /** They stand in a constant, where TypeScript does not know what they are for: a literal status is any number there. */
  isLifted: boolean;
  /** By method; others may come from elsewhere. */
  handlers: ReadonlyMap<string, WrittenHandler>;
}

/** What a handler depends on of its operation. */
export interface WrittenHandler {
  /** Its text, but for the format. */
  text: string;
  /** Whether it may take this property of the request. */
  takes(at: readonly string[]): boolean;
  /** What it answers; `undefined` where it is not a function that can be read. */
  returned: readonly Returned[] | undefined;
  /** What names in that stand for. */
  scope: Scope;
}

/** One of the expressions that a handler answers. */
export interface Returned {
  value: t.Node;
  /** As a literal; `undefined` where it is not stated as one. */
  status: string | undefined;
}

/** The statuses that a handler answers, as literals; `undefined` where that cannot be told. */
export function answersOf({ returned }: WrittenHandler): ReadonlySet<string> | undefined {
  const statuses = returned?.map(({ status }) => status);
  const known = statuses?.filter((status) => status !== undefined);
  return known === undefined || known.length < (statuses?.length ?? 0) ? undefined : new Set(known);
}

/** The routes that a file defines, in its order. */
export function writtenRoutes(source: ParsedFile): WrittenRoute[] {
  const declared = declarationsOf(source);
  const scope = scopeOf(source);
  return routeCalls(source).calls.map(({ contract, module, handlers, call }) => {
    const found = new Map<string, WrittenHandler>();
    for (const property of handlers?.properties ?? []) {
      const method = keyOf(property);
      if (method !== undefined) found.set(method, { ...handler(property, source, declared), scope });
    }
    const [, given] = call.arguments;
    const isLifted = given !== undefined && unwrap(given).type === "Identifier";
    return { contract, module, isLifted, handlers: found };
  });
}

function handler(
  property: Property,
  source: ParsedFile,
  declared: Map<string, t.Node | undefined>,
): Omit<WrittenHandler, "scope"> {
  const text = canonicalText(textOf(source, property));
  const value = property.type === "ObjectProperty" ? resolve(property.value, declared) : property;
  if (!isFunction(value)) return { text, takes: () => true, returned: undefined };
  const returned = returnedBy(value).flatMap(alternatives);
  return { text, takes: takenBy(value), returned: returned.map((each) => ({ value: each, status: statusOf(each) })) };
}

function statusOf(node: t.Node): string | undefined {
  if (node.type !== "ObjectExpression") return undefined;
  const status = node.properties.find((property) => keyOf(property) === "status");
  const value = status?.type === "ObjectProperty" ? unwrap(status.value) : undefined;
  const isSpread = node.properties.some((property) => keyOf(property) === undefined);
  return value?.type === "NumericLiteral" && !isSpread ? String(value.value) : undefined;
}

/** What an expression may be: both ends of a condition, and what is waited for. */
function alternatives(node: t.Node): t.Node[] {
  const value = unwrap(node);
  if (value.type === "ConditionalExpression") return [value.consequent, value.alternate].flatMap(alternatives);
  return value.type === "AwaitExpression" ? alternatives(value.argument) : [value];
}
