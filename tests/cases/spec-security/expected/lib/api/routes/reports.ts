// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: dc551e18815eb38b-aa12ba0f-4fe91d59

import type { Contract } from "../runtime/contract";
import { z } from "../runtime/zod";
import { securitySchemes } from "../security";

export type GetReportsResponse = { status: 200; body: string[] };

/** A key and a session */
export interface PostReportsRequest {
  body: {
    name: string;
  };
}

export type PostReportsResponse = { status: 200; body: string };

export interface ReportsRoute {
  GET: { request: object; response: GetReportsResponse };
  POST: { request: PostReportsRequest; response: PostReportsResponse };
}

/** /reports */
export const reports: Contract<ReportsRoute> = {
  schemes: securitySchemes,
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
        json: z.looseObject({
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
