// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: b91739e14aa3beec-c60876fc-df5b8c95

import type { Contract } from "../../../../../../runtime/contract";
import { routeMatch } from "../../../../../../runtime/match";
import type { Status } from "../../../../../../runtime/status";

export interface PostJmxRepositoryRequest {
  params: { action: string };
}

export type PostJmxRepositoryResponse = { status: Status };

export interface Route {
  POST: {
    request: PostJmxRepositoryRequest;
    response: PostJmxRepositoryResponse;
  };
}

/** /system/console/jmx/com.adobe.granite:type=Repository/op/{action} */
export const jmxComAdobeGraniteTypeRepositoryOpByAction: Contract<Route> = {
  match: routeMatch({ slugs: { part: ["com.adobe.granite:type=Repository"] } }),
  operations: {
    POST: {
      id: "postJmxRepository",
      params: [{ name: "action" }],
      responses: {
        default: {},
      },
    },
  },
};
