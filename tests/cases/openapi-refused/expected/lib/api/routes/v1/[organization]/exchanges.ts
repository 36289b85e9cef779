// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 170c53e419e747f1-08105638-59b0a505

import type { Contract } from "../../../runtime/contract";
import type { Status } from "../../../runtime/status";

export interface GetV1ByOrganizationExchangesRequest {
  params: { organization: string };
}

/** Where the spec states no body, any may be sent: as JSON unless it is text or bytes. */
export type GetV1ByOrganizationExchangesResponse = {
  status: Status;
  contentType?: string;
  body?: unknown;
};

export interface ExchangesRoute {
  GET: {
    request: GetV1ByOrganizationExchangesRequest;
    response: GetV1ByOrganizationExchangesResponse;
  };
}

/** /v1/{organization}/exchanges */
export const v1ByOrganizationExchanges: Contract<ExchangesRoute> = {
  operations: {
    GET: {
      id: "GET /v1/{organization}/exchanges",
      params: [{ name: "organization" }],
      responses: {
        default: {},
      },
    },
  },
};
