// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: f7051dfe048bc4aa-19969e94-211db5b7

import type { Contract } from "../../../../runtime/contract";
import { type User, userSchema } from "../../../models/user";
import { securitySchemes } from "../../../security";

export interface GetUserRequest {
  params: { id: string };
}

export type GetUserResponse = { status: 200; body: User };

export interface UsersByIdRoute {
  GET: { request: GetUserRequest; response: GetUserResponse };
}

/** /users/{id} */
export const usersById: Contract<UsersByIdRoute> = {
  schemes: securitySchemes,
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
