// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 312a2de14236d066-f92ba69e-59e9c18d

import type { ZodType } from "zod";
import { z } from "../../runtime/zod";

export interface Loan {
  book: string;
}

export const loanSchema: ZodType<Loan> = z.object({
  book: z.string().min(1),
});
