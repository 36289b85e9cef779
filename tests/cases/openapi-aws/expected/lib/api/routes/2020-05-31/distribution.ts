// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 2d6ff5daa2035fac-2dca3446-904180ec

import type { Contract } from "../../runtime/contract";
import { routeMatch } from "../../runtime/match";
import { z } from "../../runtime/zod";

export interface CreateDistributionWithTagsRequest {
  query: { WithTags: true };
}

/** Where the spec states no body, any may be sent: as JSON unless it is text or bytes. */
export type CreateDistributionWithTagsResponse = {
  status: 201;
  contentType?: string;
  body?: unknown;
};

export interface Route20200531DistributionWithTagsRoute {
  POST: {
    request: CreateDistributionWithTagsRequest;
    response: CreateDistributionWithTagsResponse;
  };
}

type Route = Route20200531DistributionWithTagsRoute;

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
