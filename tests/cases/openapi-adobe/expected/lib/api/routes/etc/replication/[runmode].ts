// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 2a4a3e0a0cf43682-0cabec21-fb59e1b1

import type { Contract } from "../../../runtime/contract";
import { routeMatch } from "../../../runtime/match";
import type { Status } from "../../../runtime/status";
import { z } from "../../../runtime/zod";

export interface GetAgentsRequest {
  params: { runmode: string };
}

export type GetAgentsResponse = { status: Status; body: string };

export interface JsonRoute {
  GET: { request: GetAgentsRequest; response: GetAgentsResponse };
}

/** /etc/replication/agents.{runmode}.-1.json */
export const etcReplicationAgentsByRunmode1Json: Contract<JsonRoute> = {
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
