// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: cff436a48e01f6a9-c2b0eb3a-4fe91d59

import type { Contract } from "../runtime/contract";
import { z } from "../runtime/zod";
import { apiSecurity, type Auth } from "../security";

/** Any caller with a token */
export interface GetReportsRequest {
  auth: Auth<"bearer">;
}

export type GetReportsResponse = { status: 200; body: string[] };

/** A key and a session */
export interface PostReportsRequest {
  auth: Auth<"api key" | "session">;
  body: {
    name: string;
  };
}

export type PostReportsResponse = { status: 200; body: string };

export interface ReportsRoute {
  /** Any caller with a token */
  GET: { request: GetReportsRequest; response: GetReportsResponse };
  /** A key and a session */
  POST: { request: PostReportsRequest; response: PostReportsResponse };
}

/** /reports */
export const reports: Contract<ReportsRoute> = {
  security: apiSecurity,
  operations: {
    GET: {
      id: "GET /reports",
      responses: {
        200: { json: z.array(z.string()) },
      },
      security: [{ bearer: [] }],
    },
    POST: {
      id: "POST /reports",
      body: {
        required: true,
        json: z.object({
          name: z.string(),
        }),
      },
      responses: {
        200: { json: z.string() },
      },
      security: [{ "api key": [], session: [] }],
    },
  },
};
