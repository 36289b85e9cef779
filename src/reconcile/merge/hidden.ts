import { canonicalText } from "../../text/canonical.js";
import { textOf, type ParsedFile } from "../code/parse.js";
import { routeCalls, type RouteCall } from "../code/route-calls.js";
import { entriesOf } from "./entries.js";

/**
 * Contracts of routes in which what a merge by lines did could hide a handler of the user's: a new key behind a spread
 * or a computed key that could be the same (with types, before it too: it would not compile), or a change inside an
 * expression (`Object.assign(...)`, a wrapper) of which it is not known what it makes of its parts.
 *
 * @param disk the file as the user has it
 * @param result the merged one
 */
export function mayHide(disk: ParsedFile, result: ParsedFile): string[] {
  const own = routeCalls(disk).calls;
  return routeCalls(result)
    .calls.filter((route) => {
      const before = own.find(({ contract }) => contract === route.contract);
      return before !== undefined && couldHide({ file: disk, route: before }, { file: result, route });
    })
    .map(({ contract }) => contract);
}

interface RouteIn {
  file: ParsedFile;
  route: RouteCall;
}

function couldHide(before: RouteIn, after: RouteIn): boolean {
  const { handlers } = after.route;
  if (handlers === undefined || before.route.handlers === undefined) return givenText(before) !== givenText(after);
  const { items, firstUnknown, untold } = entriesOf(after.file, handlers);
  const from = untold === undefined ? firstUnknown : 0;
  if (from === undefined) return false;
  const { keys } = entriesOf(before.file, before.route.handlers);
  return items.slice(from).some(({ key }) => key !== undefined && !keys.has(key));
}

function givenText({ file, route }: RouteIn): string {
  return canonicalText(textOf(file, route.given));
}
