// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 250d1aa21e2c441b-1c5725f1-0411987c

import type { ZodType } from "zod";
import { z } from "../../runtime/zod";
import { type Loan, loanSchema } from "./loan";

export interface User {
  card: string;
  loans: Loan[];
}

export const userSchema: ZodType<User> = z.looseObject({
  card: z.string(),
  loans: z.array(loanSchema),
});
