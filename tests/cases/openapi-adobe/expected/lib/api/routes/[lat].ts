// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: ab07aa2ad5882852-71c666c6-843c0769

import type { Contract } from "../runtime/contract";
import { routeMatch } from "../runtime/match";
import type { Status } from "../runtime/status";
import { z } from "../runtime/zod";

export interface PostCqActionsRequest {
  query: { authorizableId: string };
}

/** Where the spec states no body, any may be sent: as JSON unless it is text or bytes. */
export type PostCqActionsResponse = {
  status: Status;
  contentType?: string;
  body?: unknown;
};

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

/** Where the spec states no body, any may be sent: as JSON unless it is text or bytes. */
export type GetPlaceResponse = {
  status: 200;
  contentType?: string;
  body?: unknown;
};

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
