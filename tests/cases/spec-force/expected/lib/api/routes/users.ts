// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: cbd0fb036c898a4b-d1b4f0b5-bdd14ad9

import type { Contract } from "../runtime/contract";
import { z } from "../runtime/zod";
import { apiSecurity, type Auth } from "../security";

export interface PostUsersRequest {
  auth: Auth<"bearer">;
}

export type PostUsersResponse = { status: 200; body: string[] };

export interface UsersRoute {
  POST: { request: PostUsersRequest; response: PostUsersResponse };
}

/** /users */
export const users: Contract<UsersRoute> = {
  security: apiSecurity,
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
