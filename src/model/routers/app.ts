import { METHODS } from "../route-spec.js";
import type { Router } from "./router.js";

/**
 * Each `route.*` is a route, and a `page.*` would collide with it; without groups `(x)`, slots `@x` and private folders
 * `_x` (https://nextjs.org/docs/app/getting-started/project-structure).
 */
export const appRouter: Router = {
  name: "app",
  title: "App Router",
  shown: "app/api/**/route.*",
  files: "app/(?:.+/)?route(?:\\.[\\w-]+)*",
  ending: /(?:^|\/)route\.[jt]sx?$/,
  routesAreFolders: true,
  takesEveryFile: false,
  seed: "seeds/define-route-app",
  context: ["request"],
  fileOf: (segments) => ["api", ...segments.map(folderOf), "route"].join("/"),
  urlOf(file) {
    const segments = file.split("/");
    const leaf = segments.pop();
    if (leaf !== "route" && leaf !== "page") return undefined;
    return `/${segments
      .filter((segment) => !isInvisible(segment))
      .map((segment) => segment.replaceAll("%5F", "_"))
      .join("/")}`;
  },
  /** Below `/api`, without private folders and intercepting routes, which never serve an API. */
  looksInto(folder) {
    const segments = folder.split("/");
    const visible = segments.find((segment) => !isInvisible(segment));
    return (visible === undefined || visible === "api") && !/^(?:_|\(\.+\).)/.test(segments.at(-1) ?? "");
  },
  unservable(segment) {
    if (/^\(\.+\)/.test(segment)) return "the App Router takes for an intercepting route";
    if (/^\(.*\)$/.test(segment)) return "the App Router takes for a group and leaves out of the URL";
    return segment.startsWith("@") ? "the App Router takes for a slot and leaves out of the URL" : undefined;
  },
  methods: METHODS,
  /** A `Request` of these has none (https://fetch.spec.whatwg.org/#dom-request). */
  bodiless: ["GET", "HEAD"],
  slug: (access) => `(await params)${access}`,
  knowsSlugTypes: true,
  query: "request.nextUrl.searchParams",
  taken: "params request text query body match connection dynamic isInteger Response JSON".split(" "),
};

/** A folder with a leading underscore is private; encoded it is a segment like others. */
function folderOf(segment: string): string {
  return segment.replace(/^_/, "%5F");
}

/** Groups and slots are not part of the URL. */
function isInvisible(segment: string): boolean {
  return /^(?:\(.*\)|@.*)$/.test(segment);
}
