// Written by create-api-route; rewritten by `create-api-route generate`.

import type { Bytes, RouteResponse } from "./contract";
import type { Status2XX, Status4XX, Status5XX } from "./status";

/** The types of a client, made of those of contracts. Types only: nothing here runs. */

/**
 * A function for each method: it takes a path, and what the contract asks for.
 * `Defaults` names the parameters that callers may leave out: `"GET /users": "page"`.
 */
export type Client<Routes, Defaults> = {
  [M in Method]: <P extends PathsWith<M, Routes>>(
    path: P,
    ...options: OptionsOf<RequestOf<Routes, Defaults, P, M>>
  ) => Promise<AnswerOf<ResponseOf<Routes, P, M>>>;
};

export type Method = "GET" | "PUT" | "POST" | "DELETE" | "PATCH";

type PathsWith<M, Routes> = {
  [P in keyof Routes]: M extends keyof Routes[P] ? P : never;
}[keyof Routes];

/** What callers say of a request. */
export type RequestOf<Routes, Defaults, P extends keyof Routes, M> =
  Routes[P] extends Record<M & string, { request: infer Request }>
    ? Parts<Request, DefaultsOf<Defaults, `${M & string} ${P & string}`>>
    : never;

type DefaultsOf<Defaults, Name> = Name extends keyof Defaults
  ? Defaults[Name]
  : never;

/** What a contract states, an alternative for each status and type of body. */
export type ResponseOf<Routes, P extends keyof Routes, M> =
  Routes[P] extends Record<M & string, { response: infer Response }>
    ? OfStatus<Extract<Response, RouteResponse>, SuccessIn<Response>>
    : never;

/** Beside a success, `default` is of all that fails. */
type OfStatus<Answer extends RouteResponse, Chosen> = Answer extends unknown
  ? [Chosen] extends [never]
    ? Answer
    : 226 extends Answer["status"]
      ? Answer & {
          status: Exclude<Answer["status"], Exclude<Status2XX, Chosen>>;
        }
      : Answer
  : never;

/** The statuses of alternatives that are of success alone. */
type SuccessIn<Answer> = Answer extends { status: infer Status }
  ? [Status] extends [Status2XX]
    ? Status
    : never
  : never;

/** Cookies and credentials are the browser's. */
type Parts<Request, Defaults> = Request extends unknown
  ? Group<"params", Request, never> &
      Group<"query", Request, Defaults> &
      Group<"headers", Request, Defaults> &
      Pick<Request, keyof Request & ("querystring" | "contentType")> &
      SentBody<Request>
  : never;

/** Parameters of one kind; all of them may be left out together where each may. */
type Group<Name extends string, Request, Defaults> =
  Request extends Record<Name, infer Values>
    ? AllOptional<Loose<Values, Defaults>> extends true
      ? { [N in Name]?: Loose<Values, Defaults> }
      : { [N in Name]: Loose<Values, Defaults> }
    : unknown;

type AllOptional<T> = Record<never, never> extends T ? true : false;

type Loose<Values, Names> = [Names & keyof Values] extends [never]
  ? Values
  : Omit<Values, Names & keyof Values> &
      Partial<Pick<Values, Names & keyof Values>>;

type SentBody<Request> = {
  [K in keyof Request as K & "body"]: Sendable<Request[K]>;
};

/** Bytes, streams and forms with files may be whatever `fetch` takes for them. */
type Sendable<Body> = unknown extends Body
  ? Body
  : Body extends Uint8Array | AsyncIterable<unknown>
    ? NonNullable<RequestInit["body"]>
    : HasFiles<Body> extends true
      ? Body | FormData
      : Body;

type HasFiles<Body> = string extends keyof Body
  ? true
  : [Extract<Body[keyof Body], File | File[]>] extends [never]
    ? false
    : true;

type OptionsOf<Request> =
  AllOptional<Request> extends true
    ? [options?: CallOptions<Request>]
    : [options: CallOptions<Request>];

type CallOptions<Request> = Request &
  Omit<RequestInit, "body" | "headers" | "method"> & {
    /** Those beyond the contract's may always be sent. */
    headers?: Record<string, unknown>;
  };

/** `data` of a success, `error` of all else; `status` says of which type. */
type AnswerOf<Response extends RouteResponse> =
  Stated<Response> | Unstated<Response["status"]>;

type Stated<Answer extends RouteResponse> = Answer extends unknown
  ? | Success<Extract<Answer["status"], Status2XX>, Received<Answer>>
    | Failure<Exclude<Answer["status"], Status2XX>, Received<Answer>>
  : never;

type Success<Status, Data> = [Status] extends [never]
  ? never
  : { status: Status; data: Data; error?: undefined; response: Response };

type Failure<Status, Data> = [Status] extends [never]
  ? never
  : { status: Status; data?: undefined; error: Data; response: Response };

/** What is answered whatever the contract states. */
type Unstated<Status> = Failure<
  Exclude<Status4XX | Status5XX, Status>,
  ProblemDetails
>;

/** RFC 9457. */
export interface ProblemDetails {
  title?: string;
  status?: number;
  detail?: string;
  errors?: { in: string; name?: string; pointer?: string; detail: string }[];
}

/** A body as it arrives: bytes as a blob, what comes in parts as a stream of bytes. */
export type Received<Answer> = Answer extends { body?: infer Body }
  ? unknown extends Body
    ? Body
    : [Bytes] extends [Body]
      ? Blob | Extract<Body, string>
      : Body extends AsyncIterable<unknown>
        ? ReadableStream<Uint8Array>
        : Body
  : undefined;
