import { DEFAULT_ROUTER, type RouterName } from "../../../src/model/routers/index.js";

/** What kind of project it is. */
export interface Layout {
  src: boolean;
  language: "ts" | "js";
  alias: boolean;
  /** The document names no operations: they are known by their paths. Default: it does. */
  unnamed?: boolean;
  /** Default: the Pages Router. */
  router?: RouterName;
}

/** A route file of a router by its URL below `/api`, relative to the folder that both routers lie in: `pages/api/own.ts`. */
export function routeAt(name: string, { router = DEFAULT_ROUTER }: Layout, extension = "ts"): string {
  return router === "app" ? `app/api/${name}/route.${extension}` : `pages/api/${name}.${extension}`;
}

/** Whether a file is where routes lie. */
export function isAmongRoutes(path: string): boolean {
  return /^(?:src\/)?(?:pages|app)\/api\//.test(path);
}

/** The place of the document that has a path: the second document lies below its prefix, and in its own place. */
export function documentOf(path: string): string | undefined {
  return path.startsWith("shop/") ? "shop" : undefined;
}
