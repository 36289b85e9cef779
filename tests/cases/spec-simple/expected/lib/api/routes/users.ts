// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 8d242e71d9fa5dd0-85cfb6f5-bdd14ad9

import { type NewUser, newUserSchema } from "../models/new-user";
import { type Problem, problemSchema } from "../models/problem";
import { type User, userSchema } from "../models/user";
import { integer } from "../runtime/checks";
import type { Contract } from "../runtime/contract";
import { z } from "../runtime/zod";

/** List users */
export interface GetUsersRequest {
  query: { page?: number; limit: number };
}

export type GetUsersResponse = { status: 200; body: User[] };

export interface PostUsersRequest {
  body: NewUser;
}

export type PostUsersResponse =
  { status: 201; body: User } | { status: 409; body: Problem };

export interface UsersRoute {
  /** List users */
  GET: { request: GetUsersRequest; response: GetUsersResponse };
  POST: { request: PostUsersRequest; response: PostUsersResponse };
}

/** /users */
export const users: Contract<UsersRoute> = {
  operations: {
    GET: {
      id: "GET /users",
      query: [
        { name: "page", type: "number", schema: integer() },
        {
          name: "limit",
          required: true,
          type: "number",
          schema: integer().max(100),
        },
      ],
      responses: {
        200: { json: z.array(userSchema) },
      },
    },
    POST: {
      id: "POST /users",
      body: { required: true, json: newUserSchema },
      responses: {
        201: { json: userSchema },
        409: {
          content: [
            { mediaType: "application/problem+json", schema: problemSchema },
          ],
        },
      },
    },
  },
};
