// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 77d82470bc40647d-57a0dd05-bf5b8b3c

import type { ZodType } from "zod";
import { integer } from "../runtime/checks";
import { z } from "../runtime/zod";

export interface ErrorModel {
  code: number;
  error?: string;
}

export const errorModelSchema: ZodType<ErrorModel> = z.looseObject({
  code: integer(),
  error: z.string().optional(),
});
