// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 5622f3dcbd4b74cf-65d7a93a-214332c5

import type { ZodType } from "zod";
import { integer, uniqueItems } from "../runtime/checks";
import { allOf } from "../runtime/compose";
import { z } from "../runtime/zod";

export type Bucket = {
  data?: {
    readonly id?: string;
    last_modified?: number;
    [key: string]: unknown;
  };
  permissions?: { [key: string]: string[] };
} | null;

export const bucketSchema: ZodType<Bucket> = z
  .object({
    data: z
      .looseObject({
        id: z.string().optional(),
        last_modified: integer().gt(0).optional(),
      })
      .optional(),
    permissions: z
      .record(z.string(), allOf(z.array(z.string()), uniqueItems()))
      .optional(),
  })
  .nullable();
