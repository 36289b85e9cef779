// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 0496cc7faaf328dc-08b119f9-e890464e

import type { Contract } from "../runtime/contract";

/** Where the spec states no body, any may be sent: as JSON unless it is text or bytes. */
export type MetaRootResponse = {
  status: 200;
  contentType?: string;
  body?: unknown;
};

export interface RootRoute {
  /** GitHub API Root */
  GET: { request: object; response: MetaRootResponse };
}

/** / */
export const root: Contract<RootRoute> = {
  operations: {
    GET: {
      id: "meta/root",
      responses: {
        200: {},
      },
    },
  },
};
