// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 5839cf521ad35db8-44d9da79-be9e0559

import { type Bucket, bucketSchema } from "../../models/bucket";
import {
  type BucketRequest,
  bucketRequestSchema,
} from "../../models/bucket-request";
import { type ErrorModel, errorModelSchema } from "../../models/error-model";
import { integer } from "../../runtime/checks";
import type { Contract } from "../../runtime/contract";
import type { Status } from "../../runtime/status";
import { pipeDelimited } from "../../runtime/styles";
import { z } from "../../runtime/zod";
import { apiSecurity, type Auth } from "../../security";

export interface GetBucketRequest {
  auth: Auth<"basicAuth">;
  params: { bucket_id: string };
  query: { _fields?: string[]; ids?: number[]; sizes?: number[] };
  headers: { "if-none-match"?: string };
}

export type GetBucketResponse =
  | { status: 200; headers?: { ETag?: string }; body: Bucket }
  | { status: Exclude<Status, 200>; body: ErrorModel };

export interface UpdateBucketRequest {
  params: { bucket_id: string };
  body: BucketRequest;
}

/** Where the spec states no body, any may be sent: as JSON unless it is text or bytes. */
export type UpdateBucketResponse = {
  status: 200;
  contentType?: string;
  body?: unknown;
};

export interface BucketsByBucketIdRoute {
  GET: { request: GetBucketRequest; response: GetBucketResponse };
  PUT: { request: UpdateBucketRequest; response: UpdateBucketResponse };
}

/** /buckets/{bucket_id} */
export const bucketsByBucketId: Contract<BucketsByBucketIdRoute> = {
  security: apiSecurity,
  operations: {
    GET: {
      id: "get_bucket",
      params: [
        {
          name: "bucket_id",
          schema: z.string().regex(/^[a-zA-Z0-9][a-zA-Z0-9_-]*$/u),
        },
      ],
      query: [
        {
          name: "_fields",
          type: { items: "string" },
          explode: false,
          schema: z.array(z.string()),
        },
        { name: "ids", type: { items: "number" }, schema: z.array(integer()) },
        {
          name: "sizes",
          type: { items: "number" },
          style: pipeDelimited,
          schema: z.array(z.number()),
        },
      ],
      headers: [{ name: "if-none-match" }],
      responses: {
        200: {
          headers: [{ name: "ETag", schema: z.string() }],
          json: bucketSchema,
        },
        default: { json: errorModelSchema },
      },
      security: [{ basicAuth: [] }],
    },
    PUT: {
      id: "update_bucket",
      params: [
        {
          name: "bucket_id",
          schema: z.string().regex(/^[a-zA-Z0-9][a-zA-Z0-9_-]*$/u),
        },
      ],
      body: { required: true, json: bucketRequestSchema },
      responses: {
        200: {},
      },
    },
  },
};
