// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 9c7bdde7c7f542ad-77fbe082-b8163d44

import type { Contract } from "../../../runtime/contract";
import { writeLines } from "../../../runtime/events";
import { z } from "../../../runtime/zod";

export interface GetDeploymentEventsRequest {
  params: { id: string };
  query: { follow?: 0 | 1 };
}

export type GetDeploymentEventsResponse = {
  status: 200;
  body: AsyncIterable<Record<string, unknown>>;
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
            { mediaType: "application/stream+json", write: writeLines },
          ],
        },
      },
    },
  },
};
