// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: fa5a059119a2926f-21b7a95d-c8a09d5d

import type { ZodType } from "zod";
import { integer } from "../runtime/checks";
import { z } from "../runtime/zod";

export interface MapModel2 {
  name: string;
  readonly id?: number;
  secret?: string;
}

export const mapModel2Schema: ZodType<MapModel2> = z.strictObject({
  name: z.string(),
  id: integer().optional(),
  secret: z.string().optional(),
});
