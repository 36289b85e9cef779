import MagicString from "magic-string";
import { isParsed, parse } from "../code/parse.js";
import { routeCalls } from "../code/route-calls.js";
import { entriesOf } from "./entries.js";

/**
 * Stands in for what was generated of a route last, when that is not known: the new render without the handlers that the
 * file lacks, so that they are new and nothing else is. `undefined` when the file does not define the same routes.
 *
 * @param next the new render
 * @param disk the file
 */
export function baseWithout(path: string, next: string, disk: string): string | undefined {
  const [wanted, there] = [parse(path, next), parse(path, disk)];
  if (!isParsed(wanted) || !isParsed(there)) return undefined;
  const magic = new MagicString(next);
  const own = routeCalls(there).calls;
  for (const { contract, handlers } of routeCalls(wanted).calls) {
    const [route, ...others] = own.filter((each) => each.contract === contract);
    if (route?.handlers === undefined || handlers === undefined || others.length > 0) return undefined;
    const { keys } = entriesOf(there, route.handlers);
    const { items, list } = entriesOf(wanted, handlers);
    for (const [index, { key, lead }] of items.entries()) {
      const end = items[index + 1]?.lead ?? list.close;
      if (key !== undefined && !keys.has(key)) magic.remove(lead, end);
    }
  }
  return magic.toString();
}
