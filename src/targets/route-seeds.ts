import { routerNamed, type RouterName } from "../model/routers/index.js";

/** The seed that routes of a router import `defineRoute` from. */
export interface RouteSeed {
  /** Its file below `lib/api`, without extension. */
  module: string;
  template: string;
}

/** What the routes of specs go through. */
export interface RouteSeeds {
  of(router: RouterName): RouteSeed;
  all: readonly RouteSeed[];
}

/**
 * `define-route.ts` is the seed of the router in use. While routes of several routers lie side by side, as during a
 * move, it stays as it is, and the others' take from it what a user changes: so that stands once, and a route that moves
 * changes one import.
 *
 * @param main whose `define-route.ts` is
 * @param others routers that have routes, too
 */
export function routeSeeds(main: RouterName, others: Iterable<RouterName> = []): RouteSeeds {
  const of = (name: RouterName): RouteSeed =>
    name === main
      ? { module: "define-route", template: routerNamed(name).seed }
      : { module: `define-${name}-route`, template: `seeds/define-${name}-route` };
  return { of, all: [...new Set([main, ...others])].sort().map(of) };
}
