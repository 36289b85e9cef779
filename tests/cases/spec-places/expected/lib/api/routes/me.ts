// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 1f271aee38a08600-d846b0e8-dc7187ec

import { type User, userSchema } from "../models/user";
import type { Contract } from "../runtime/contract";
import { apiSecurity, type Auth } from "../security";

export interface GetMeRequest {
  auth: Auth<"bearer">;
}

export type GetMeResponse = { status: 200; body: User };

export interface MeRoute {
  GET: { request: GetMeRequest; response: GetMeResponse };
}

/** /me */
export const me: Contract<MeRoute> = {
  security: apiSecurity,
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
