// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: f59d5d784b9782d0-795b75a1-211db5b7

import type { Contract } from "../../../../runtime/contract";
import { type User, userSchema } from "../../../models/user";
import { apiSecurity, type Auth } from "../../../security";

export interface GetUserRequest {
  auth: Auth<"museumBearer">;
  params: { id: string };
}

export type GetUserResponse = { status: 200; body: User };

export interface UsersByIdRoute {
  GET: { request: GetUserRequest; response: GetUserResponse };
}

/** /users/{id} */
export const usersById: Contract<UsersByIdRoute> = {
  security: apiSecurity,
  operations: {
    GET: {
      id: "getUser",
      params: [{ name: "id" }],
      responses: {
        200: { json: userSchema },
      },
      security: [{ bearer: [] }],
    },
  },
};
