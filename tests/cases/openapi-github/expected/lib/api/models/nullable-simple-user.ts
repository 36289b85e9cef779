// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 51b1a948aa2ee9db-b632ea9e-7b4fdbad

import type { ZodType } from "zod";
import { z } from "../runtime/zod";

/** Simple User */
export type NullableSimpleUser = {
  login: string;
  email?: string | null;
  starred_at?: string;
} | null;

export const nullableSimpleUserSchema: ZodType<NullableSimpleUser> = z
  .looseObject({
    login: z.string(),
    email: z.string().nullable().optional(),
    starred_at: z.string().optional(),
  })
  .nullable();
