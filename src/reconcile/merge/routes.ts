import type * as t from "@babel/types";
import { canonicalText } from "../../text/canonical.js";
import { indented, indentAt, lift, type Draft } from "./splice.js";
import { entriesOf } from "./entries.js";
import { insertIntoList, removeFromList, type List } from "./comma-lists.js";
import { mergeEntries } from "./handlers.js";
import { span, textOf, type ParsedFile } from "../code/parse.js";
import type { RouteCall, RouteCalls } from "../code/route-calls.js";

/** Top-level statements in which routes are defined. */
export function holders(source: ParsedFile, { calls, dispatch }: RouteCalls): Set<t.Statement> {
  const nodes = [...calls.map((each) => each.call), ...(dispatch === undefined ? [] : [dispatch])].map(span);
  return new Set(
    source.body.filter((statement) => {
      const place = span(statement);
      return nodes.some((node) => place.start <= node.start && node.end <= place.end);
    }),
  );
}

/** @returns false when a route that has to change cannot be found */
export function mergeRoutes(
  draft: Draft,
  base: ParsedFile,
  calls: { base: RouteCalls; next: RouteCalls; disk: RouteCalls },
): boolean {
  if (hasTwice(calls.base) || hasTwice(calls.next)) return false;
  if (skeleton(base, calls.base) !== skeleton(draft.next, calls.next)) return false;
  for (const route of calls.next.calls) {
    const old = only(calls.base, route.contract);
    if (old === undefined) {
      if (!addRoute(draft, route, calls.next, calls.disk)) return false;
    } else if (!mergeRoute(draft, base, old, route, only(calls.disk, route.contract))) return false;
  }
  for (const route of calls.base.calls) {
    if (only(calls.next, route.contract) === undefined && !removeRoute(draft, base, route, calls.disk)) return false;
  }
  if (calls.next.dispatch === undefined && calls.disk.dispatch !== undefined)
    unwrapDispatch(draft, calls.next, calls.disk);
  return true;
}

/** `dispatchRoutes(defineRoute(a, ...))` with one route left becomes `defineRoute(a, ...)`. */
function unwrapDispatch(draft: Draft, next: RouteCalls, { calls, dispatch }: RouteCalls): void {
  const left = calls.filter((each) => only(next, each.contract) !== undefined);
  const [route] = left;
  if (dispatch === undefined || route === undefined || left.length !== 1) return;
  const argument = dispatch.arguments
    .map(span)
    .find(({ start, end }) => start <= span(route.call).start && span(route.call).end <= end);
  if (argument === undefined) return;
  const outer = span(dispatch);
  const kept = calls.map((each) => span(each.call));
  const stray = draft.disk.comments.some(
    (comment) =>
      comment.start > outer.start &&
      comment.end < outer.end &&
      !kept.some(({ start, end }) => start <= comment.start && comment.end <= end),
  );
  if (stray) return;
  draft.magic.remove(outer.start, argument.start);
  draft.magic.remove(argument.end, outer.end);
}

function only(calls: RouteCalls, contract: string): RouteCall | undefined {
  const found = calls.calls.filter((each) => each.contract === contract);
  return found.length === 1 ? found[0] : undefined;
}

function hasTwice({ calls }: RouteCalls): boolean {
  return new Set(calls.map((each) => each.contract)).size !== calls.length;
}

/** What stands around the routes of a render: it has to stay as it is. */
function skeleton(source: ParsedFile, calls: RouteCalls): string {
  const outer = calls.dispatch === undefined ? calls.calls.map((each) => each.call) : [calls.dispatch];
  const places = outer.map(span).sort((a, b) => a.start - b.start);
  return [...holders(source, calls)]
    .map((statement) => {
      const { start, end } = span(statement);
      let text = "";
      let at = start;
      for (const place of places.filter((each) => each.start >= start && each.end <= end)) {
        text += `${source.text.slice(at, place.start)} ROUTES `;
        at = place.end;
      }
      return canonicalText(text + source.text.slice(at, end));
    })
    .join("\n");
}

function mergeRoute(
  draft: Draft,
  base: ParsedFile,
  old: RouteCall,
  next: RouteCall,
  disk: RouteCall | undefined,
): boolean {
  if (old.handlers === undefined || next.handlers === undefined) return false;
  if (around(base, old) !== around(draft.next, next)) return false;
  if (canonicalText(textOf(base, old.handlers)) === canonicalText(textOf(draft.next, next.handlers))) return true;
  if (disk?.handlers === undefined) return false;
  const [a, b, c] = [
    entriesOf(base, old.handlers),
    entriesOf(draft.next, next.handlers),
    entriesOf(draft.disk, disk.handlers),
  ];
  mergeEntries(draft, a, b, c, { name: next.contract, placeholders: true });
  return true;
}

/** A route's call without its handlers. */
function around(source: ParsedFile, { call, handlers }: RouteCall): string {
  const { start, end } = span(call);
  const inner = handlers === undefined ? { start: end, end } : span(handlers);
  return canonicalText(`${source.text.slice(start, inner.start)}{}${source.text.slice(inner.end, end)}`);
}

/** Another document path served by the same file: one more argument of `dispatchRoutes`. */
function addRoute(draft: Draft, route: RouteCall, next: RouteCalls, disk: RouteCalls): boolean {
  if (disk.calls.some((each) => each.contract === route.contract)) return true;
  const { start, end } = span(route.call);
  const lines = lift(draft, start, end);
  if (disk.dispatch !== undefined) {
    const list = argumentList(draft.disk, disk.dispatch);
    insertIntoList(
      draft,
      list,
      placeOf(route, next, disk),
      [{ lines, apart: false }],
      draft.style.trailingArgumentCommas,
    );
    return true;
  }
  const [own] = disk.calls;
  if (own === undefined || disk.calls.length !== 1 || next.dispatch === undefined) return false;
  wrapInDispatch(draft, own, route, next, lines);
  return true;
}

function placeOf(route: RouteCall, next: RouteCalls, disk: RouteCalls): number {
  const before = next.calls.slice(0, next.calls.indexOf(route)).reverse();
  for (const each of before) {
    const index = disk.dispatch?.arguments.findIndex((argument) => {
      const own = only(disk, each.contract);
      return (
        own !== undefined && span(own.call).start >= span(argument).start && span(own.call).end <= span(argument).end
      );
    });
    if (index !== undefined && index >= 0) return index;
  }
  return before.length === 0 ? -1 : (disk.dispatch?.arguments.length ?? 0) - 1;
}

/**
 * `defineRoute(a, ...)` becomes `dispatchRoutes(defineRoute(a, ...), defineRoute(b, ...))`. Its lines are neither broken
 * nor indented anew: what the user wrote into them stays as it is.
 */
function wrapInDispatch(draft: Draft, own: RouteCall, route: RouteCall, next: RouteCalls, lines: string[]): void {
  const place = span(own.call);
  const callee = next.dispatch?.callee;
  if (callee === undefined) return;
  const name = lift(draft, span(callee).start, span(callee).end)[0] ?? "";
  const outer = indentAt(draft.disk.text, place.start);
  const other = indented(draft, lines, outer + draft.style.indent);
  const comma = draft.style.trailingArgumentCommas ? "," : "";
  const ownFirst = next.calls.findIndex((each) => each.contract === own.contract) < next.calls.indexOf(route);
  const { eol } = draft;
  draft.inserted = true;
  draft.magic.appendRight(place.start, ownFirst ? `${name}(` : `${name}(${eol}${other},${eol}${outer}`);
  draft.magic.appendLeft(place.end, ownFirst ? `,${eol}${other}${comma}${eol}${outer})` : `${comma}${eol}${outer})`);
}

function argumentList(source: ParsedFile, call: t.CallExpression): List {
  const items = call.arguments.map(span);
  const open = source.text.indexOf("(", span(call.callee).end) + 1;
  return { open, close: span(call).end - 1, items };
}

/** A route gone from the spec goes from `dispatchRoutes` when nobody edited it. */
function removeRoute(draft: Draft, base: ParsedFile, route: RouteCall, disk: RouteCalls): boolean {
  const own = only(disk, route.contract);
  if (own === undefined) return disk.calls.every((each) => each.contract !== route.contract);
  if (canonicalText(textOf(draft.disk, own.call)) !== canonicalText(textOf(base, route.call))) {
    draft.conflicts.push(route.contract);
    if (draft.prefer === "ours") return true;
  }
  if (disk.dispatch === undefined) return false;
  const list = argumentList(draft.disk, disk.dispatch);
  const index = list.items.findIndex((item) => item.start === span(own.call).start);
  if (index < 0) return false;
  removeFromList(draft, list, index, span(own.call).start);
  return true;
}
