import type { Method } from "./route-spec.js";
import type { ShapeOf } from "./template.js";

/**
 * What a template of a route made by name may use, built-in or the user's own. Every field is always there, and every
 * text is ready to stand in TypeScript source as it is: nothing needs quoting or escaping.
 *
 * Besides these fields a template may use `#if`, `#unless`, `#each`, `#with`, `lookup`-free paths, `@first`, `@last`,
 * `@index`, `@root`, the helper `(eq a b)` and the built-in partials.
 */
export interface RouteView {
  /** URL pattern in Next.js' words, a string literal: `"/api/users/[id]"`. */
  url: string;
  /** URL pattern in the words of `URLPattern` (https://urlpattern.spec.whatwg.org), a string literal: `"/api/users/:id"`. */
  urlPattern: string;
  /** The methods asked for with `-m`, in the order given; empty when none were: then every method is answered. */
  methods: MethodView[];
  /** Their names for an `Allow` header, a string literal: `"GET, POST"`. */
  allow: string;
  /** What they answer, with the HEAD that comes with GET, an array literal: `["GET", "HEAD", "POST"]`. */
  methodList: string;
  /** The route's slugs, in order; empty for a static route. */
  params: ParamView[];
  /** One of the params is called `name`. */
  hasNameParam: boolean;
  /** The route ends with a slug: it is about one of many. */
  isItem: boolean;
  /** What the route is about, from its last static segment. */
  resource: ResourceView;
  /** What `--data` gave. */
  data: DataView;
}

export interface MethodView {
  /** `GET`. */
  name: Method;
  /** The values of `req.method` it answers, string literals: GET also answers `"HEAD"`, unless HEAD was asked for itself. */
  cases: string[];
}

export interface ParamView {
  /** As in the file name, a string literal: `"user-id"`. */
  name: string;
  /** An identifier made from it: `userId`. */
  variable: string;
  /** TypeScript type of its value: `string`, or `string[]` for a catch-all. */
  type: string;
  /** Expression that reads it from `req`: `req.query.id as string`. */
  value: string;
  /** The route's last slug, if it is a plain one (`[id]`). */
  isKey: boolean;
  /** By its name an id (`id`, `userId`, `user_id`), which templates without data take for a number. */
  isId: boolean;
}

export interface ResourceView {
  /** Type name: `User`. */
  type: string;
  /** Variable for many: `users`. */
  plural: string;
}

export interface DataView {
  /** `--data` was given. */
  given: boolean;
  /** Import specifier of the data file from this file, a string literal: `"../../../data/people.json"`. */
  source: string;
  /** Import specifier of the route's index from this file, a string literal: `"./index"`. */
  index: string;
  /** The exported interfaces the data has, whole declarations without a final newline. */
  types: string;
  /** Ids are strings in the data; otherwise some are numbers. */
  hasTextIds: boolean;
}

/** The fields of {@link RouteView} as data, to check users' templates against. */
export const ROUTE_VIEW_SHAPE: ShapeOf<RouteView> = {
  url: "text",
  urlPattern: "text",
  methods: [{ name: "text", cases: ["text"] }],
  allow: "text",
  methodList: "text",
  params: [{ name: "text", variable: "text", type: "text", value: "text", isKey: "flag", isId: "flag" }],
  hasNameParam: "flag",
  isItem: "flag",
  resource: { type: "text", plural: "text" },
  data: { given: "flag", source: "text", index: "text", types: "text", hasTextIds: "flag" },
};
