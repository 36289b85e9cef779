// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 34ffdc4cec576757-1a7a3785-35891fab

import type { ZodType } from "zod";
import { integer } from "../runtime/checks";
import { z } from "../runtime/zod";

export interface User {
  /** @format uuid */
  id: string;
  name: string;
  /** @format email */
  email: string;
  age?: number;
  role: "admin" | "member";
}

export const userSchema: ZodType<User> = z.object({
  id: z.guid(),
  name: z.string(),
  email: z.email(),
  age: integer().optional(),
  role: z.enum(["admin", "member"]),
});
