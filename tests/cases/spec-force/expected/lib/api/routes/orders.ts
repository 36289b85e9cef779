// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: e51268728bbe37cb-6d11a8c8-3a4b6cf0

import type { Contract } from "../runtime/contract";
import { z } from "../runtime/zod";

export type GetOrdersResponse = { status: 200; body: string[] };

export interface OrdersRoute {
  GET: { request: object; response: GetOrdersResponse };
}

/** /orders */
export const orders: Contract<OrdersRoute> = {
  operations: {
    GET: {
      id: "GET /orders",
      responses: {
        200: { json: z.array(z.string()) },
      },
    },
  },
};
