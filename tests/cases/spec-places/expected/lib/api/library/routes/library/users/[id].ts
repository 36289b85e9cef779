// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 4b166a45669eb83e-dae2ece3-e91a6c5d

import type { Contract } from "../../../../runtime/contract";
import { type User, userSchema } from "../../../models/user";
import { apiSecurity, type Auth } from "../../../security";

export interface GetUserRequest {
  auth: Auth<"libraryBearer">;
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
