// Written by create-api-route; rewritten by `create-api-route generate`.
// create-api-route signature: 90c129d623aa09db-6c5a7440-51967aac

import type { ResponseContent } from "./contents";

/** What the contract of a route states. Types only: nothing here runs. */

/** What both routers of Next.js hand on. */
export type Method =
  "GET" | "POST" | "PUT" | "PATCH" | "DELETE" | "HEAD" | "OPTIONS";

export type AnyMethod = Method;

/** The types of one operation: what its handler takes and gives. */
export interface OperationTypes {
  request: object;
  response: RouteResponse;
}

/** What any handler may answer; the contract narrows it for each operation. */
export interface RouteResponse {
  status: number;
  headers?: ResponseHeaders;
  contentType?: string;
  body?: unknown;
}

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
  body?: BodyContract;
  /** By status: `200`, `4XX`, `default`. */
  responses: Record<string, ResponseContract>;
  /** Bytes of the largest body, in place of the one for all routes. */
  bodyLimit?: number;
}

export interface BodyContract {
  required: boolean;
  /** What `application/json` must be. */
  json: Schema;
}

export interface ResponseContract {
  /** What `application/json` is, when there is no other media type. */
  json?: Schema;
  /** The first is sent when the handler names no `contentType`. */
  content?: ResponseContent[];
}

/** The types text may stand for; `string` when absent. */
export type TextType = "string" | "number" | "boolean" | "null" | "json";

/** A path parameter, required unless it says otherwise, or a header: one text. */
export interface TextParameter {
  name: string;
  required?: boolean;
  type?: TextType;
  /** Used when the parameter is absent. */
  default?: unknown;
  /** Any text when absent. */
  schema?: Schema;
}

/** A query parameter or cookie: some of the pairs `name=value`. */
export type PairParameter = TextParameter;

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
  /** The body, where Next.js or a test has parsed it already. */
  parsed?: unknown;
  /** Whether Next.js may have cut it for a proxy; absent where nobody can tell. */
  isCopied?: boolean;
  /** Aborted when the client leaves. */
  signal: AbortSignal;
  /** The router's own request: a `NextApiRequest`. */
  raw: unknown;
  /** Whether the handler has answered by itself, without returning anything. */
  isAnswered?: () => boolean;
  /** The headers that were set on the router's own response. */
  preset?: () => ResponseHeaders;
}

/** A response as every router can send it. */
export interface SentResponse {
  status: number;
  headers: Map<string, string | string[]>;
  /** At once, or as it comes: then it is read to its end or stopped. */
  body?: string | Uint8Array | Chunks | undefined;
}

type Chunks = AsyncIterable<Uint8Array> & { stop: () => void };

export type Slugs = Partial<Record<string, string | string[]>>;
