// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: d9cac84528875911-b256d7bf-0411987c

import type { ZodType } from "zod";
import { z } from "../../runtime/zod";
import { type Loan, loanSchema } from "./loan";

export interface User {
  card: string;
  loans: Loan[];
}

export const userSchema: ZodType<User> = z.object({
  card: z.string(),
  loans: z.array(loanSchema),
});
