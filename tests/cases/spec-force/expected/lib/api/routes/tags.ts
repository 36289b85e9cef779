// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 321d11a30527ff0f-3c2a6d0e-4a712d27

import type { Contract } from "../runtime/contract";
import { z } from "../runtime/zod";

export type GetTagsResponse = { status: 200; body: string[] };

export interface TagsRoute {
  GET: { request: object; response: GetTagsResponse };
}

/** /tags */
export const tags: Contract<TagsRoute> = {
  operations: {
    GET: {
      id: "GET /tags",
      responses: {
        200: { json: z.array(z.string()) },
      },
    },
  },
};
