import type { Origin } from "./diagnostic.js";
import type { DocumentUse, UnknownFields } from "./document-use.js";
import type { RoutePath } from "./route-path.js";
import type { RouterName } from "./routers/names.js";
import type { Json, JsonObject, Model, Schema } from "./schema.js";

/** The methods a route of either router can answer (https://nextjs.org/docs/app/api-reference/file-conventions/route). */
export const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"] as const;

/**
 * What else Node.js' parser takes for a method (`http.METHODS`), and the Pages Router hands on. Written down, as a newer
 * Node.js may know more; CONNECT never is a request to a route.
 */
export const FURTHER_METHODS = [
  ...([
    "ACL",
    "BIND",
    "CHECKOUT",
    "COPY",
    "LINK",
    "LOCK",
    "M-SEARCH",
    "MERGE",
    "MKACTIVITY",
    "MKCALENDAR",
    "MKCOL",
  ] as const),
  ...(["MOVE", "NOTIFY", "PROPFIND", "PROPPATCH", "PURGE", "QUERY", "REBIND", "REPORT", "SEARCH", "SOURCE"] as const),
  ...(["SUBSCRIBE", "TRACE", "UNBIND", "UNLINK", "UNLOCK", "UNSUBSCRIBE"] as const),
] as const;
export type Method = (typeof METHODS)[number] | (typeof FURTHER_METHODS)[number];

/** The neutral model: what every input format becomes. Plain data. */
export interface Api {
  routes: RouteSpec[];
  /** In the document's order, keyed by `id`. Only those some operation reaches need be here. */
  models: Map<string, Model>;
  securitySchemes: SecurityScheme[];
  /** Operations that cannot be served, each with its reason. The rest is generated. */
  refused: RefusedOperation[];
  /** Characters of the documents it comes from; what is made of them is held against it. */
  size?: number;
  /** What the first spec says of itself. */
  info?: ApiInfo;
}

/** Free text. */
export interface ApiInfo {
  title?: string;
  description?: string;
  version?: string;
}

/**
 * One path of the document with its operations. Several may share one Next.js route (`/a/{id}` and `/a/{id}:cancel`
 * both live in `pages/api/a/[id].ts`); then each but the plain one has a `match`.
 */
export interface RouteSpec {
  /** The path as the document writes it (`/users/{id}`) or the route as named (`/users/[id]`). Stable identity. */
  id: string;
  /** The Next.js route that serves it. */
  path: RoutePath;
  /** When the Next.js route accepts more than the document's path, or its slugs have other names. */
  match?: RouteMatch;
  summary?: string;
  description?: string;
  operations: Operation[];
  /** A template instead of operations (`hello: { template: cors }`). */
  template?: string;
  /** Of a route from an OpenAPI document: which, and how it was taken. */
  document?: DocumentUse;
  /** What becomes of fields that a request's schema does not name; `strip` when absent. */
  unknownFields?: UnknownFields;
  /** The front end calls it through a typed client. */
  client?: true;
  /** It gets a test. */
  withTests?: true;
  /** Where the project has the route, when that is not where it would be written anew. */
  placed?: Placed;
  origin: Origin;
}

/** Of a route that `path` leads to the place of by the names its slugs have there. */
export interface Placed {
  /** The route as it would be written anew: its contract goes by that, so it stays the same wherever the file lies. */
  contract: RoutePath;
  /**
   * The file that serves it, relative to the project root, and its URL pattern; absent for a file that is still to be
   * written. Of a file of ours also the router it is in.
   */
  at?: { file: string; url: string; router?: RouterName };
}

/** Decides at run time whether a request that Next.js routed here is meant, and where the document's parameters are. */
export interface RouteMatch {
  /**
   * Per slug of `RouteSpec.path`, what its decoded value must look like: literal texts and parameter names in turn.
   * `{name}:cancel` in slug `name` is `{ name: [{ param: "name" }, ":cancel"] }`. A slug that is exactly one parameter
   * of the same name need not be listed; one with another name is `[{ param: "userId" }]`. `rest` parameters span
   * several segments of a catch-all, whose segments are first joined with `/`.
   */
  slugs: Record<string, MatchPart[]>;
  /** Query parameters that must have exactly this value (`?Action=ListQueues` in a path key). Empty string: must be present. */
  query?: Record<string, string>;
  /** Header parameters from a fragment (`/#X-Amz-Target=...`); names in lower case. Empty string: must be present. */
  headers?: Record<string, string>;
}
export type MatchPart = string | { param: string; rest?: boolean };

export interface Operation {
  /** Unique in the API: the operationId, else `<method> <document path>`. Stable across moves when it is an operationId. */
  id: string;
  /** Present only when the document states one. Free text. */
  operationId?: string;
  method: Method;
  /** The document's path, when that is not its route's `id`: `/users`, `/users/` and `/api/users` are one route. */
  path?: string;
  summary?: string;
  description?: string;
  deprecated: boolean;
  /** What `--tag` chooses by. */
  tags?: string[];
  /** Path parameters, in path order. */
  params: Parameter[];
  query: Parameter[];
  headers: Parameter[];
  cookies: Parameter[];
  /** OpenAPI 3.2 `in: querystring`: the whole query string as one value of this media type. */
  querystring?: MediaType & { required: boolean };
  body?: Body;
  /** Bytes of the largest body, where it is not the one for all. */
  bodyLimit?: number;
  /** Never empty; sorted by status, ranges and `default` last. */
  responses: ResponseSpec[];
  /**
   * Alternatives (or), each a set of schemes (and). Absent: no security. An empty set among them makes it optional.
   * OpenAPI `security` with the document's default already applied.
   */
  security?: SecurityRequirement[];
  origin: Origin;
}

/** How a parameter is written in a request (OpenAPI 3.2, "Style Values"). */
export type ParameterStyle =
  "simple" | "form" | "label" | "matrix" | "spaceDelimited" | "pipeDelimited" | "tabDelimited" | "deepObject";

export interface Parameter {
  /** As the document writes it; headers keep their case here and compare without it. Free text. */
  name: string;
  required: boolean;
  schema: Schema;
  style: ParameterStyle;
  explode: boolean;
  allowReserved: boolean;
  allowEmptyValue: boolean;
  /** Content-typed parameter: the text is parsed as this media type and `style` does not apply. */
  mediaType?: string;
  description?: string;
  deprecated: boolean;
  /** As a value, where it is stated beside the schema. */
  example?: Json;
  origin: Origin;
}

export interface Body {
  required: boolean;
  description?: string;
  /** In the document's order; at least one. */
  content: MediaType[];
  origin: Origin;
}

export interface MediaType {
  /** Lower case, without parameters: `application/json`, `image/*`, `*` `/*`. */
  mediaType: string;
  /** Its key in the document, where that is another: `application/json; charset=utf-8`. */
  key?: string;
  /** Absent: anything of this media type. */
  schema?: Schema;
  /** 3.2 `itemSchema`: of each event or line of a sequential media type. */
  itemSchema?: Schema;
  /** Per property of a form: how it is encoded. */
  encoding?: Record<string, Encoding>;
  /** Of a request body: handed to the handler as it comes; a form part by part. */
  stream?: boolean;
  example?: Json;
  /** Further ones. */
  examples?: Json[];
}

export interface Encoding {
  contentType?: string;
  /** Where `contentType` stands. */
  origin?: Origin;
  style?: ParameterStyle;
  explode?: boolean;
}

/** A status code, a range of them, or what stands for every code that is not stated. Read by `statusKey` of `http.ts`. */
export type StatusKey = number | "1XX" | "2XX" | "3XX" | "4XX" | "5XX" | "default";

export interface ResponseSpec {
  status: StatusKey;
  description?: string;
  headers: Parameter[];
  /** Empty: no body, unless `mayBeAny`. */
  content: MediaType[];
  /** Nothing is said about a body: there may be one of any kind. Then `content` is empty. */
  mayBeAny?: boolean;
  origin: Origin;
}

/** Scheme name to scopes. Free text. */
export type SecurityRequirement = Record<string, string[]>;

export interface SecurityScheme {
  /** What requirements name. Free text. */
  name: string;
  kind: "apiKey" | "http" | "oauth2" | "openIdConnect" | "mutualTLS" | "undefined";
  /** `bearer`, `basic`, ... of an http scheme, lower case. */
  scheme?: string;
  /** Where an apiKey is looked for. */
  in?: "query" | "header" | "cookie";
  /** The parameter's name of an apiKey. */
  parameter?: string;
  /** What the spec says of it besides, in OpenAPI's words (`flows`, `bearerFormat`, `openIdConnectUrl`). */
  stated?: JsonObject;
  description?: string;
  /** The place of the document that describes it: see {@link DocumentUse.as}. */
  as?: string;
}

/** Keywords of a security scheme that matter to clients alone, and go into a document as they came. */
const STATED = ["bearerFormat", "flows", "openIdConnectUrl", "oauth2MetadataUrl"];

/** What `SecurityScheme.stated` takes of a scheme as it is written. */
export function statedOfScheme(value: JsonObject): { stated?: JsonObject } {
  const kept = Object.entries(value).filter(([key]) => STATED.includes(key));
  return kept.length > 0 ? { stated: Object.fromEntries(kept) } : {};
}

export interface RefusedOperation {
  /** `*` where a path item cannot be read: which methods it has is not known. */
  method: string;
  /** As the document states it, if it does. */
  operationId?: string;
  /** The document's path. */
  path: string;
  /** See {@link DocumentUse.as}. */
  as?: string;
  tags?: string[];
  reason: string;
  origin: Origin;
}

/**
 * What receipts, and whoever compares with them, call an operation: `GET listUsers`, or `GET /users` where the document
 * gives no operationId; `GET kinto:listUsers` of a document in a place of its own, as another may have a `listUsers` too.
 *
 * @param path the document's
 */
export function operationKey(
  { method, operationId, as }: { method: string; operationId?: string; as?: string | undefined },
  path: string,
): string {
  return `${method} ${as === undefined ? "" : `${as}:`}${operationId ?? path}`;
}
