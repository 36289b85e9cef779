import type * as t from "@babel/types";
import MagicString from "magic-string";
import { declarationsOf, resolve } from "../code/bindings.js";
import { isParsed, parse, type ParsedFile } from "../code/parse.js";
import { routeCalls } from "../code/route-calls.js";
import { entriesOf } from "./entries.js";

/**
 * Stands in for what was generated of a file last, when that is not known: the new render without the handlers that a
 * route lacks, or the slots, so that they are new and nothing else is. `undefined` when a route does not define the same
 * ones.
 *
 * @param next the new render
 * @param disk the file
 */
export function baseWithout(path: string, next: string, disk: string): string | undefined {
  const [wanted, there] = [parse(path, next), parse(path, disk)];
  if (!isParsed(wanted) || !isParsed(there)) return undefined;
  const magic = new MagicString(next);
  const lacking = (list: t.ObjectExpression, own: t.ObjectExpression): void => {
    const { keys } = entriesOf(there, own);
    const { items, list: place } = entriesOf(wanted, list);
    for (const [index, { key, lead }] of items.entries()) {
      const end = items[index + 1]?.lead ?? place.close;
      if (key !== undefined && !keys.has(key)) magic.remove(lead, end);
    }
  };
  const own = routeCalls(there).calls;
  for (const { contract, handlers } of routeCalls(wanted).calls) {
    const [route, ...others] = own.filter((each) => each.contract === contract);
    if (route?.handlers === undefined || handlers === undefined || others.length > 0) return undefined;
    lacking(handlers, route.handlers);
  }
  const [slots, filled] = [slotsOf(wanted), slotsOf(there)];
  if (slots !== undefined && filled !== undefined) lacking(slots, filled);
  return magic.toString();
}

/** What `auth.ts` exports. */
function slotsOf(source: ParsedFile): t.ObjectExpression | undefined {
  const declared = declarationsOf(source);
  const value = declared.get("slots");
  const object = value && resolve(value, declared);
  return object?.type === "ObjectExpression" ? object : undefined;
}
