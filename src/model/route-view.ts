import type { Method } from "./route-spec.js";
import type { ShapeOf } from "./template.js";

/**
 * What a template of a route made by name may use, built-in or the user's own. Every field is always there, and every
 * text is ready to stand in TypeScript source as it is: nothing needs quoting or escaping.
 *
 * Besides these fields a template may use `#if`, `#unless`, `#each`, `#with`, `@first`, `@last`, `@index`, `@root`, the
 * helpers `(eq a b)`, `(or a b)` and `(wide columns text)`, inline partials and the built-in ones.
 */
export interface RouteView {
  /** URL pattern in Next.js' words, a string literal: `"/api/users/[id]"`. */
  url: string;
  /**
   * Path for libraries that match it themselves, a string literal: the URL, or with slugs a pattern as in
   * https://urlpattern.spec.whatwg.org: `"/api/users/:slug"`.
   */
  endpoint: string;
  /**
   * The methods asked for with `-m`, in the order given, or those of the template's `{{!-- methods: POST --}}`; empty when
   * neither says: then every method is answered.
   */
  methods: MethodView[];
  /** Their names for an `Allow` header, a string literal: `"GET, POST"`. */
  allow: string;
  /**
   * Pages Router: condition that tells that `req.method` is none of them, as Prettier breaks it in an `if`:
   * `req.method !== "POST"`; `false` when every method is answered.
   */
  isOther: string;
  /** App Router: the one method that gets a function, empty where there are several: `POST`. */
  onlyMethod: string;
  /** HEAD is answered, itself or with GET. */
  answersHead: boolean;
  /** App Router: those that get a function: the methods asked for, or GET. */
  functions: MethodView[];
  /** What they answer, with the HEAD that comes with GET, an array literal: `["GET", "HEAD", "POST"]`. */
  methodList: string;
  /** Some of them, or all when none were asked for, usually have a body to answer with: see {@link MethodView.hasBody}. */
  hasBody: boolean;
  /** The route's slugs, in order; empty for a static route. */
  params: ParamView[];
  /** App Router: the statement that gives them their variables: `const { id, "user-id": userId } = await params;`. */
  readParams: string;
  /** App Router: the same for the id at the end alone, where there is one. */
  readId: string;
  /** App Router: the type of `await params`: `{ id: string; "user-id": string }`. */
  paramsType: string;
  /** App Router: several functions take them, or one on a line that is too long for their type. */
  namesParams: boolean;
  /** Expression for the query of the URL: `req.query`, an object, or `request.nextUrl.searchParams`. */
  query: string;
  /** Pages Router: what a request that is not used is called: `req`; `_req` where the compiler refuses that. */
  unusedRequest: string;
  /** Pages Router: expression for a query parameter called name: `req.query.name`, or `req.query["name"]` likewise. */
  nameQuery: string;
  /** Pages Router: what PUT may name the item where its body does not, in a line: ``req.query.name || `User ${id}` ``. */
  otherName: string;
  /** App Router: a GET that takes nothing from its request has to `await connection()`, or is answered once for all. */
  awaitsConnection: boolean;
  /** App Router: the same before Next.js 15, where `export const dynamic = "force-dynamic"` says so. */
  forcesDynamic: boolean;
  /** One of the params is called `name`. */
  hasNameParam: boolean;
  /** The route ends with a slug: it is about one of many. */
  isItem: boolean;
  /** That slug is an id by its name: see {@link ParamView.isId}. */
  hasId: boolean;
  /** POST is asked for: where the route is not about one of many, it makes one. */
  answersPost: boolean;
  /** PUT may give the item another name: it is answered, and no slug is called `name`. */
  isRenamable: boolean;
  /** What the route is about, from its last static segment. */
  resource: ResourceView;
  /** What `--data` gave. */
  data: DataView;
  /** What of `lib/api` shows the API, for a template that names it in its `{{!-- library: openapi --}}`. */
  library: LibraryView;
}

/** Import specifiers, string literals: `"@/lib/api/openapi"`. */
export interface LibraryView {
  /** `openapi`, the API as an OpenAPI document. */
  openapi: string;
  /** `docsPage`, which makes a page of it. */
  docsPage: string;
}

export interface MethodView {
  /** `GET`. */
  name: Method;
  /** The values of `req.method` it answers, string literals: GET also answers `"HEAD"`, unless HEAD was asked for itself. */
  cases: string[];
  /** Answers usually have a body: all but DELETE, HEAD and OPTIONS. */
  hasBody: boolean;
}

export interface ParamView {
  /** As in the file name, a string literal: `"user-id"`. */
  name: string;
  /** The same as the key of an object or type: `"user-id"`, `id`. */
  key: string;
  /** It may be missing: an optional catch-all. */
  isOptional: boolean;
  /** An identifier made from it: `userId`. */
  variable: string;
  /** TypeScript type of its value: `string`, or `string[]` for a catch-all. */
  type: string;
  /** Where it is in the request: `req.query.id`, `(await params).id`. */
  source: string;
  /** Expression that reads it with its type: `req.query.id as string`, `(await params).id`. */
  value: string;
  /** Expression that reads it as a number: `Number(req.query.id)`. */
  numberValue: string;
  /**
   * Condition that tells whether that number is not an integer, or was written in another way, which `Number` reads all
   * the same: `0x10`, `1e3`, a space.
   */
  notInteger: string;
  /** The last segment of the route, and by its name an id (`id`, `userId`, `user_id`): examples make it a number. */
  isId: boolean;
}

export interface ResourceView {
  /** Type name: `User`. */
  type: string;
  /** Variable for many: `users`. */
  plural: string;
  /** A text that names one of them, a template literal over the last param's variable: `` `User ${id}` ``. */
  label: string;
  /** Path of one that was made, a template literal over `created`; empty where it is not certain: below a slug. */
  location: string;
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
  endpoint: "text",
  methods: [{ name: "text", cases: ["text"], hasBody: "flag" }],
  allow: "text",
  isOther: "text",
  onlyMethod: "text",
  answersHead: "flag",
  functions: [{ name: "text", cases: ["text"], hasBody: "flag" }],
  methodList: "text",
  hasBody: "flag",
  params: [
    {
      name: "text",
      key: "text",
      isOptional: "flag",
      variable: "text",
      type: "text",
      source: "text",
      value: "text",
      numberValue: "text",
      notInteger: "text",
      isId: "flag",
    },
  ],
  readParams: "text",
  readId: "text",
  paramsType: "text",
  namesParams: "flag",
  query: "text",
  unusedRequest: "text",
  nameQuery: "text",
  otherName: "text",
  awaitsConnection: "flag",
  forcesDynamic: "flag",
  hasNameParam: "flag",
  isItem: "flag",
  hasId: "flag",
  answersPost: "flag",
  isRenamable: "flag",
  resource: { type: "text", plural: "text", label: "text", location: "text" },
  data: { given: "flag", source: "text", index: "text", types: "text", hasTextIds: "flag" },
  library: { openapi: "text", docsPage: "text" },
};
