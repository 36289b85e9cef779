import type { Api } from "../../src/model/route-spec.js";
import { hostile, oddNames } from "./apis/names.js";
import { bodies, parameters, users } from "./apis/requests.js";
import { dispatched, responses, security } from "./apis/responses.js";
import { STRING } from "./apis/schemas.js";
import { namesakes } from "./namesakes.js";
import { apiOf, bodyOf, json, operationOf, parameterOf, routeOf } from "./support.js";

function circular(): Api {
  return apiOf(
    [
      routeOf("/tree", [
        operationOf({
          method: "POST",
          operationId: "grow",
          query: [parameterOf("node", { $ref: "Node" }, { style: "deepObject" })],
          body: bodyOf({ mediaType: "application/x-www-form-urlencoded", schema: { $ref: "Node" } }),
          responses: [{ content: [json({ $ref: "Node" })] }],
        }),
      ]),
    ],
    {
      models: {
        Node: {
          type: "object",
          properties: { name: STRING, children: { type: "array", items: { $ref: "Node" } }, leaf: { $ref: "Leaf" } },
        },
        Leaf: { allOf: [{ $ref: "Node" }, { properties: { green: { type: "boolean" } } }] },
      },
    },
  );
}

/** Model APIs, by what they are about. */
export const APIS: Record<string, () => Api> = {
  users,
  parameters,
  bodies,
  responses,
  security,
  dispatched,
  oddNames,
  hostile,
  circular,
  namesakes,
  empty: () => apiOf([]),
};
