// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 1d1aa75b10445081-d7ca51c2-a876a96e

import type { Contract } from "../../../../runtime/contract";
import { routeMatch } from "../../../../runtime/match";
import type { Status } from "../../../../runtime/status";
import { z } from "../../../../runtime/zod";

export interface PostBundleRequest {
  params: { name: string };
  query: { "keyStorePassword@TypeHint"?: string; delete?: boolean };
}

/** Where the spec states no body, any may be sent: as JSON unless it is text or bytes. */
export type PostBundleResponse = {
  status: Status;
  contentType?: string;
  body?: unknown;
};

export interface SystemConsoleBundlesByNameRoute {
  POST: { request: PostBundleRequest; response: PostBundleResponse };
}

type Route = SystemConsoleBundlesByNameRoute;

/** /system/console/bundles/{name} */
export const systemConsoleBundlesByName: Contract<Route> = {
  operations: {
    POST: {
      id: "postBundle",
      params: [{ name: "name" }],
      query: [
        { name: "keyStorePassword@TypeHint" },
        { name: "delete", type: "boolean", schema: z.boolean() },
      ],
      responses: {
        default: {},
      },
    },
  },
};

export interface GetBundleRequest {
  params: { name: string };
}

export type GetBundleResponse = { status: Status; body: string };

export interface SystemConsoleBundlesByNameJsonRoute {
  GET: { request: GetBundleRequest; response: GetBundleResponse };
}

type Route2 = SystemConsoleBundlesByNameJsonRoute;

/** /system/console/bundles/{name}.json */
export const systemConsoleBundlesByNameJson: Contract<Route2> = {
  match: routeMatch({ slugs: { name: [{ param: "name" }, ".json"] } }),
  operations: {
    GET: {
      id: "getBundle",
      params: [{ name: "name" }],
      responses: {
        default: { content: [{ mediaType: "text/plain" }] },
      },
    },
  },
};
