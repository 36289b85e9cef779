// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 9b09f1fd96e35941-2671b923-21ef0413

import type { ZodType } from "zod";
import { integer, maxCodePoints } from "../runtime/checks";
import { z } from "../runtime/zod";
import { type Card, cardSchema } from "./card";

export interface Customer {
  /** @format unix-time */
  created: number;
  default_source?: string | Card | null;
  id: string;
  livemode: boolean;
  metadata?: Record<string, string>;
  object: "customer";
  tax_exempt?: "exempt" | "none" | "reverse" | null;
}

export const customerSchema: ZodType<Customer> = z.object({
  created: integer(),
  default_source: z
    .union([z.string().check(maxCodePoints(5000)), z.lazy(() => cardSchema)])
    .nullable()
    .optional(),
  id: z.string().check(maxCodePoints(5000)),
  livemode: z.boolean(),
  metadata: z
    .record(z.string(), z.string().check(maxCodePoints(500)))
    .optional(),
  object: z.literal("customer"),
  tax_exempt: z.enum(["exempt", "none", "reverse"]).nullable().optional(),
});
