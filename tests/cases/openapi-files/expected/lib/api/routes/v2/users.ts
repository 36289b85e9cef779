// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 992396e4372d789d-5d8cd23e-87928635

import { type User, userSchema } from "../../models/user";
import type { Contract } from "../../runtime/contract";
import { z } from "../../runtime/zod";

export type GetUsersResponse = { status: 200; body: User[] };

export interface UsersRoute {
  GET: { request: object; response: GetUsersResponse };
}

/** /users */
export const users: Contract<UsersRoute> = {
  operations: {
    GET: {
      id: "GET /users",
      responses: {
        200: { json: z.array(userSchema) },
      },
    },
  },
};
