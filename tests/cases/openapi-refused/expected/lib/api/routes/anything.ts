// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: fac3b4d9959939b8-d773bdd3-3856e645

import type { Contract } from "../runtime/contract";

/** Where the spec states no body, any may be sent: as JSON unless it is text or bytes. */
export type GetAnythingResponse = {
  status: 200;
  contentType?: string;
  body?: unknown;
};

export interface AnythingRoute {
  GET: { request: object; response: GetAnythingResponse };
}

/** /anything */
export const anything: Contract<AnythingRoute> = {
  operations: {
    GET: {
      id: "GET /anything",
      responses: {
        200: {},
      },
    },
  },
};
