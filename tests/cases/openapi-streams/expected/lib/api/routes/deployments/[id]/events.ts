// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 64c94a0135fc7c5b-593da9ea-b8163d44

import { anyObject } from "../../../runtime/compose";
import type { Contract } from "../../../runtime/contract";
import { z } from "../../../runtime/zod";

export interface GetDeploymentEventsRequest {
  params: { id: string };
  query: { follow?: 0 | 1 };
}

export type GetDeploymentEventsResponse = {
  status: 200;
  body: Record<string, unknown>;
};

export interface DeploymentsByIdEventsRoute {
  GET: {
    request: GetDeploymentEventsRequest;
    response: GetDeploymentEventsResponse;
  };
}

/** /deployments/{id}/events */
export const deploymentsByIdEvents: Contract<DeploymentsByIdEventsRoute> = {
  operations: {
    GET: {
      id: "getDeploymentEvents",
      params: [{ name: "id" }],
      query: [{ name: "follow", type: "number", schema: z.literal([0, 1]) }],
      responses: {
        200: {
          content: [
            { mediaType: "application/stream+json", schema: anyObject() },
          ],
        },
      },
    },
  },
};
