import picomatch from "picomatch";
import { routeName } from "../model/route-path.js";
import type { Api, RouteSpec } from "../model/route-spec.js";

/**
 * The routes that `--include` and `--exclude` choose. A glob is held against the route as Next.js names it
 * (`users/[id]`) and as the spec does (`/users/{id}`), both without a leading slash; brackets are literal.
 */
export function selectRoutes(api: Api, include: readonly string[], exclude: readonly string[]): Api {
  if (include.length === 0 && exclude.length === 0) return api;
  const included = matcher(include);
  const excluded = matcher(exclude);
  const chosen = (names: readonly string[]): boolean =>
    (include.length === 0 || names.some(included)) && !names.some(excluded);
  return {
    ...api,
    routes: api.routes.filter((route) => chosen(namesOf(route))),
    refused: api.refused.filter(({ path }) => chosen([withoutSlash(path)])),
  };
}

function matcher(globs: readonly string[]): (name: string) => boolean {
  if (globs.length === 0) return () => false;
  const patterns = globs.map((glob) => withoutSlash(glob).replace(/^api\//, ""));
  return picomatch(patterns, { nobracket: true, dot: true });
}

function namesOf(route: RouteSpec): string[] {
  return [routeName(route.path), withoutSlash(route.id)];
}

function withoutSlash(text: string): string {
  return text.replace(/^\/+/, "");
}
