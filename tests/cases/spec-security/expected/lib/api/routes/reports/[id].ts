// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 587d34e8fef4f5f1-4541ab5c-dec3851b

import type { Contract } from "../../runtime/contract";
import { z } from "../../runtime/zod";
import { securitySchemes } from "../../security";

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
  schemes: securitySchemes,
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
