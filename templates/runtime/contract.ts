// Written by create-api-route; rewritten by `create-api-route generate`.

import type { AnyMethod } from "./find-operation";
import type {
  TextType,
  TextParameter,
  PairParameter,
  Field,
} from "./parameter";
import type { Security } from "./security";

/** What the contract of a route states. Types only: nothing here runs. */

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
export type ResponseHeaders = { [name: string]: unknown };

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
  // #if match|contract.RouteMatch
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
  /** Bytes of the largest request body, in place of `BODY_LIMIT` and of what the contract says. */
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
  // #if body|querystring
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

export interface BodyContract {
  required: boolean;
  /** What `application/json` must be, when there is no other media type. */
  json?: Schema;
  // #if content|querystring
  content?: Content[];
  // #end
}

export interface ResponseContract {
  // #if headers|contract.ResponseHeader
  headers?: ResponseHeader[];
  // #end
  /** What `application/json` is, when there is no other media type. */
  json?: Schema;
  // #if content|pieces
  /** The first is sent when the handler names no `contentType`. */
  content?: ResponseContent[];
  // #end
}

export interface ResponseHeader {
  name: string;
  required?: boolean;
  schema: Schema;
  /** Objects are written `R=100,G=200` instead of `R,100,G,200`. */
  explode?: boolean;
  /** Between the values; a comma when absent. */
  delimiter?: string;
  /** Written as JSON. */
  json?: boolean;
}

export interface ResponseContent {
  mediaType: string;
  schema?: Schema;
  // #if pieces
  /** Writes a body that is neither JSON, text nor bytes. */
  write?: (body: unknown) => AsyncIterable<string>;
  // #end
}

/** A request body of one media type. */
export interface Content {
  mediaType: string;
  schema?: Schema;
  // #if content|querystring|contract.ContentReader|form.fromFields
  /** How the bytes become a value; JSON when absent. */
  read?: ContentReader;
  /** Handed on as it comes: as bytes that no schema checks, or as what is made of them. */
  stream?:
    | true
    | ((chunks: AsyncGenerator<Uint8Array>, contentType: string) => unknown);
  /** How the fields of a form are written. */
  fields?: Field[];
  /** What its other fields stand for; text when absent. */
  others?: TextType;
  // #end
}

/** Throws a SyntaxError where nothing can be read; adds to `malformed` where only a field cannot. */
export type ContentReader = (
  bytes: Uint8Array<ArrayBuffer>,
  content: Content,
  contentType: string,
  malformed: Issue[],
) => unknown;

/** The part of a zod schema that is used here. */
export interface Schema {
  safeParse(
    value: unknown,
  ):
    | { success: true; data: unknown; error?: undefined }
    | { success: false; error: { issues: Issue[] } };
}

export interface Issue {
  path: PropertyKey[];
  message: string;
  code?: string;
  /** The type that was wanted. */
  expected?: string;
  // #if z.union|z.xor|z.strictObject|compose.anyOf
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
  /** The path alone. */
  path: string;
  /** The query string, undecoded, as rewrites leave it. */
  search: string;
  /** The query, decoded; Next.js' path parameters are among it. */
  query: Slugs;
  headers: Record<string, string | string[] | undefined>;
  body: AsyncIterable<Uint8Array>;
  /** Hands on each chunk of the body, for less than it costs to iterate over it. */
  read?: (take: (chunk: Uint8Array) => void) => Promise<void>;
  /** The body, where Next.js or a test has parsed it already. */
  parsed?: unknown;
  /** Whether Next.js has copied it for a proxy, and may have cut it; absent where nobody can tell. */
  isCopied?: boolean;
  /** Aborted when the client leaves. */
  signal: AbortSignal;
  /** The router's own request: a `NextApiRequest`. */
  raw: unknown;
  /** Whether the handler has answered by itself, without returning anything. */
  isAnswered?: () => boolean;
  /** The headers that were set on the router's own response, but for cookies. */
  preset?: () => SentResponse["headers"];
}

/** A response as every router can send it. */
export interface SentResponse {
  status: number;
  headers: Map<string, string | string[]>;
  // #if pieces
  /** At once, or as it comes: then it is read to its end or stopped. */
  body?: string | Uint8Array | Chunks | undefined;
  // #else
  // body?: string | Uint8Array | undefined;
  // #end
}

type Chunks = AsyncIterable<Uint8Array> & { stop: () => void };

export type Slugs = Partial<Record<string, string | string[]>>;

export interface RouteMatch {
  /** How many literal characters and conditions: the larger goes first. */
  specificity: number;
  /** The path parameters as Next.js names them. */
  slugs: string[];
  /** The path parameters, or nothing when another route is meant. */
  match(request: RouteRequest): Slugs | undefined;
}
