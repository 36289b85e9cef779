// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 337c1329adaaea94-3b84d302-a0cb7e53

import type { Contract } from "../../../runtime/contract";

export type GetRoomsResponse = { status: 204 };

export interface RoomsRoute {
  GET: { request: object; response: GetRoomsResponse };
}

/** /rooms */
export const rooms: Contract<RoomsRoute> = {
  operations: {
    GET: {
      id: "GET /rooms",
      responses: {
        204: {},
      },
    },
  },
};
