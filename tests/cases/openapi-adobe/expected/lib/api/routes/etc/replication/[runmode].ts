// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 3a9b7e918da1999f-e0ddeefd-fb59e1b1

import type { Contract } from "../../../runtime/contract";
import { routeMatch } from "../../../runtime/match";
import type { Status } from "../../../runtime/status";
import { z } from "../../../runtime/zod";

export interface GetAgentsRequest {
  params: { runmode: string };
}

export type GetAgentsResponse = { status: Status; body: string };

export interface EtcReplicationAgentsByRunmode1JsonRoute {
  GET: { request: GetAgentsRequest; response: GetAgentsResponse };
}

type Route = EtcReplicationAgentsByRunmode1JsonRoute;

/** /etc/replication/agents.{runmode}.-1.json */
export const etcReplicationAgentsByRunmode1Json: Contract<Route> = {
  match: routeMatch({
    slugs: { runmode: ["agents.", { param: "runmode" }, ".-1.json"] },
  }),
  operations: {
    GET: {
      id: "getAgents",
      params: [{ name: "runmode" }],
      responses: {
        default: { json: z.string() },
      },
    },
  },
};
