import type { Diagnostic } from "../model/diagnostic.js";
import { pointerTokens } from "../model/pointer.js";
import { quote } from "../model/quote.js";
import { routeUrl } from "../model/route-path.js";
import type { RouteSpec } from "../model/route-spec.js";

/** What is at one URL already. */
interface Taken {
  first: RouteSpec;
  /** Without a `match`: it gets every request that matches no other route of the URL. */
  plain?: RouteSpec;
  /** Made from a template: its file answers every request to the URL. */
  template?: RouteSpec;
}

/**
 * Takes out routes that nothing tells apart from an earlier one of the same URL: a second one without a `match`, and
 * everything beside a template. Each is an error at both places.
 */
export function distinctRoutes(routes: readonly RouteSpec[]): { routes: RouteSpec[]; diagnostics: Diagnostic[] } {
  const byUrl = new Map<string, Taken>();
  const diagnostics: Diagnostic[] = [];
  const distinct = routes.filter((route) => {
    const url = routeUrl(route.path);
    const taken = byUrl.get(url) ?? { first: route };
    byUrl.set(url, taken);
    const other = clash(route, taken);
    if (other) {
      diagnostics.push(statedTwice(route, other, url));
      return false;
    }
    if (!route.match) taken.plain = route;
    if (route.template !== undefined) taken.template = route;
    return true;
  });
  return { routes: distinct, diagnostics };
}

function clash(route: RouteSpec, taken: Taken): RouteSpec | undefined {
  if (taken.first === route) return undefined;
  if (route.template !== undefined) return taken.first;
  return taken.template ?? (route.match ? undefined : taken.plain);
}

function statedTwice(route: RouteSpec, other: RouteSpec, url: string): Diagnostic {
  return {
    code: "route-stated-twice",
    severity: "error",
    message: `${quote(asStated(other))} and ${quote(asStated(route))} are the same route, ${url}.`,
    hint: "State it once, with all its methods.",
    origin: route.origin,
    related: [other.origin],
  };
}

/** The route as its author wrote it, which is the last token of its pointer. */
function asStated(route: RouteSpec): string {
  return pointerTokens(route.origin.pointer).at(-1) ?? route.id;
}
