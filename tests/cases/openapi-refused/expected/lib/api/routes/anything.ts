// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 53c9ee568dcfc623-d4094641-3856e645

import type { Contract } from "../runtime/contract";

export type GetAnythingResponse = { status: 200 };

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
