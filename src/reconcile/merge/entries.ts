import type * as t from "@babel/types";
import { declarationsOf, resolve } from "../code/bindings.js";
import { leadStart } from "./splice.js";
import type { List } from "./comma-lists.js";
import { span, type ParsedFile } from "../code/parse.js";
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
  /** Index of the first spread or computed key that could have any key. */
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
      const spread = keysOfSpread(node, declared);
      if (spread === undefined) firstUnknown ??= index;
      for (const each of spread ?? []) keys.add(each);
    }
    const entry = { key, node, lead: leadStart(source, place, floor), ...place };
    floor = place.end;
    return entry;
  });
  return { source, list: { open: start + 1, close: end - 1, items }, items, keys, firstUnknown };
}

function keysOfSpread(node: Property, declared: Map<string, t.Node | undefined>): string[] | undefined {
  if (node.type !== "SpreadElement") return undefined;
  const value = resolve(node.argument, declared);
  if (value.type !== "ObjectExpression") return undefined;
  const keys = value.properties.map((property) => keyOf(property));
  return keys.every((key) => key !== undefined) ? keys : undefined;
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
