// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: b18bfad927f87990-8ba44458-df5b8c95

import type { Contract } from "../../../../../../runtime/contract";
import { routeMatch } from "../../../../../../runtime/match";
import type { Status } from "../../../../../../runtime/status";

export interface PostJmxRepositoryRequest {
  params: { action: string };
}

/** Where the spec states no body, any may be sent: as JSON unless it is text or bytes. */
export type PostJmxRepositoryResponse = {
  status: Status;
  contentType?: string;
  body?: unknown;
};

export interface JmxComAdobeGraniteTypeRepositoryOpByActionRoute {
  POST: {
    request: PostJmxRepositoryRequest;
    response: PostJmxRepositoryResponse;
  };
}

type Route = JmxComAdobeGraniteTypeRepositoryOpByActionRoute;

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
