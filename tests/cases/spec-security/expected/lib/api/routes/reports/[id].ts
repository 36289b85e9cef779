// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 867e7760f59627e9-370a71a0-dec3851b

import type { Contract } from "../../runtime/contract";
import { z } from "../../runtime/zod";
import { apiSecurity, type Auth } from "../../security";

/** With or without a token */
export interface GetReportsByIdRequest {
  auth: Auth<"bearer"> | Auth<never>;
  params: { id: string };
}

export type GetReportsByIdResponse = { status: 200; body: string };

export interface ReportsByIdRoute {
  /** With or without a token */
  GET: { request: GetReportsByIdRequest; response: GetReportsByIdResponse };
}

/** /reports/[id] */
export const reportsById: Contract<ReportsByIdRoute> = {
  security: apiSecurity,
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
