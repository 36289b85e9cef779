// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: fb16fb2b9efe71a0-6537415b-ca18da2f

import type { ZodType } from "zod";
import { without } from "../runtime/compose";
import { z } from "../runtime/zod";

export interface MapRequest {
  name: string;
  secret?: string;
}

export const mapRequestSchema: ZodType<MapRequest> = without(
  ["id"],
  z.strictObject({
    name: z.string(),
    secret: z.string().optional(),
  }),
);
