import type * as t from "@babel/types";
import { canonicalText } from "../../text/canonical.js";
import { byKey, type Fate } from "./by-key.js";
import { indentAt, INSERTED, NOTHING, type Draft, type Effect } from "./splice.js";
import { indented, lift, type Lifted } from "./lift.js";
import { entriesOf, type Entries } from "./entries.js";
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

/** @returns `undefined` when a route that has to change cannot be found */
export function mergeRoutes(
  draft: Draft,
  base: ParsedFile,
  calls: Record<"base" | "next" | "disk", RouteCalls>,
): readonly Effect[] | undefined {
  if (hasTwice(calls.base) || hasTwice(calls.next)) return undefined;
  if (skeleton(base, calls.base) !== skeleton(draft.next, calls.next)) return undefined;
  const routes = { base: calls.base.calls, next: calls.next.calls, disk: once(calls.disk) };
  const effects: Effect[] = [];
  for (const fate of byKey(routes, ({ contract }) => contract)) {
    const done =
      fate.kind === "added"
        ? addRoute(draft, fate.next, calls.next, calls.disk)
        : fate.kind === "kept"
          ? mergeRoute(draft, base, fate)
          : removeRoute(draft, base, fate, calls.disk);
    if (done === undefined) return undefined;
    effects.push(...done);
  }
  if (calls.next.dispatch === undefined && calls.disk.dispatch !== undefined) unwrapDispatch(draft, calls);
  return effects;
}

/** Routes that a file defines once: of one that it defines twice nobody knows which is meant. */
function once({ calls }: RouteCalls): RouteCall[] {
  return calls.filter(({ contract }) => calls.filter((other) => other.contract === contract).length === 1);
}

/** `dispatchRoutes(defineRoute(a, ...))` with one route left becomes `defineRoute(a, ...)`; one that was never ours is left. */
function unwrapDispatch(draft: Draft, { base, next, disk }: Record<"base" | "next" | "disk", RouteCalls>): void {
  const { calls, dispatch } = disk;
  const left = calls.filter(
    ({ contract }) => only(next, contract) !== undefined || base.calls.every((each) => each.contract !== contract),
  );
  const [route] = left;
  if (dispatch === undefined || route === undefined || left.length !== 1) return;
  const holds = (argument: t.Node, { call }: RouteCall): boolean =>
    span(argument).start <= span(call).start && span(call).end <= span(argument).end;
  const found = dispatch.arguments.find((each) => holds(each, route));
  if (found === undefined || dispatch.arguments.some((each) => !calls.some((call) => holds(each, call)))) return;
  const argument = span(found);
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
  return once(calls).find((each) => each.contract === contract);
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
  { base: old, next, disk }: Extract<Fate<RouteCall>, { kind: "kept" }>,
): readonly Effect[] | undefined {
  if (old.handlers === undefined || next.handlers === undefined) return undefined;
  if (around(base, old) !== around(draft.next, next)) return undefined;
  if (canonicalText(textOf(base, old.handlers)) === canonicalText(textOf(draft.next, next.handlers))) return NOTHING;
  const own = disk && entriesIn(draft.disk, disk);
  if (own === undefined) return undefined;
  const handlers = { base: entriesOf(base, old.handlers), next: entriesOf(draft.next, next.handlers), disk: own };
  return mergeEntries(draft, handlers, { name: next.contract, placeholders: true });
}

/** The handlers as the user has them; what a function makes of them, it may have more of. */
function entriesIn(disk: ParsedFile, { handlers, wrapped }: RouteCall): Entries | undefined {
  if (handlers !== undefined) return entriesOf(disk, handlers);
  return wrapped && { ...entriesOf(disk, wrapped.object), untold: `${textOf(disk, wrapped.by)}(...)` };
}

/** A route's call without its handlers. */
function around(source: ParsedFile, { call, handlers }: RouteCall): string {
  const { start, end } = span(call);
  const inner = handlers === undefined ? { start: end, end } : span(handlers);
  return canonicalText(`${source.text.slice(start, inner.start)}{}${source.text.slice(inner.end, end)}`);
}

/** Another document path served by the same file: one more argument of `dispatchRoutes`. */
function addRoute(draft: Draft, route: RouteCall, next: RouteCalls, disk: RouteCalls): readonly Effect[] | undefined {
  if (disk.calls.some((each) => each.contract === route.contract)) return NOTHING;
  const { start, end } = span(route.call);
  const lifted = lift(draft, start, end);
  if (disk.dispatch !== undefined) {
    const list = argumentList(draft.disk, disk.dispatch);
    return insertIntoList(
      draft,
      list,
      placeOf(route, next, disk),
      [{ ...lifted, apart: false }],
      draft.style.trailingArgumentCommas,
    );
  }
  const [own] = disk.calls;
  if (own === undefined || disk.calls.length !== 1 || next.dispatch === undefined) return undefined;
  return wrapInDispatch(draft, own, route, next, lifted);
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
function wrapInDispatch(
  draft: Draft,
  own: RouteCall,
  route: RouteCall,
  next: RouteCalls,
  { lines, needs }: Lifted,
): readonly Effect[] {
  const place = span(own.call);
  const callee = next.dispatch?.callee;
  if (callee === undefined) return NOTHING;
  const dispatch = lift(draft, span(callee).start, span(callee).end);
  const name = dispatch.lines[0] ?? "";
  const outer = indentAt(draft.disk.text, place.start);
  const other = indented(draft, lines, outer + draft.style.indent);
  const comma = draft.style.trailingArgumentCommas ? "," : "";
  const ownFirst = next.calls.findIndex((each) => each.contract === own.contract) < next.calls.indexOf(route);
  const { eol } = draft;
  draft.magic.appendRight(place.start, ownFirst ? `${name}(` : `${name}(${eol}${other},${eol}${outer}`);
  draft.magic.appendLeft(place.end, ownFirst ? `,${eol}${other}${comma}${eol}${outer})` : `${comma}${eol}${outer})`);
  return [...INSERTED, ...needs, ...dispatch.needs];
}

function argumentList(source: ParsedFile, call: t.CallExpression): List {
  const items = call.arguments.map(span);
  const open = source.text.indexOf("(", span(call.callee).end) + 1;
  return { open, close: span(call).end - 1, items };
}

/** A route gone from the spec goes from `dispatchRoutes` when nobody edited it. */
function removeRoute(
  draft: Draft,
  base: ParsedFile,
  { base: route, disk: own }: Extract<Fate<RouteCall>, { kind: "gone" }>,
  disk: RouteCalls,
): readonly Effect[] | undefined {
  if (own === undefined) return disk.calls.every((each) => each.contract !== route.contract) ? NOTHING : undefined;
  const edited = canonicalText(textOf(draft.disk, own.call)) !== canonicalText(textOf(base, route.call));
  const conflict: Effect[] = edited ? [{ kind: "conflict", about: route.contract }] : [];
  if (edited && draft.prefer === "ours") return conflict;
  if (disk.dispatch === undefined) return undefined;
  const list = argumentList(draft.disk, disk.dispatch);
  const index = list.items.findIndex((item) => item.start === span(own.call).start);
  return index < 0 ? undefined : [...conflict, ...removeFromList(draft, list, index, span(own.call).start)];
}
