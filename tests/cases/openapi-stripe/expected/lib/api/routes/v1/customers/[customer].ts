// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: e92a9783c738009f-0854d594-b5186a5d

import { type Customer, customerSchema } from "../../../models/customer";
import {
  type DeletedCustomer,
  deletedCustomerSchema,
} from "../../../models/deleted-customer";
import { type ErrorModel, errorModelSchema } from "../../../models/error-model";
import { integer, maxCodePoints } from "../../../runtime/checks";
import { anyOf } from "../../../runtime/compose";
import type { Contract } from "../../../runtime/contract";
import { readForm } from "../../../runtime/form";
import type { Status } from "../../../runtime/status";
import { deepObject } from "../../../runtime/styles";
import { z } from "../../../runtime/zod";
import { apiSecurity, type Auth } from "../../../security";

/** <p>Retrieves a Customer object.</p> */
export interface GetCustomersCustomerRequest {
  auth: Auth<"basicAuth"> | Auth<"bearerAuth">;
  params: { customer: string };
  query: { expand?: string[] };
  body?: Record<string, never>;
}

export type GetCustomersCustomerResponse =
  | { status: 200; body: Customer | DeletedCustomer }
  | { status: Exclude<Status, 200>; body: ErrorModel };

export interface PostCustomersCustomerRequest {
  auth: Auth<"basicAuth"> | Auth<"bearerAuth">;
  params: { customer: string };
  body?: {
    balance?: number;
    expand?: string[];
    metadata?: Record<string, string> | "";
  };
}

export type PostCustomersCustomerResponse = { status: 200; body: Customer };

export interface V1CustomersByCustomerRoute {
  /** <p>Retrieves a Customer object.</p> */
  GET: {
    request: GetCustomersCustomerRequest;
    response: GetCustomersCustomerResponse;
  };
  POST: {
    request: PostCustomersCustomerRequest;
    response: PostCustomersCustomerResponse;
  };
}

/** /v1/customers/{customer} */
export const v1CustomersByCustomer: Contract<V1CustomersByCustomerRoute> = {
  security: apiSecurity,
  operations: {
    GET: {
      id: "GetCustomersCustomer",
      params: [
        { name: "customer", schema: z.string().check(maxCodePoints(5000)) },
      ],
      query: [
        {
          name: "expand",
          type: { items: "string" },
          style: deepObject,
          schema: z.array(z.string().check(maxCodePoints(5000))),
        },
      ],
      body: {
        required: false,
        content: [
          {
            mediaType: "application/x-www-form-urlencoded",
            read: readForm,
            schema: z.strictObject({}),
          },
        ],
      },
      responses: {
        200: { json: anyOf(customerSchema, deletedCustomerSchema) },
        default: { json: errorModelSchema },
      },
      security: [{ basicAuth: [] }, { bearerAuth: [] }],
    },
    POST: {
      id: "PostCustomersCustomer",
      params: [
        { name: "customer", schema: z.string().check(maxCodePoints(5000)) },
      ],
      body: {
        required: false,
        content: [
          {
            mediaType: "application/x-www-form-urlencoded",
            read: readForm,
            fields: [
              { name: "balance", type: "number" },
              { name: "expand", type: { items: "string" }, style: deepObject },
              {
                name: "metadata",
                type: { anyOf: [{ properties: {}, rest: "string" }, "string"] },
                style: deepObject,
              },
            ],
            schema: z.strictObject({
              balance: integer().optional(),
              expand: z.array(z.string().check(maxCodePoints(5000))).optional(),
              metadata: z
                .union([z.record(z.string(), z.string()), z.literal("")])
                .optional(),
            }),
          },
        ],
      },
      responses: {
        200: { json: customerSchema },
      },
      security: [{ basicAuth: [] }, { bearerAuth: [] }],
    },
  },
};
