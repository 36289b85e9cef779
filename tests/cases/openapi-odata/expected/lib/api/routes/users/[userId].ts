// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 2632375e16bbaa29-af038c9b-4eaedbf2

import type { Contract } from "../../runtime/contract";
import { routeMatch } from "../../runtime/match";

export interface UsersUserGetUserRequest {
  params: { "user-id": string };
}

/** Where the spec states no body, any may be sent: as JSON unless it is text or bytes. */
export type UsersUserGetUserResponse = {
  status: 200;
  contentType?: string;
  body?: unknown;
};

export interface UsersByUserIdRoute {
  GET: { request: UsersUserGetUserRequest; response: UsersUserGetUserResponse };
}

/** /users/{user-id} */
export const usersByUserId: Contract<UsersByUserIdRoute> = {
  match: routeMatch({ slugs: { userId: [{ param: "user-id" }] } }),
  operations: {
    GET: {
      id: "users.user.GetUser",
      params: [{ name: "user-id" }],
      responses: {
        200: {},
      },
    },
  },
};
