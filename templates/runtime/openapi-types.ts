// Written by create-api-route; rewritten by `create-api-route generate`.

import type { Received, RequestOf, ResponseOf } from "./client-types";

/** The operations of contracts in the words of openapi-typescript, as openapi-fetch takes them. */
export type OpenApiPaths<Routes, Defaults> = {
  [P in keyof Routes]: {
    [M in keyof Routes[P] as Lowercase<M & string>]: Body<
      RequestOf<Routes, Defaults, P, M>
    > & {
      parameters: Parameters<RequestOf<Routes, Defaults, P, M>>;
      responses: Responses<ResponseOf<Routes, P, M>>;
    };
  };
};

type Parameters<Request> = {
  [
    K in keyof Request as K extends keyof Places ? Places[K] : never
  ]: Request[K];
};

/** Cookies are the browser's. */
interface Places {
  params: "path";
  query: "query";
  headers: "header";
}

type Body<Request> = {
  [K in keyof Request as K extends "body" ? "requestBody" : never]: {
    content: { "application/json": Exclude<Request[K], undefined> };
  };
};

type Responses<Answer extends { status: number }> = {
  [S in Answer["status"]]: {
    headers: Record<string, unknown>;
    content: { "application/json": Received<Only<Answer, S>> };
  };
};

type Only<Answer, Status> = Answer extends { status: infer All }
  ? Status extends All
    ? Answer
    : never
  : never;
