import { setOwn } from "../../../model/object.js";
import { quote } from "../../../model/quote.js";
import { routeName, type Segment } from "../../../model/route-path.js";
import type { MatchPart, RefusedOperation, RouteMatch, RouteSpec } from "../../../model/route-spec.js";
import type { DocumentContext } from "../operation/context.js";
import { originOf } from "../document/node.js";
import { layOut, type LayoutRouter } from "./lay-out.js";
import type { DraftOperation, DraftRoute } from "../operation/operations.js";
import { parameterNames, parsePath, type PathTemplate } from "../operation/path-template.js";
import type { NextPath } from "./position.js";

/**
 * Drafts as routes of Next.js. Paths that are the same but for the names of their parameters share what they can: of two
 * operations with one method the second is refused.
 *
 * @param to the prefix put before every path, and the router they are laid out for
 */
export function placeRoutes(
  context: DocumentContext,
  drafts: readonly DraftRoute[],
  { prefix, router }: { prefix: string; router: LayoutRouter },
  refused: RefusedOperation[],
): RouteSpec[] {
  const before = segmentsOf(prefix);
  const { placed, hidden } = layOut(
    drafts.map(({ template }) => belowApi([...before, ...template.segments])),
    router,
  );
  for (const one of hidden) noteHidden(context, drafts[one.hidden]!, drafts[one.by]!);
  const folders = before.flatMap(([text]): Segment[] => (typeof text === "string" ? [{ kind: "static", text }] : []));
  const routes = new Map<string, RouteSpec>();
  const pathnames = drafts.map(pathnameOf);
  const times = new Map<string, number>();
  for (const each of pathnames) times.set(each, (times.get(each) ?? 0) + 1);
  const taken = new Map<string, First>();
  for (const [index, stated] of drafts.entries()) {
    const pathname = pathnames[index]!;
    const isAlone = times.get(pathname) === 1;
    const draft = isAlone ? withoutQuery(context, stated, pathname) : stated;
    const next = draft.named === undefined ? placed[index]! : { path: [...folders, ...draft.named], slugs: {} };
    const match = matchOf(draft, next);
    const url = `${routeName(next.path)}\n${shape(match)}`;
    const operations = draft.operations.filter(({ operation }) => {
      const place = `${operation.method} ${url}`;
      const first = taken.get(place);
      if (first === undefined) taken.set(place, { draft, origin: operation.origin });
      else refused.push(refusal(context, draft, operation, first));
      return first === undefined;
    });
    if (operations.length > 0) addRoute(routes, draft, next, match, operations);
  }
  return [...routes.values()];
}

function pathnameOf({ key, template }: DraftRoute): string {
  return Object.keys(template.query).length > 0 ? key.slice(0, key.lastIndexOf("?")) : key;
}

/**
 * `/search?q={q}` as `/search`, where it is the only one of that: nothing has to be told apart by the names in its query. Nor by
 * values of parameters that the operations describe: `/search?q=tea` shows one.
 */
function withoutQuery({ notes }: DocumentContext, draft: DraftRoute, id: string): DraftRoute {
  const { query, queryParameters } = draft.template;
  const stated = Object.keys(query).filter((name) => queryParameters.every((parameter) => parameter.name !== name));
  if (id === draft.key || !stated.every((name) => describes(draft, name))) return draft;
  if (stated.length > 0) {
    const message = `What the path has for ${stated.map((name) => quote(name)).join(", ")} is read as an example of the parameter.`;
    notes.info({ code: "path-query", message }, originOf(draft.node));
  }
  return { ...draft, id, template: { ...draft.template, query: {} } };
}

/** Whether all operations have a query parameter of any values. */
function describes({ operations }: DraftRoute, name: string): boolean {
  return operations.every(({ operation }) =>
    operation.query.some(
      (one) => one.name === name && typeof one.schema === "object" && !("enum" in one.schema || "const" in one.schema),
    ),
  );
}

function noteHidden({ notes }: DocumentContext, hidden: DraftRoute, by: DraftRoute): void {
  const message = `Some URLs of ${quote(hidden.key)} also fit ${quote(by.key)} but for a part of a segment; Next.js sends them there, and they are answered 404.`;
  notes.info({ code: "path-hidden", message, related: [originOf(by.node)] }, originOf(hidden.node));
}

/** The operation that has a place first. */
interface First {
  draft: DraftRoute;
  origin: RefusedOperation["origin"];
}

function refusal(
  { place }: DocumentContext,
  { key, template }: DraftRoute,
  operation: DraftOperation["operation"],
  { draft, origin: at }: First,
): RefusedOperation {
  const { method, tags, origin } = operation;
  const patterns = patternsOf(draft.template);
  const isWider = patterns.some((pattern, index) => pattern !== undefined && pattern !== patternsOf(template)[index]);
  const reason = isWider
    ? `Only a regular expression tells it from ${draft.key} (${place(at)}), which comes first; routes are not told apart by these.`
    : `Every URL of it is one of ${draft.key} too (${place(at)}), which comes first.`;
  return { method, path: key, ...(tags && { tags }), reason, origin };
}

/** The regular expressions of a path's parameters, in their order. */
function patternsOf({ segments, typed }: PathTemplate): (string | undefined)[] {
  return parameterNames(segments).map((name) => typed.get(name)?.pattern);
}

/** Routes that do not differ even in the names of their parameters are one. */
function addRoute(
  routes: Map<string, RouteSpec>,
  draft: DraftRoute,
  { path }: NextPath,
  match: RouteMatch | undefined,
  drafts: readonly DraftOperation[],
): void {
  const { key, id: stated = key, summary, description, node } = draft;
  const id = stated.startsWith("/") ? stated : `/${stated}`;
  const operations = drafts.map(({ operation }) => operation);
  const identity = `${routeName(path)}\n${JSON.stringify(match)}`;
  const same = routes.get(identity);
  // The operations themselves: what is read of them later goes by which they are.
  if (same !== undefined || key !== id) for (const operation of operations) operation.path = key;
  if (same !== undefined) {
    same.operations.push(...operations);
    return;
  }
  routes.set(identity, {
    id,
    path,
    ...(match && { match }),
    ...(summary !== undefined && { summary }),
    ...(description !== undefined && { description }),
    operations,
    origin: originOf(node),
  });
}

type Segments = DraftRoute["template"]["segments"];

function segmentsOf(prefix: string): Segments {
  const template = parsePath(prefix, new Set());
  return "reason" in template ? [] : template.segments;
}

/** Everything is below `/api` in Next.js; a path that says so itself does not get it twice. */
function belowApi(segments: Segments): Segments {
  const [first] = segments;
  return first?.length === 1 && first[0] === "api" ? segments.slice(1) : segments;
}

function matchOf({ template, fragmentHeaders, operations }: DraftRoute, next: NextPath): RouteMatch | undefined {
  const slugs = Object.fromEntries(
    Object.entries(next.slugs).filter(([name, parts]) => !isCatchAll(name, parts, operations)),
  );
  const query: Record<string, string> = { ...template.query };
  const headers: Record<string, string> = {};
  for (const { name, value = "" } of template.fragment) {
    const lower = name.toLowerCase();
    if (fragmentHeaders.has(lower)) setOwn(headers, lower, value);
    else setOwn(query, name, value);
  }
  const conditions: RouteMatch = {
    slugs,
    ...(Object.keys(query).length > 0 && { query }),
    ...(Object.keys(headers).length > 0 && { headers }),
  };
  return Object.keys(slugs).length > 0 || conditions.query || conditions.headers ? conditions : undefined;
}

/** A list of all segments, as Next.js itself gives it. */
function isCatchAll(slug: string, [part, ...others]: readonly MatchPart[], drafts: readonly DraftOperation[]): boolean {
  const isWhole = typeof part === "object" && part.rest && part.param === slug && others.length === 0;
  return (
    isWhole === true &&
    drafts.every(({ operation }) =>
      operation.params.some(
        ({ name, schema }) => name === slug && typeof schema === "object" && schema.type === "array",
      ),
    )
  );
}

/** Which requests a match accepts, whatever its parameters are called. */
function shape(match: RouteMatch | undefined): string {
  const slugs = Object.entries(match?.slugs ?? {})
    .map(([name, parts]): [string, (string | boolean)[]] => [name, parts.map(nameless)])
    // A slug that is one parameter accepts everything, as one that is not mentioned does.
    .filter(([, parts]) => parts.length > 1 || typeof parts[0] === "string");
  return JSON.stringify([slugs, sorted(match?.query), sorted(match?.headers)]);
}

function nameless(part: MatchPart): string | boolean {
  return typeof part === "string" ? part : part.rest === true;
}

function sorted(record: Record<string, string> | undefined): [string, string][] {
  return Object.entries(record ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
}
