// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: e54c586f1f7a6d96-d9c3257b-dec3851b

import type { Contract } from "../../runtime/contract";
import { z } from "../../runtime/zod";

/** With or without a token */
export interface GetReportsByIdRequest {
  params: { id: string };
}

export type GetReportsByIdResponse = { status: 200; body: string };

export interface ReportsByIdRoute {
  GET: { request: GetReportsByIdRequest; response: GetReportsByIdResponse };
}

/** /reports/[id] */
export const reportsById: Contract<ReportsByIdRoute> = {
  operations: {
    GET: {
      id: "GET /reports/[id]",
      params: [{ name: "id" }],
      responses: {
        200: { json: z.string() },
      },
      security: [{ bearer: [] }, {}],
    },
  },
};
