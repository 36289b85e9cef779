// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 8fa1c3ede24e42b1-b53f59f4-0b884106

import { integer } from "../../../runtime/checks";
import type { Contract } from "../../../runtime/contract";
import { routeMatch } from "../../../runtime/match";

export interface GetMetricsRequest {
  params: { prefix: string; api_ver: number; metrics: string };
}

/** Where the spec states no body, any may be sent: as JSON unless it is text or bytes. */
export type GetMetricsResponse = {
  status: 200;
  contentType?: string;
  body?: unknown;
};

export interface ByPrefixByApiVerByMetricsRoute {
  GET: { request: GetMetricsRequest; response: GetMetricsResponse };
}

type Route = ByPrefixByApiVerByMetricsRoute;

/** /{prefix}/{api_ver:\d+}/{metrics:.*} */
export const byPrefixByApiVerByMetrics: Contract<Route> = {
  match: routeMatch({ slugs: { metrics: [{ param: "metrics", rest: true }] } }),
  operations: {
    GET: {
      id: "get_metrics",
      params: [
        { name: "prefix" },
        { name: "api_ver", type: "number", schema: integer() },
        { name: "metrics" },
      ],
      responses: {
        200: {},
      },
    },
  },
};
