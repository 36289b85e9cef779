// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 6680104b01cd5cf0-02c9986c-bdd14ad9

import type { Contract } from "../runtime/contract";
import { z } from "../runtime/zod";

export type GetUsersResponse = { status: 200; body: string[] };

export interface UsersRoute {
  GET: { request: object; response: GetUsersResponse };
}

/** /users */
export const users: Contract<UsersRoute> = {
  operations: {
    GET: {
      id: "GET /users",
      responses: {
        200: { json: z.array(z.string()) },
      },
    },
  },
};
