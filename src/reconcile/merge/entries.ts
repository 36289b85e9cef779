import type * as t from "@babel/types";
import { declarationsOf, references, resolve } from "../code/bindings.js";
import { leadStart } from "./splice.js";
import type { List } from "./comma-lists.js";
import { span, textOf, unwrap, walk, type ParsedFile } from "../code/parse.js";
import { functionBody, keyOf, type Property } from "../code/properties.js";

/** A property or method of an object literal. */
export interface Entry {
  /** `undefined` for a spread or a computed key. */
  key: string | undefined;
  node: Property;
  /** Where its own comments begin. */
  lead: number;
  start: number;
  end: number;
}

export interface Entries {
  source: ParsedFile;
  list: List;
  items: Entry[];
  /** Every key the object has, those of spread constants of the same file included. */
  keys: Set<string>;
  /** Index of the first spread or computed key that could have any key: behind it, a new entry could hide another. */
  firstUnknown: number | undefined;
  /**
   * Text of the first spread or computed key whose type may name any key. Before it a new entry is an error (TS2783,
   * "specified more than once") if the type does. `undefined` in a file without types.
   */
  untold: string | undefined;
}

export function entriesOf(source: ParsedFile, object: t.ObjectExpression): Entries {
  const { start, end } = span(object);
  const declared = declarationsOf(source);
  const keys = new Set<string>();
  let floor = start + 1;
  let firstUnknown: number | undefined;
  let untold: string | undefined;
  const items = object.properties.map((node, index): Entry => {
    const place = span(node);
    const brought = broughtBy(node, source, declared);
    for (const each of brought.keys) keys.add(each);
    if (brought.mayHaveMore) firstUnknown ??= index;
    if (brought.mayBeTypedWithMore && source.typed) untold ??= textOf(source, node);
    const entry = { key: keyOf(node), node, lead: leadStart(source, place, floor), ...place };
    floor = place.end;
    return entry;
  });
  const last = (firstUnknown ?? items.length) - 1;
  return { source, list: { open: start + 1, close: end - 1, items, last }, items, keys, firstUnknown, untold };
}

/** What is known of the keys that a property brings into its object. */
interface Brought {
  keys: readonly string[];
  /** There could be others when the code runs. */
  mayHaveMore: boolean;
  /** There could be others by its type. */
  mayBeTypedWithMore: boolean;
}

const ANYTHING: Brought = { keys: [], mayHaveMore: true, mayBeTypedWithMore: true };

/** Spreads are followed to constants of the same file, and from there on. */
function broughtBy(node: Property, source: ParsedFile, declared: Map<string, t.Node | undefined>, depth = 0): Brought {
  const key = keyOf(node);
  if (key !== undefined) return { keys: [key], mayHaveMore: false, mayBeTypedWithMore: false };
  if (node.type !== "SpreadElement" || depth > 8) return ANYTHING;
  const value = resolve(node.argument, declared);
  if (value.type !== "ObjectExpression") return ANYTHING;
  const parts = value.properties.map((each) => broughtBy(each, source, declared, depth + 1));
  return {
    keys: parts.flatMap((each) => each.keys),
    mayHaveMore: parts.some((each) => each.mayHaveMore) || !staysAsWritten(source, node),
    mayBeTypedWithMore: parts.some((each) => each.mayBeTypedWithMore) || isAsserted(node.argument, declared),
  };
}

/** Whether an object gets its type from an assertion, which may name more than is written. */
function isAsserted(node: t.Node, declared: Map<string, t.Node | undefined>, depth = 0): boolean {
  switch (node.type) {
    case "TSAsExpression":
    case "TSTypeAssertion":
      return !isConst(node.typeAnnotation) || isAsserted(node.expression, declared, depth);
    case "TSSatisfiesExpression":
    case "TSNonNullExpression":
    case "ParenthesizedExpression":
      return isAsserted(node.expression, declared, depth);
    case "Identifier": {
      const value = depth > 8 ? undefined : declared.get(node.name);
      return value !== undefined && isAsserted(value, declared, depth + 1);
    }
    default:
      return false;
  }
}

/** `as const`. */
function isConst(type: t.Node): boolean {
  return type.type === "TSTypeReference" && type.typeName.type === "Identifier" && type.typeName.name === "const";
}

/** Whether a constant that is spread has the keys it is written with: nothing but spreads refers to it. */
function staysAsWritten({ body }: ParsedFile, spread: Property): boolean {
  if (spread.type !== "SpreadElement") return false;
  const argument = unwrap(spread.argument);
  if (argument.type !== "Identifier") return true;
  const { name } = argument;
  let spreads = 0;
  const visit = (node: t.Node): void => {
    if (node.type !== "SpreadElement") return;
    const value = unwrap(node.argument);
    if (value.type === "Identifier" && value.name === name) spreads++;
  };
  for (const statement of body) walk(statement, visit);
  const mentions = body.flatMap((statement) => references(statement)).filter((each) => each.name === name);
  return mentions.length === spreads + 1;
}

/** Where a handler's body is; `undefined` for anything that is not a function. */
export function bodyOf({ node }: Entry): { start: number; end: number } | undefined {
  const body = functionBody(node);
  return body && span(body);
}

/** The object a property holds, when it is written out. */
export function nestedObject(entry: Entry): t.ObjectExpression | undefined {
  const { node } = entry;
  if (node.type !== "ObjectProperty") return undefined;
  const value = resolve(node.value, new Map());
  return value.type === "ObjectExpression" ? value : undefined;
}
