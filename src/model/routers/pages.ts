import { FURTHER_METHODS, METHODS } from "../route-spec.js";
import type { Router } from "./router.js";

/**
 * Each file below `pages/api` with a page extension is a route, also tests and files with a leading underscore
 * (https://nextjs.org/docs/pages/building-your-application/routing/api-routes).
 */
export const pagesRouter: Router = {
  name: "pages",
  title: "Pages Router",
  shown: "pages/api/**",
  files: "pages/api/.+",
  ending: /\.[jt]sx?$/,
  routesAreFolders: false,
  takesEveryFile: true,
  seed: "seeds/define-route",
  context: ["req", "res"],
  /**
   * A last segment called `index` needs a folder of its own, as `x/index.ts` serves `/x`
   * (https://nextjs.org/docs/pages/building-your-application/routing/pages-and-layouts#index-routes); `/api` itself is
   * `pages/api/index.ts`, because Next.js 16 takes `pages/api.ts` for a page.
   */
  fileOf(segments, asIndex) {
    const last = segments.at(-1);
    const isFolder = asIndex || last === undefined || last === "index";
    return ["api", ...segments, ...(isFolder ? ["index"] : [])].join("/");
  },
  urlOf: (file) => `/${file}`.replace(/\/index$/, ""),
  looksInto: (folder) => /^api(?:\/|$)/.test(folder),
  unservable: () => undefined,
  methods: [...METHODS, ...FURTHER_METHODS],
  bodiless: [],
  slug: (access) => `req.query${access}`,
  knowsSlugTypes: false,
  query: "req.query",
  taken: "handler req res config cors yoga data match next error typeDefs resolvers serialize promisify".split(" "),
};
