// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 9dfd3026bce388e7-8ba8a409-0b884106

import { integer } from "../../../runtime/checks";
import type { Contract } from "../../../runtime/contract";
import { routeMatch } from "../../../runtime/match";

export interface GetMetricsRequest {
  params: { prefix: string; api_ver: number; metrics: string };
}

export type GetMetricsResponse = { status: 200 };

export interface Route {
  GET: { request: GetMetricsRequest; response: GetMetricsResponse };
}

/** /{prefix}/{api_ver:\d+}/{metrics:.*} */
export const byPrefixByApiVerDByMetrics: Contract<Route> = {
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
