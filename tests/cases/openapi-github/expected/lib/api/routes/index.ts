// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 569bba64ab14a1da-2eebcb25-e890464e

import type { Contract } from "../runtime/contract";

export type MetaRootResponse = { status: 200 };

export interface RootRoute {
  GET: { request: object; response: MetaRootResponse };
}

/** / */
export const root: Contract<RootRoute> = {
  operations: {
    GET: {
      id: "meta/root",
      responses: {
        200: {},
      },
    },
  },
};
