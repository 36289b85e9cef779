// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 233c1a4818dc6d0c-4bce96d8

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
      params: [{ name: "id", required: true, schema: z.string() }],
      responses: {
        200: {
          content: [{ mediaType: "application/json", schema: z.string() }],
        },
      },
      security: [{ bearer: [] }, {}],
    },
  },
};
