import type { DocumentUse } from "../../../src/model/document-use.js";
import { DEFAULT_ROUTER, type RouterName } from "../../../src/model/routers/index.js";

/** What kind of project it is. */
export interface Layout {
  src: boolean;
  language: "ts" | "js";
  alias: boolean;
  /** The document names no operations: they are known by their paths. Default: it does. */
  unnamed?: boolean;
  /** The place that each document has in `lib/api`, by its file. Default: the second has one. */
  places?: Readonly<Record<string, string | undefined>>;
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

const PLACES: NonNullable<Layout["places"]> = { "shop.json": "shop" };

/** The document that has a path, and how it is taken: the second lies below its prefix. */
export function documentOf(path: string, { places = PLACES }: Pick<Layout, "places">): DocumentUse {
  const file = fileOf(path);
  const as = places[file];
  return { file, ...(file === "shop.json" && { prefix: "shop" }), ...(as !== undefined && { as }) };
}

/** The document's file. */
export function fileOf(path: string): string {
  return path.startsWith("shop/") ? "shop.json" : "openapi.json";
}
