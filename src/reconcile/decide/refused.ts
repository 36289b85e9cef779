import { change } from "./change.js";
import type { Context, FileChange, RenderedFile } from "./types.js";

/**
 * Routes with an operation that was served and is refused now, most likely for a slip in the spec. It is not gone, so
 * nothing that was written for it goes either: the route stays as it is until the spec can be read again.
 *
 * @param changes what was decided about the routes as if the operation were gone, by path
 */
export function refusedRoutes(
  rendered: readonly RenderedFile[],
  changes: ReadonlyMap<string, FileChange>,
  { snapshot, mode }: Context,
): FileChange[] {
  const { refused = new Set<string>() } = mode;
  if (refused.size === 0) return [];
  const served = new Set(rendered.flatMap(({ owner, operations }) => (owner === "route" ? operations : [])));
  const unread = [...refused].flatMap((name) => /^\* (?:[^/]*:)?(.*)$/.exec(name)?.[1] ?? []);
  return [...snapshot.receipts.values()].flatMap((receipt) => {
    const isUnread = unread.some((path) => mayServe(receipt.routeId, path));
    const lost = receipt.operations.find((name) => !served.has(name) && (isUnread || refused.has(name)));
    const before = snapshot.files.get(receipt.path);
    if (lost === undefined || before === undefined || !changes.has(receipt.path)) return [];
    return [change(receipt, "held", { before, note: `stays as it is until ${lost} can be served again` })];
  });
}

/**
 * Whether a route may be that of a path whose operations are not known, whatever prefix it has and its slugs are called.
 * Of a path that no folder can be called like, any may.
 *
 * @param routeId its URL pattern
 */
function mayServe(routeId: string, path: string): boolean {
  const plain = path
    .replace(/^\/?/, "/")
    .replace(/^\/api(?=\/|$)/, "")
    .replace(/\/$/, "");
  const segments = plain.split("/").map((segment) => (/^(?:\{[^{}]*\}|:[\w-]+)$/.test(segment) ? "[]" : segment));
  if (segments.some((segment) => !/^(?:[\w.~-]*|\[\])$/.test(segment))) return true;
  return routeId.replaceAll(/\[[^\]]*\]/g, "[]").endsWith(segments.join("/"));
}
