import { appRouter } from "./app.js";
import { ROUTER_NAMES, type RouterName } from "./names.js";
import { pagesRouter } from "./pages.js";
import type { Router } from "./router.js";

export { ROUTER_NAMES, type RouterName } from "./names.js";
export type { Router } from "./router.js";

const ENTRIES: Readonly<Record<RouterName, Router>> = { pages: pagesRouter, app: appRouter };

/** The routers of Next.js, each one entry. What `--router` and `router:` take, help and checks derive from this list. */
export const ROUTERS: readonly Router[] = ROUTER_NAMES.map((name) => ENTRIES[name]);

/** Where nothing says which. */
export const DEFAULT_ROUTER: RouterName = "pages";

export function routerNamed(name: RouterName): Router {
  return ENTRIES[name];
}

/** Something for each router, by its name. */
export function forEachRouter<T>(make: (name: RouterName) => T): Record<RouterName, T> {
  return Object.fromEntries(ROUTER_NAMES.map((name) => [name, make(name)])) as Record<RouterName, T>;
}

/** The router whose route a file is by its path, relative to the project root. */
export function routerOfFile(path: string): RouterName | undefined {
  return ROUTER_NAMES.find((name) => new RegExp(`^(?:src/)?${name}/`).test(path));
}
