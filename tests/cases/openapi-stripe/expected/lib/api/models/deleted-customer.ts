// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 2e639d75224f7fa7-7e422d7c-a57e3452

import type { ZodType } from "zod";
import { z } from "../runtime/zod";

export interface DeletedCustomer {
  deleted: true;
  id: string;
}

export const deletedCustomerSchema: ZodType<DeletedCustomer> = z.looseObject({
  deleted: z.literal(true),
  id: z.string(),
});
