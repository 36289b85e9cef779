// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: adf6f1990556540d-dfd5bd44-bdd14ad9

import type { Contract } from "../runtime/contract";
import { z } from "../runtime/zod";

export type PostUsersResponse = { status: 200; body: string[] };

export interface UsersRoute {
  POST: { request: object; response: PostUsersResponse };
}

/** /users */
export const users: Contract<UsersRoute> = {
  operations: {
    POST: {
      id: "POST /users",
      responses: {
        200: { json: z.array(z.string()) },
      },
      security: [{ bearer: [] }],
    },
  },
};
