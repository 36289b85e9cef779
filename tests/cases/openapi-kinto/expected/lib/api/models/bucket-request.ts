// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 7e3b4c6ec5d90945-b58db723-91fc79e3

import type { ZodType } from "zod";
import { integer, uniqueItems } from "../runtime/checks";
import { allOf, without } from "../runtime/compose";
import { z } from "../runtime/zod";

export type BucketRequest = {
  data?: {
    last_modified?: number;
    [key: string]: unknown;
  };
  permissions?: { [key: string]: string[] };
} | null;

export const bucketRequestSchema: ZodType<BucketRequest> = z
  .object({
    data: z.optional(
      without(
        ["id"],
        z.looseObject({
          last_modified: integer().gt(0).optional(),
        }),
      ),
    ),
    permissions: z
      .record(z.string(), allOf(z.array(z.string()), uniqueItems()))
      .optional(),
  })
  .nullable();
