// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 297f75ae4d550474-edd5f19e-59b0a505

import type { Bytes, Contract } from "../../../runtime/contract";
import type { Status } from "../../../runtime/status";

export interface GetV1ByOrganizationExchangesRequest {
  params: { organization: string };
}

export type GetV1ByOrganizationExchangesResponse = {
  status: Status;
  contentType?: string;
  body: string | Bytes;
};

export interface Route {
  GET: {
    request: GetV1ByOrganizationExchangesRequest;
    response: GetV1ByOrganizationExchangesResponse;
  };
}

/** /v1/{organization}/exchanges */
export const v1ByOrganizationExchanges: Contract<Route> = {
  operations: {
    GET: {
      id: "GET /v1/{organization}/exchanges",
      params: [{ name: "organization" }],
      responses: {
        default: { content: [{ mediaType: "*/*" }] },
      },
    },
  },
};
