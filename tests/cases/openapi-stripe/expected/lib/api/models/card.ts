// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 55c60e9cbca079f3-b1e27927-1e180afb

import type { ZodType } from "zod";
import { z } from "../runtime/zod";
import { type Customer, customerSchema } from "./customer";

export interface Card {
  id: string;
  customer?: string | Customer | null;
}

export const cardSchema: ZodType<Card> = z.object({
  id: z.string(),
  customer: z
    .union([z.string(), z.lazy(() => customerSchema)])
    .nullable()
    .optional(),
});
