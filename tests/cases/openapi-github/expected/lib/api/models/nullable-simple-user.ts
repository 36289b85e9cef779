// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 3852ea683c1f2ca8-190c22e8-7b4fdbad

import type { ZodType } from "zod";
import { z } from "../runtime/zod";

/** Simple User */
export type NullableSimpleUser = {
  login: string;
  email?: string | null;
  starred_at?: string;
} | null;

export const nullableSimpleUserSchema: ZodType<NullableSimpleUser> = z
  .object({
    login: z.string(),
    email: z.string().nullable().optional(),
    starred_at: z.string().optional(),
  })
  .nullable();
