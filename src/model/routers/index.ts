import { appRouter } from "./app.js";
import { pagesRouter } from "./pages.js";
import type { Router } from "./router.js";

export type { Router } from "./router.js";

/** The routers of Next.js, each one entry. What `--router` and `router:` take, help and checks derive from this list. */
const LIST = [pagesRouter, appRouter] as const;

export type RouterName = (typeof LIST)[number]["name"];

export const ROUTERS: readonly (Router & { readonly name: RouterName })[] = LIST;

export const ROUTER_NAMES: readonly RouterName[] = LIST.map(({ name }) => name);

/** Where nothing says which. */
export const DEFAULT_ROUTER: RouterName = "pages";

const BY_NAME = new Map(ROUTERS.map((router) => [router.name, router]));

export function routerNamed(name: RouterName): Router & { readonly name: RouterName } {
  const router = BY_NAME.get(name);
  if (router === undefined) throw new Error(`there is no router ${name}`);
  return router;
}

/** Something for each router, by its name. */
export function forEachRouter<T>(make: (name: RouterName) => T): Record<RouterName, T> {
  return Object.fromEntries(ROUTER_NAMES.map((name) => [name, make(name)])) as Record<RouterName, T>;
}

/** The router whose route a file is by its path, relative to the project root. */
export function routerOfFile(path: string): RouterName | undefined {
  return ROUTERS.find(({ name }) => new RegExp(`^(?:src/)?${name}/`).test(path))?.name;
}
