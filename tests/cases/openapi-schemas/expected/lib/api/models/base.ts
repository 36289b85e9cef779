// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 9cc64d8d56e35837-e9cff26a-bba9aefe

import type { ZodType } from "zod";
import { integer } from "../runtime/checks";
import { z } from "../runtime/zod";

export interface Base {
  readonly id?: number;
  secret?: string;
}

export const baseSchema: ZodType<Base> = z.strictObject({
  id: integer().optional(),
  secret: z.string().optional(),
});
