// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 8489a8e7f49bfbe0-e0ccf696-59e9c18d

import type { ZodType } from "zod";
import { z } from "../../runtime/zod";

export interface Loan {
  book: string;
}

export const loanSchema: ZodType<Loan> = z.looseObject({
  book: z.string().min(1),
});
