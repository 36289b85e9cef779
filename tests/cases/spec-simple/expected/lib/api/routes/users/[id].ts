// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 2ddc2dd1c077ac70-ed8bbfa7-29262553

import { type Problem, problemSchema } from "../../models/problem";
import { type User, userSchema } from "../../models/user";
import type { Contract } from "../../runtime/contract";
import { z } from "../../runtime/zod";

export interface GetUsersByIdRequest {
  params: { id: string };
}

export type GetUsersByIdResponse =
  { status: 200; body: User } | { status: 404; body: Problem };

export interface DeleteUsersByIdRequest {
  params: { id: string };
}

export type DeleteUsersByIdResponse = { status: 204 };

export interface UsersByIdRoute {
  GET: { request: GetUsersByIdRequest; response: GetUsersByIdResponse };
  DELETE: {
    request: DeleteUsersByIdRequest;
    response: DeleteUsersByIdResponse;
  };
}

/** /users/[id] */
export const usersById: Contract<UsersByIdRoute> = {
  operations: {
    GET: {
      id: "GET /users/[id]",
      params: [{ name: "id", schema: z.guid() }],
      responses: {
        200: { json: userSchema },
        404: {
          content: [
            { mediaType: "application/problem+json", schema: problemSchema },
          ],
        },
      },
    },
    DELETE: {
      id: "DELETE /users/[id]",
      params: [{ name: "id", schema: z.guid() }],
      responses: {
        204: {},
      },
    },
  },
};
