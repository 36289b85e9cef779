// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: ab58174b0b003c2d-2fd32f0d-dbc65be8

import { type User, userSchema } from "../../models/user";
import type { Contract } from "../../runtime/contract";
import { z } from "../../runtime/zod";

export type GetPeopleResponse = { status: 200; body: User[] };

export interface PeopleRoute {
  GET: { request: object; response: GetPeopleResponse };
}

/** /people */
export const people: Contract<PeopleRoute> = {
  operations: {
    GET: {
      id: "GET /people",
      responses: {
        200: { json: z.array(userSchema) },
      },
    },
  },
};
