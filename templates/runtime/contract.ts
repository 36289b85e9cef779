// Written by create-api-route; rewritten by `create-api-route generate`.

import type { Content, ResponseContent } from "./contents";
import type { RouteMatch } from "./match";
import type { PairStyle, TextStyle } from "./parameter";
import type { ResponseHeader } from "./respond";
import type { Security } from "./security";

/** What the contract of a route states. Types only: nothing here runs. */

/** What both routers of Next.js hand on. */
export type Method =
  "GET" | "POST" | "PUT" | "PATCH" | "DELETE" | "HEAD" | "OPTIONS";

// #if methods
/** And what the Pages Router hands on besides. */
export type AnyMethod = Method | Asking | Copying | Versioning | Telling;
// #else
// export type AnyMethod = Method;
// #end
type Asking =
  "LINK" | "PURGE" | "QUERY" | "SEARCH" | "SOURCE" | "TRACE" | "UNLINK";
type Copying = "COPY" | "LOCK" | "MKCOL" | "MOVE" | "PROPFIND" | "PROPPATCH";
type Versioning =
  "ACL" | "BIND" | "CHECKOUT" | "MERGE" | "MKACTIVITY" | "REPORT";
type Telling =
  | "M-SEARCH"
  | "MKCALENDAR"
  | "NOTIFY"
  | "REBIND"
  | "SUBSCRIBE"
  | "UNBIND"
  | "UNLOCK"
  | "UNSUBSCRIBE";

/** The types of one operation: what its handler takes and gives. */
export interface OperationTypes {
  request: object;
  response: RouteResponse;
}

/** What any handler may answer; the contract narrows it for each operation. */
export interface RouteResponse {
  status: number;
  headers?: ResponseHeaders;
  // #if pieces
  contentType?: string;
  // #end
  body?: unknown;
}

/** A response body that is not a text: at once, or as it comes. */
export type Bytes =
  Uint8Array | ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>;

/** Lists are written with commas; what is absent is not sent. */
export type ResponseHeaders = Record<string, unknown>;

/** The operations of one route by method, as types. */
export type RouteTypes = { [M in AnyMethod]?: OperationTypes };

/** One handler for every method of the contract: none missing, none extra. */
export type Handlers<T, Context> = {
  [M in keyof T]: T[M] extends OperationTypes
    ? Handler<T[M]["request"], T[M]["response"], Context>
    : never;
};

export type Handler<Request, Response, Context> = (
  request: Request & Context,
) => Answer<Response> | Promise<Answer<Response>>;

/** Headers beyond those of the contract may always be sent. */
type Answer<Response> = Response & { headers?: ResponseHeaders };

/** The operations of one route by method, as values. */
export interface AnyContract {
  // #if security|security.Security
  /** What the `security` of its operations names. */
  security?: Security;
  // #end
  // #if match|match.RouteMatch
  /** Set when Next.js sends this route more requests than are meant. */
  match?: RouteMatch;
  // #end
  operations: { [M in AnyMethod]?: Operation };
}

export interface Contract<T extends RouteTypes> extends AnyContract {
  operations: { [M in keyof T & AnyMethod]: Operation };
  /** Never set: it carries the types to `defineRoute`. */
  types?: T;
}

/** What a route may settle for itself. */
export interface RouteOptions {
  /** Bytes of the largest request body, before `BODY_LIMIT` and the contract's. */
  bodyLimit?: number;
}

/** A contract with its handlers. */
export interface AnyRoute<Context> extends RouteOptions {
  contract: AnyContract;
  handlers: { [M in AnyMethod]?: AnyHandler<Context> };
}

export type AnyHandler<Context> = Handler<object, RouteResponse, Context>;

export interface Operation {
  id: string;
  params?: TextParameter[];
  query?: PairParameter[];
  // #if headers
  headers?: TextParameter[];
  // #end
  // #if cookies
  cookies?: PairParameter[];
  // #end
  // #if querystring
  /** The whole query string as one value. */
  querystring?: Content & { required?: boolean };
  // #end
  // #if contentBody|jsonBody|querystring|contents.readContents
  body?: BodyContract;
  // #end
  /** By status: `200`, `4XX`, `default`. */
  responses: Record<string, ResponseContract>;
  // #if security|security.Security
  /** Alternatives; each names the schemes that must all agree, with scopes. */
  security?: Record<string, string[]>[];
  // #end
  /** Bytes of the largest body, in place of the one for all routes. */
  bodyLimit?: number;
}

// #if contentBody|querystring|contents.readContents
export interface BodyContract {
  required: boolean;
  /** What `application/json` must be, when there is no other media type. */
  json?: Schema;
  content?: Content[];
}
// #else
// export interface BodyContract {
//   required: boolean;
//   /** What `application/json` must be. */
//   json: Schema;
// }
// #end

export interface ResponseContract {
  // #if headers|respond.ResponseHeader
  headers?: ResponseHeader[];
  // #end
  /** What `application/json` is, when there is no other media type. */
  json?: Schema;
  // #if content|pieces
  /** The first is sent when the handler names no `contentType`. */
  content?: ResponseContent[];
  // #end
}

// #if nested|parameter.Kind
/** The types text may stand for; `string` when absent. */
export type TextType =
  | "string"
  | "number"
  | "boolean"
  | "null"
  | "json"
  | { items: TextType }
  | { properties: Record<string, TextType>; rest?: TextType }
  | { anyOf: TextType[] };
// #else
// /** The types text may stand for; `string` when absent. */
// export type TextType = "string" | "number" | "boolean" | "null" | "json";
// #end

/** A path parameter, required unless it says otherwise, or a header: one text. */
export interface TextParameter {
  name: string;
  required?: boolean;
  type?: TextType;
  // #if nested|parameter.Kind
  explode?: boolean;
  // #end
  /** Used when the parameter is absent. */
  default?: unknown;
  // #if allowEmpty
  /** `?name` and `?name=` are fine. */
  allowEmpty?: boolean;
  // #end
  /** Any text when absent. */
  schema?: Schema;
  // #if segment|nested|parameter.Kind
  /** `simple` when absent. */
  style?: TextStyle;
  /** Where the undecoded text is: the index among the segments of the URL. */
  segment?: number;
  // #end
}

// #if nested|parameter.Kind
/** A query parameter or cookie: some of the pairs `name=value`. */
export interface PairParameter extends Omit<
  TextParameter,
  "style" | "segment"
> {
  /** `+` means itself, not a space. */
  allowReserved?: boolean;
  /** `form` when absent. */
  style?: PairStyle;
  /** Names of other parameters: what they begin with `[` is not of this open object. */
  except?: string[];
}
// #else
// /** A query parameter or cookie: some of the pairs `name=value`. */
// export type PairParameter = TextParameter;
// #end

/** The part of a zod schema that is used here. */
export interface Schema {
  safeParse(
    value: unknown,
  ):
    | { success: true; data: unknown; error?: undefined }
    | { success: false; data?: undefined; error: { issues: Issue[] } };
}

export interface Issue {
  path: PropertyKey[];
  message: string;
  code?: string;
  /** The type that was wanted. */
  expected?: string;
  // #if z.union|z.xor|z.strictObject|compose.anyOf|compose.allOf
  /** The names that a strict object does not have. */
  keys?: string[];
  /** The literals that were wanted. */
  values?: unknown[];
  /** What is wrong with each alternative of a union. */
  errors?: Issue[][];
  // #end
}

/** A request as every router gives it. */
export interface RouteRequest {
  method: string;
  /** Path and query string, as sent. */
  url: string;
  path: string;
  /** The query string, undecoded, as rewrites leave it. */
  search: string;
  /** The query, decoded; Next.js' path parameters are among it. */
  query: Slugs;
  headers: Record<string, string | string[] | undefined>;
  /** Hands on each chunk of the body. */
  read: (take: (chunk: Uint8Array) => void) => Promise<void>;
  // #if contentBody|querystring|contents.readContents
  /** The same one by one, which costs more. */
  body: AsyncIterable<Uint8Array>;
  // #end
  // #if node.serve|contentBody|querystring|contents.readContents
  /** The body, where Next.js or a test has parsed it already. */
  parsed?: unknown;
  /** Whether Next.js may have cut it for a proxy; absent where nobody can tell. */
  isCopied?: boolean;
  // #end
  /** Aborted when the client leaves. */
  signal: AbortSignal;
  /** The router's own request: a `NextApiRequest`. */
  raw: unknown;
  // #if node.serve
  /** Whether the handler has answered by itself, without returning anything. */
  isAnswered?: () => boolean;
  /** The headers that were set on the router's own response. */
  preset?: () => ResponseHeaders;
  // #end
}

/** A response as every router can send it. */
export interface SentResponse {
  status: number;
  headers: Map<string, string | string[]>;
  // #if pieces
  /** At once, or as it comes: then it is read to its end or stopped. */
  body?: string | Uint8Array | Chunks | undefined;
  // #else
  // body?: string | undefined;
  // #end
}

type Chunks = AsyncIterable<Uint8Array> & { stop: () => void };

export type Slugs = Partial<Record<string, string | string[]>>;
