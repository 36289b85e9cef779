// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: bec4b61f348ea3dd-e9910c86-0a085e9a

import type { Contract } from "../../../runtime/contract";

export interface UsersListMessagesRequest {
  params: { userId: string };
}

/** Where the spec states no body, any may be sent: as JSON unless it is text or bytes. */
export type UsersListMessagesResponse = {
  status: 200;
  contentType?: string;
  body?: unknown;
};

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
