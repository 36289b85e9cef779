// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 61dfe586863c6268-6df4b009-c8a09d5d

import type { ZodType } from "zod";
import { integer } from "../runtime/checks";
import { without } from "../runtime/compose";
import { z } from "../runtime/zod";

export interface MapModel2 {
  name: string;
  readonly id?: number;
}

export const mapModel2Schema: ZodType<MapModel2> = without(
  ["secret"],
  z.strictObject({
    name: z.string(),
    id: integer().optional(),
  }),
);
