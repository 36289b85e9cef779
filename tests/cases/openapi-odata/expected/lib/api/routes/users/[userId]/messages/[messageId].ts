// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 184f9df521727ce5-02946ce6-d57f7544

import type { Contract } from "../../../../runtime/contract";
import { routeMatch } from "../../../../runtime/match";

export interface UsersGetMessagesRequest {
  params: { id: string; "message-id": string };
}

/** Where the spec states no body, any may be sent: as JSON unless it is text or bytes. */
export type UsersGetMessagesResponse = {
  status: 200;
  contentType?: string;
  body?: unknown;
};

export interface UsersByIdMessagesByMessageIdRoute {
  GET: { request: UsersGetMessagesRequest; response: UsersGetMessagesResponse };
}

type Route = UsersByIdMessagesByMessageIdRoute;

/** /users/{id}/messages/{message-id} */
export const usersByIdMessagesByMessageId: Contract<Route> = {
  match: routeMatch({
    slugs: { userId: [{ param: "id" }], messageId: [{ param: "message-id" }] },
  }),
  operations: {
    GET: {
      id: "users.GetMessages",
      params: [{ name: "id" }, { name: "message-id" }],
      responses: {
        200: {},
      },
    },
  },
};
