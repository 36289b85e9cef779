// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 422f6f8a26217419-068f5d8f-7b866e1d

import type { Contract } from "../../../../runtime/contract";
import { routeMatch } from "../../../../runtime/match";
import type { Status } from "../../../../runtime/status";

export interface DeleteAgentRequest {
  params: { runmode: string; name: string };
}

/** Where the spec states no body, any may be sent: as JSON unless it is text or bytes. */
export type DeleteAgentResponse = {
  status: Status;
  contentType?: string;
  body?: unknown;
};

export interface NameRoute {
  DELETE: { request: DeleteAgentRequest; response: DeleteAgentResponse };
}

/** /etc/replication/agents.{runmode}/{name} */
export const etcReplicationAgentsByRunmodeByName: Contract<NameRoute> = {
  match: routeMatch({ slugs: { runmode: ["agents.", { param: "runmode" }] } }),
  operations: {
    DELETE: {
      id: "deleteAgent",
      params: [{ name: "runmode" }, { name: "name" }],
      responses: {
        default: {},
      },
    },
  },
};
