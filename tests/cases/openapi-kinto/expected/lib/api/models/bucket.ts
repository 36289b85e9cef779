// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 21a9c5ba928a4754-8faa475d-214332c5

import type { ZodType } from "zod";
import { integer, uniqueItems } from "../runtime/checks";
import { z } from "../runtime/zod";

export type Bucket = {
  data?: {
    readonly id?: string;
    last_modified?: number;
  };
  permissions?: { [key: string]: string[] };
} | null;

export const bucketSchema: ZodType<Bucket> = z
  .looseObject({
    data: z
      .looseObject({
        id: z.string().optional(),
        last_modified: integer().gt(0).optional(),
      })
      .optional(),
    permissions: z
      .record(z.string(), z.array(z.string()).check(uniqueItems()))
      .optional(),
  })
  .nullable();
