// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: eab2df9bc85df909-f6b6999c-8cd72b26

import {
  type GoogleApiJsonSchema,
  googleApiJsonSchemaSchema,
} from "../../models/google-api-json-schema";
import { integer } from "../../runtime/checks";
import type { Contract } from "../../runtime/contract";
import { routeMatch } from "../../runtime/match";
import { z } from "../../runtime/zod";
import { apiSecurity, type Auth } from "../../security";

export interface ApigeeOrganizationsGetRequest {
  auth: Auth<"Oauth2" | "Oauth2c">;
  params: { name: string };
  query: {
    "$.xgafv"?: "1" | "2";
    $alt?: "json" | "media" | "proto";
    "page.size"?: number;
  };
}

export type ApigeeOrganizationsGetResponse = {
  status: 200;
  body: GoogleApiJsonSchema;
};

export interface V1ByNameRoute {
  GET: {
    request: ApigeeOrganizationsGetRequest;
    response: ApigeeOrganizationsGetResponse;
  };
}

/** /v1/{name} */
export const v1ByName: Contract<V1ByNameRoute> = {
  security: apiSecurity,
  operations: {
    GET: {
      id: "apigee.organizations.get",
      params: [{ name: "name" }],
      query: [
        { name: "$.xgafv", schema: z.enum(["1", "2"]) },
        { name: "$alt", schema: z.enum(["json", "media", "proto"]) },
        { name: "page.size", type: "number", schema: integer() },
      ],
      responses: {
        200: { json: googleApiJsonSchemaSchema },
      },
      security: [
        {
          Oauth2: ["https://www.googleapis.com/auth/cloud-platform"],
          Oauth2c: ["https://www.googleapis.com/auth/cloud-platform"],
        },
      ],
    },
  },
};

export interface ApigeeOrganizationsOperationsCancelRequest {
  params: { name: string };
}

export type ApigeeOrganizationsOperationsCancelResponse = {
  status: 200;
  body: unknown;
};

export interface V1ByNameCancelRoute {
  POST: {
    request: ApigeeOrganizationsOperationsCancelRequest;
    response: ApigeeOrganizationsOperationsCancelResponse;
  };
}

/** /v1/{name}:cancel */
export const v1ByNameCancel: Contract<V1ByNameCancelRoute> = {
  match: routeMatch({ slugs: { name: [{ param: "name" }, ":cancel"] } }),
  operations: {
    POST: {
      id: "apigee.organizations.operations.cancel",
      params: [{ name: "name" }],
      responses: {
        200: { json: z.unknown() },
      },
    },
  },
};
