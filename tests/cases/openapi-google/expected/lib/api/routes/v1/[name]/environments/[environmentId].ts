// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 6d63f721a604ac8b-cca467f4-3ad8f8bf

import type { Contract } from "../../../../runtime/contract";
import { routeMatch } from "../../../../runtime/match";
import { z } from "../../../../runtime/zod";

export interface ApigeeOrganizationsEnvironmentsDeployRequest {
  params: { parent: string; environmentId: string };
  body?: {
    /** @format int64 */
    revision?: string;
  };
}

/** Where the spec states no body, any may be sent: as JSON unless it is text or bytes. */
export type ApigeeOrganizationsEnvironmentsDeployResponse = {
  status: 200;
  contentType?: string;
  body?: unknown;
};

export interface V1ByParentEnvironmentsByEnvironmentIdDeployRoute {
  POST: {
    request: ApigeeOrganizationsEnvironmentsDeployRequest;
    response: ApigeeOrganizationsEnvironmentsDeployResponse;
  };
}

type Route = V1ByParentEnvironmentsByEnvironmentIdDeployRoute;

/** /v1/{parent}/environments/{environmentId}:deploy */
export const v1ByParentEnvironmentsByEnvironmentIdDeploy: Contract<Route> = {
  match: routeMatch({
    slugs: {
      name: [{ param: "parent" }],
      environmentId: [{ param: "environmentId" }, ":deploy"],
    },
  }),
  operations: {
    POST: {
      id: "apigee.organizations.environments.deploy",
      params: [{ name: "parent" }, { name: "environmentId" }],
      body: {
        required: false,
        json: z.object({
          revision: z.string().optional(),
        }),
      },
      responses: {
        200: {},
      },
    },
  },
};
