import { quote } from "../model/quote.js";
import type { RoutePath } from "../model/route-path.js";
import type { Api, RefusedOperation } from "../model/route-spec.js";
import { routerNamed, ROUTERS, type RouterName } from "../model/routers/index.js";

/** What a router cannot serve although others can, in words for people. */
interface Unservable {
  message: string;
  hint: string;
}

/** Why a path cannot be served by a router; `undefined` when it can. */
export function unservable(path: RoutePath, router: RouterName): Unservable | undefined {
  for (const segment of path) {
    if (segment.kind !== "static") continue;
    const why = routerNamed(router).unservable(segment.text);
    if (why === undefined) continue;
    const others = ROUTERS.filter((other) => other.unservable(segment.text) === undefined).map(({ name }) => name);
    return {
      message: `has the segment ${quote(segment.text)}, which ${why}`,
      hint: `Name it differently, or write for another router: --router ${others.join(" or ")}.`,
    };
  }
  return undefined;
}

/**
 * The API without the operations that a router cannot serve: they are refused with the reason. Routes made from a
 * template are left in, for whoever plans them to say so.
 */
export function withoutUnservable(api: Api, router: RouterName): Api {
  const refused: RefusedOperation[] = [];
  const routes = api.routes.filter(({ id, path, template, operations }) => {
    const problem = template === undefined ? unservable(path, router) : undefined;
    if (problem === undefined) return true;
    const reason = `its path ${problem.message}; --router decides`;
    refused.push(...operations.map(({ method, path: own = id, origin }) => ({ method, path: own, reason, origin })));
    return false;
  });
  return refused.length === 0 ? api : { ...api, routes, refused: [...api.refused, ...refused] };
}
