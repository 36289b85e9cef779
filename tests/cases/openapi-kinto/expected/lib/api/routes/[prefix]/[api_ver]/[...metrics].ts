// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: d33aa4420332c31a-a7231283-0b884106

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

export interface ApiVerByMetricsRoute {
  GET: { request: GetMetricsRequest; response: GetMetricsResponse };
}

/** /{prefix}/{api_ver:\d+}/{metrics:.*} */
export const byPrefixByApiVerByMetrics: Contract<ApiVerByMetricsRoute> = {
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
