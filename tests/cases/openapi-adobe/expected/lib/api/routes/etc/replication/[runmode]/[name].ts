// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 196988d500b135f4-817c58a8-7b866e1d

import type { Contract } from "../../../../runtime/contract";
import { routeMatch } from "../../../../runtime/match";
import type { Status } from "../../../../runtime/status";

export interface DeleteAgentRequest {
  params: { runmode: string; name: string };
}

export type DeleteAgentResponse = { status: Status };

export interface Route {
  DELETE: { request: DeleteAgentRequest; response: DeleteAgentResponse };
}

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
