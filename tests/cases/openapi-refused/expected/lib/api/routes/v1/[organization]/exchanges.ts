// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 5a766744359f81e6-33f6baaa-59b0a505

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

export interface V1ByOrganizationExchangesRoute {
  GET: {
    request: GetV1ByOrganizationExchangesRequest;
    response: GetV1ByOrganizationExchangesResponse;
  };
}

type Route = V1ByOrganizationExchangesRoute;

/** /v1/{organization}/exchanges */
export const v1ByOrganizationExchanges: Contract<Route> = {
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
