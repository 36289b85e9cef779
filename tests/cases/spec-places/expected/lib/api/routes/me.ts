// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 4c373d7f99c7cdae-e0416a6d-dc7187ec

import { type User, userSchema } from "../models/user";
import type { Contract } from "../runtime/contract";
import { securitySchemes } from "../security";

export type GetMeResponse = { status: 200; body: User };

export interface MeRoute {
  GET: { request: object; response: GetMeResponse };
}

/** /me */
export const me: Contract<MeRoute> = {
  schemes: securitySchemes,
  operations: {
    GET: {
      id: "GET /me",
      responses: {
        200: { json: userSchema },
      },
      security: [{ bearer: [] }],
    },
  },
};
