// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 4fd2de69dda87deb-a9a81be1-bf5b8b3c

import type { ZodType } from "zod";
import { integer } from "../runtime/checks";
import { z } from "../runtime/zod";

export interface ErrorModel {
  code: number;
  error?: string;
}

export const errorModelSchema: ZodType<ErrorModel> = z.object({
  code: integer(),
  error: z.string().optional(),
});
