// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: f7c47668086c3897-ab420cfa-bf5b8b3c

import type { ZodType } from "zod";
import { z } from "../runtime/zod";

export interface ErrorModel {
  error: {
    type: string;
    message?: string;
  };
}

export const errorModelSchema: ZodType<ErrorModel> = z.object({
  error: z.object({
    type: z.string(),
    message: z.string().optional(),
  }),
});
