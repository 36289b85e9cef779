// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 7384da54eb265076-0fd2ce80-a57e3452

import type { ZodType } from "zod";
import { z } from "../runtime/zod";

export interface DeletedCustomer {
  deleted: true;
  id: string;
}

export const deletedCustomerSchema: ZodType<DeletedCustomer> = z.object({
  deleted: z.literal(true),
  id: z.string(),
});
