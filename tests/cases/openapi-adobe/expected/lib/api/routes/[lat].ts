// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: b3410f4897f99afc-aec6e90d-843c0769

import type { Contract } from "../runtime/contract";
import { routeMatch } from "../runtime/match";
import type { Status } from "../runtime/status";
import { z } from "../runtime/zod";

export interface PostCqActionsRequest {
  query: { authorizableId: string };
}

export type PostCqActionsResponse = { status: Status };

export interface CqactionsHtmlRoute {
  POST: { request: PostCqActionsRequest; response: PostCqActionsResponse };
}

/** /.cqactions.html */
export const cqactionsHtml: Contract<CqactionsHtmlRoute> = {
  match: routeMatch({ slugs: { lat: [".cqactions.html"] } }),
  operations: {
    POST: {
      id: "postCqActions",
      query: [{ name: "authorizableId", required: true }],
      responses: {
        default: {},
      },
    },
  },
};

export interface GetPlaceRequest {
  params: { lat: number; lon: number };
}

export type GetPlaceResponse = { status: 200 };

export interface ByLatByLonRoute {
  GET: { request: GetPlaceRequest; response: GetPlaceResponse };
}

/** /@{lat},{lon} */
export const byLatByLon: Contract<ByLatByLonRoute> = {
  match: routeMatch({
    slugs: { lat: ["@", { param: "lat" }, ",", { param: "lon" }] },
  }),
  operations: {
    GET: {
      id: "getPlace",
      params: [
        { name: "lat", type: "number", schema: z.number() },
        { name: "lon", type: "number", schema: z.number() },
      ],
      responses: {
        200: {},
      },
    },
  },
};
