// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 365857f0e1a679da-5e84ecd9-0a085e9a

import type { Contract } from "../../../runtime/contract";

export interface UsersListMessagesRequest {
  params: { userId: string };
}

export type UsersListMessagesResponse = { status: 200 };

export interface UsersByUserIdMessagesRoute {
  GET: {
    request: UsersListMessagesRequest;
    response: UsersListMessagesResponse;
  };
}

/** /users/{userId}/messages */
export const usersByUserIdMessages: Contract<UsersByUserIdMessagesRoute> = {
  operations: {
    GET: {
      id: "users.ListMessages",
      params: [{ name: "userId" }],
      responses: {
        200: {},
      },
    },
  },
};
