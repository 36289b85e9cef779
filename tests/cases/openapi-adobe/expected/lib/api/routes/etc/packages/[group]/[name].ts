// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 95d11151c8b31a3f-a8805464-d3c0d1e0

import type { Bytes, Contract } from "../../../../runtime/contract";
import { routeMatch } from "../../../../runtime/match";
import type { Status } from "../../../../runtime/status";

export interface GetPackageRequest {
  params: { group: string; name: string; version: string };
}

export type GetPackageResponse = { status: Status; body: Bytes };

export interface EtcPackagesByGroupByNameByVersionZipRoute {
  GET: { request: GetPackageRequest; response: GetPackageResponse };
}

type Route = EtcPackagesByGroupByNameByVersionZipRoute;

/** /etc/packages/{group}/{name}-{version}.zip */
export const etcPackagesByGroupByNameByVersionZip: Contract<Route> = {
  match: routeMatch({
    slugs: { name: [{ param: "name" }, "-", { param: "version" }, ".zip"] },
  }),
  operations: {
    GET: {
      id: "getPackage",
      params: [{ name: "group" }, { name: "name" }, { name: "version" }],
      responses: {
        default: { content: [{ mediaType: "application/octet-stream" }] },
      },
    },
  },
};
