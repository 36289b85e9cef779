// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: f904cdc77e42f7b4-ae612648-5b7a97b8

import type { ZodType } from "zod";
import { integer } from "../../runtime/checks";
import { z } from "../../runtime/zod";

export interface User {
  ticket: number;
}

export const userSchema: ZodType<User> = z.object({
  ticket: integer().min(1),
});
