import type * as t from "@babel/types";
import { declarationsOf, references, resolve } from "../code/bindings.js";
import { leadStart } from "./splice.js";
import type { List } from "./comma-lists.js";
import { span, unwrap, walk, type ParsedFile } from "../code/parse.js";
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
}

export function entriesOf(source: ParsedFile, object: t.ObjectExpression): Entries {
  const { start, end } = span(object);
  const declared = declarationsOf(source);
  const keys = new Set<string>();
  let floor = start + 1;
  let firstUnknown: number | undefined;
  const items = object.properties.map((node, index): Entry => {
    const place = span(node);
    const key = keyOf(node);
    if (key !== undefined) keys.add(key);
    else {
      const spread = objectSpread(node, declared);
      const spreadKeys = spread?.properties.map(keyOf) ?? [undefined];
      for (const each of spreadKeys) if (each !== undefined) keys.add(each);
      if (spreadKeys.includes(undefined) || !staysAsWritten(source, node)) firstUnknown ??= index;
    }
    const entry = { key, node, lead: leadStart(source, place, floor), ...place };
    floor = place.end;
    return entry;
  });
  const last = (firstUnknown ?? items.length) - 1;
  return { source, list: { open: start + 1, close: end - 1, items, last }, items, keys, firstUnknown };
}

/** The object that is spread, when it is written in the same file. */
function objectSpread(node: Property, declared: Map<string, t.Node | undefined>): t.ObjectExpression | undefined {
  if (node.type !== "SpreadElement") return undefined;
  const value = resolve(node.argument, declared);
  return value.type === "ObjectExpression" ? value : undefined;
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
