import type * as t from "@babel/types";
import { canonicalText } from "../../text/canonical.js";
import { declarationsOf, resolve } from "../code/bindings.js";
import { textOf, unwrap, type ParsedFile } from "../code/parse.js";
import { keyOf, type Property } from "../code/properties.js";
import { routeCalls } from "../code/route-calls.js";
import { isFunction, takenBy, type Function } from "./taken.js";

/** The handlers of one route, as far as they are written where they can be read. */
export interface WrittenRoute {
  /** The contract's exported name. */
  contract: string;
  /** The module it comes from, as written. */
  module: string;
  /** By method; others may come from elsewhere. */
  handlers: ReadonlyMap<string, WrittenHandler>;
}

/** What a handler depends on of its operation. */
export interface WrittenHandler {
  /** Its text, but for the format. */
  text: string;
  /** Whether it may take this property of the request. */
  takes(at: readonly string[]): boolean;
  /** The statuses it answers, as literals; `undefined` when that cannot be told. */
  answers: ReadonlySet<string> | undefined;
}

/** The routes that a file defines, in its order. */
export function writtenRoutes(source: ParsedFile): WrittenRoute[] {
  const declared = declarationsOf(source);
  return routeCalls(source).calls.map(({ contract, module, handlers }) => {
    const found = new Map<string, WrittenHandler>();
    for (const property of handlers?.properties ?? []) {
      const method = keyOf(property);
      if (method !== undefined) found.set(method, handler(property, source, declared));
    }
    return { contract, module, handlers: found };
  });
}

function handler(property: Property, source: ParsedFile, declared: Map<string, t.Node | undefined>): WrittenHandler {
  const text = canonicalText(textOf(source, property));
  const value = property.type === "ObjectProperty" ? resolve(property.value, declared) : property;
  if (!isFunction(value)) return { text, takes: () => true, answers: undefined };
  return { text, takes: takenBy(value), answers: answersOf(value) };
}

/** The statuses of what a function returns, when all of it are object literals that state one. */
function answersOf({ body }: Function): Set<string> | undefined {
  const returned = body.type === "BlockStatement" ? returnedBy(body) : [body];
  const answers = new Set<string>();
  for (const each of returned.flatMap(alternatives)) {
    if (each.type !== "ObjectExpression") return undefined;
    const status = each.properties.find((property) => keyOf(property) === "status");
    const value = status?.type === "ObjectProperty" ? unwrap(status.value) : undefined;
    const isSpread = each.properties.some((property) => keyOf(property) === undefined);
    if (value?.type !== "NumericLiteral" || isSpread) return undefined;
    answers.add(String(value.value));
  }
  return answers;
}

/** Expressions behind `return`, those of inner functions left out. */
function returnedBy(node: t.Node): t.Node[] {
  if (node.type === "ReturnStatement") return node.argument ? [node.argument] : [node];
  if (isFunction(node) || node.type.startsWith("Function") || node.type.startsWith("Class")) return [];
  return Object.values(node)
    .flat()
    .filter((value): value is t.Node => typeof value === "object" && value !== null && "type" in value)
    .flatMap(returnedBy);
}

/** What an expression may be: both ends of a condition, and what is waited for. */
function alternatives(node: t.Node): t.Node[] {
  const value = unwrap(node);
  if (value.type === "ConditionalExpression") return [value.consequent, value.alternate].flatMap(alternatives);
  return value.type === "AwaitExpression" ? alternatives(value.argument) : [value];
}
