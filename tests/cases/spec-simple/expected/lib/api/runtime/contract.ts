// Written by create-api-route; rewritten by `create-api-route generate`.
// create-api-route signature: 2e582dd43e381eee-a05eb11f-51967aac

import type { AnyMethod } from "./find-operation";
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
  contentType?: string;
  body?: unknown;
}

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
  /** What the `security` of its operations names. */
  security?: Security;
  /** Set when Next.js sends this route more requests than are meant. */
  match?: RouteMatch;
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
  headers?: TextParameter[];
  cookies?: PairParameter[];
  /** The whole query string as one value. */
  querystring?: Content & { required?: boolean };
  body?: BodyContract;
  /** By status: `200`, `4XX`, `default`. */
  responses: Record<string, ResponseContract>;
  /** Alternatives; each names the schemes that must all agree, with scopes. */
  security?: Record<string, string[]>[];
  /** Bytes of the largest body, in place of the one for all routes. */
  bodyLimit?: number;
}

export interface BodyContract {
  required: boolean;
  /** What `application/json` must be, when there is no other media type. */
  json?: Schema;
  content?: Content[];
}

export interface ResponseContract {
  headers?: ResponseHeader[];
  /** What `application/json` is, when there is no other media type. */
  json?: Schema;
  /** The first is sent when the handler names no `contentType`. */
  content?: ResponseContent[];
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
  /** Writes a body that is neither JSON, text nor bytes. */
  write?: (body: unknown) => AsyncIterable<string>;
}

/** A request body of one media type. */
export interface Content {
  mediaType: string;
  schema?: Schema;
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
}

/** Throws a SyntaxError where nothing can be read; adds to `malformed` where only a field cannot. */
export type ContentReader = (
  bytes: Uint8Array<ArrayBuffer>,
  content: Content,
  contentType: string,
  malformed: Issue[],
) => unknown;

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

interface BaseParameter {
  name: string;
  required?: boolean;
  type?: TextType;
  explode?: boolean;
  /** Used when the parameter is absent. */
  default?: unknown;
  /** `?name` and `?name=` are fine. */
  allowEmpty?: boolean;
  /** `+` means itself, not a space. */
  allowReserved?: boolean;
  /** Any text when absent. */
  schema?: Schema;
}

/** A path parameter, required unless it says otherwise, or a header: one text. */
export interface TextParameter extends BaseParameter {
  /** `simple` when absent. */
  style?: TextStyle;
  /** Where the undecoded text is: the index among the segments of the URL. */
  segment?: number;
}

/** A query parameter or cookie: some of the pairs `name=value`. */
export interface PairParameter extends BaseParameter {
  /** `form` when absent. */
  style?: PairStyle;
  /** Names of other parameters: what they begin with `[` is not of this open object. */
  except?: string[];
}

/** A field of a form: a query parameter that is validated with its form. */
export interface Field extends Omit<PairParameter, "schema" | "default"> {
  /** A file, or several: part of a multipart body. */
  file?: "one" | "many";
  /** The media types a file may have: `image/png`, `image/*`. */
  types?: string[];
}

/** A name with its undecoded value, from a query string, cookie or form. */
export interface Pair {
  name: string;
  raw: string;
}

/** Which of three shapes a style is asked for. */
export type Kind = "text" | "list" | "record";

/** What a style found, still text. */
export type Spelling = string | Spelling[] | { [name: string]: Spelling };

export type Decode = (raw: string) => string;

/** All ways to read a parameter, the likeliest first. */
export type TextStyle = (
  raw: string,
  kind: Kind,
  parameter: BaseParameter,
  decode: Decode,
) => Spelling[];

/** The same; none when it is absent. */
export type PairStyle = (
  pairs: Pair[],
  kind: Kind,
  field: Field,
  decode: Decode,
) => Spelling[];

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
  /** The literals that were wanted. */
  values?: unknown[];
  /** The names that a strict object does not have. */
  keys?: string[];
  /** What is wrong with each alternative of a union. */
  errors?: Issue[][];
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
  /** At once, or as it comes: then it is read to its end or stopped. */
  body?: Uint8Array | Chunks | undefined;
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
