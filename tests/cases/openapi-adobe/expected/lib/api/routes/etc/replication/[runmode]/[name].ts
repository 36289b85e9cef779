// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: c3de194ae35a0d77-9a6c5839-7b866e1d

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

export interface EtcReplicationAgentsByRunmodeByNameRoute {
  DELETE: { request: DeleteAgentRequest; response: DeleteAgentResponse };
}

type Route = EtcReplicationAgentsByRunmodeByNameRoute;

/** /etc/replication/agents.{runmode}/{name} */
export const etcReplicationAgentsByRunmodeByName: Contract<Route> = {
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
