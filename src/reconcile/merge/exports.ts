import type * as t from "@babel/types";
import { METHODS } from "../../model/route-spec.js";
import { declarationsOf, references, resolve } from "../code/bindings.js";
import { exportedBy } from "../code/modules.js";
import { span, textOf, type ParsedFile } from "../code/parse.js";
import { keyOf } from "../code/properties.js";
import type { RouteCalls } from "../code/route-calls.js";
import { insertIntoList } from "./comma-lists.js";
import { NOTHING, type Draft, type Effect } from "./splice.js";

/**
 * In the App Router a method answers that the file exports. A user who exports some of a route's methods gets the new
 * ones beside them, where all come from one place: any other could lack what the user has put around them.
 */
export function exportNew(draft: Draft, calls: Record<"base" | "next" | "disk", RouteCalls>): readonly Effect[] {
  const { disk, next } = draft;
  if (exportsOf(next, calls.next).length === 0) return NOTHING;
  const known = methodsOf(calls.base);
  const exported = exportedBy(disk);
  const missing = [...methodsOf(calls.next)].filter((method) => !known.has(method) && exported?.has(method) === false);
  if (missing.length === 0) return NOTHING;
  const places = exportsOf(disk, calls.disk);
  const [place] = places;
  const [inPlaces, others] = [new Set(places.flatMap(({ names }) => names)), new Set(places.map(({ from }) => from))];
  const isOne = others.size === 1 && METHODS.every((method) => !exported?.has(method) || inPlaces.has(method));
  if (place === undefined || !isOne)
    return [{ kind: "note", text: `${missing.join(", ")} answers once the file exports it, as it does the others` }];
  const { start, end } = span(place.pattern);
  const list = { open: start + 1, close: end - 1, items: place.pattern.properties.map(span) };
  const pieces = missing.map((method) => ({ lines: [method], needs: [], apart: false }));
  return insertIntoList(draft, list, list.items.length - 1, pieces, draft.style.trailingCommas);
}

function methodsOf({ calls }: RouteCalls): Set<string> {
  const keys = calls.flatMap(({ handlers }) => (handlers?.properties ?? []).map(keyOf));
  return new Set(keys.filter((key) => key !== undefined));
}

/** `export const { GET, POST } = route`. */
interface Exports {
  pattern: t.ObjectPattern;
  names: (string | undefined)[];
  /** The text of what they are taken from. */
  from: string;
}

/** Where a file exports methods of its routes by name, whatever it has put around those. */
function exportsOf(source: ParsedFile, { calls, dispatch }: RouteCalls): Exports[] {
  const declared = declarationsOf(source);
  const routes = [...calls.map(({ call }) => call), ...(dispatch === undefined ? [] : [dispatch])].map(span);
  const leadsToRoute = (node: t.Node, depth = 0): boolean => {
    const value = resolve(node, declared);
    const { start, end } = span(value);
    if (routes.some((route) => start <= route.start && route.end <= end)) return true;
    const below =
      depth > 8 ? [] : references({ type: "ExpressionStatement", expression: value } as t.ExpressionStatement);
    return below.some((each) => declared.get(each.name) !== undefined && leadsToRoute(each, depth + 1));
  };
  return source.body.flatMap((statement): Exports[] => {
    if (statement.type !== "ExportNamedDeclaration" || statement.declaration?.type !== "VariableDeclaration") return [];
    return statement.declaration.declarations.flatMap(({ id, init }): Exports[] => {
      if (id.type !== "ObjectPattern" || id.typeAnnotation || !init || !leadsToRoute(init)) return [];
      const names = id.properties.map((each) => (each.type === "ObjectProperty" ? keyOf(each) : undefined));
      return names.includes(undefined) ? [] : [{ pattern: id, names, from: textOf(source, init) }];
    });
  });
}
