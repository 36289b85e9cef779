// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: c721794888c1c9c7-ea09e570-b152e88b

import type { Contract } from "../runtime/contract";
import { z } from "../runtime/zod";

export type GetHealthResponse = {
  status: 200;
  body: {
    ok: boolean;
  };
};

export interface HealthRoute {
  /** Open */
  GET: { request: object; response: GetHealthResponse };
}

/** /health */
export const health: Contract<HealthRoute> = {
  operations: {
    GET: {
      id: "GET /health",
      responses: {
        200: {
          json: z.object({
            ok: z.boolean(),
          }),
        },
      },
    },
  },
};
