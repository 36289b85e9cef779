import { ourPlace } from "../model/our-places.js";
import type { ExistingRoute, Project } from "../model/project.js";
import { DEFAULT_ROUTER, type RouterName } from "../model/routers/index.js";

/**
 * The router to write for where nobody says which: the only one the project has, or the only one it has API routes in,
 * else the default. Where the project has more than the default, why goes along, and whether that was a choice at all.
 */
export function chooseRouter(
  routers: readonly RouterName[],
  existing: readonly ExistingRoute[],
): Pick<Project, "router" | "routerChosen"> {
  const [only = DEFAULT_ROUTER, second] = routers;
  if (second === undefined) {
    const why = `the project has no ${DEFAULT_ROUTER} folder`;
    return { router: only, ...(only !== DEFAULT_ROUTER && { routerChosen: { why, open: false } }) };
  }
  const used = routers.filter((name) => existing.some((route) => route.router === name && isApiRoute(route)));
  const [first, another] = used;
  if (first === undefined) {
    return { router: DEFAULT_ROUTER, routerChosen: { why: "there are no API routes yet", open: true } };
  }
  const why = another === undefined ? `API routes are in ${first} only` : `API routes are in ${used.join(" and ")}`;
  return { router: another === undefined ? first : DEFAULT_ROUTER, routerChosen: { why, open: false } };
}

/** A page below `app/api` is in the way of routes, and is none. */
function isApiRoute({ file }: ExistingRoute): boolean {
  return ourPlace(file) === "route";
}
