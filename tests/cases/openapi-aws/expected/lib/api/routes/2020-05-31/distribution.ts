// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: e6aaa7640207d764-dc3cfd3d-904180ec

import type { Contract } from "../../runtime/contract";
import { routeMatch } from "../../runtime/match";
import { z } from "../../runtime/zod";

export interface CreateDistributionWithTagsRequest {
  query: { WithTags: true };
}

export type CreateDistributionWithTagsResponse = { status: 201 };

export interface Route {
  POST: {
    request: CreateDistributionWithTagsRequest;
    response: CreateDistributionWithTagsResponse;
  };
}

/** /2020-05-31/distribution#WithTags */
export const route20200531DistributionWithTags: Contract<Route> = {
  match: routeMatch({ query: { WithTags: "" } }),
  operations: {
    POST: {
      id: "CreateDistributionWithTags",
      query: [
        {
          name: "WithTags",
          required: true,
          type: "boolean",
          allowEmpty: true,
          schema: z.literal(true),
        },
      ],
      responses: {
        201: {},
      },
    },
  },
};
