// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 3f1eec70ce3f1a79-a9e02bb7-9bf9530c

import type { ZodType } from "zod";
import { integer } from "../runtime/checks";
import { z } from "../runtime/zod";

export interface NewUser {
  name: string;
  /** @format email */
  email: string;
  age?: number;
  role: "admin" | "member";
}

export const newUserSchema: ZodType<NewUser> = z.object({
  name: z.string(),
  email: z.email(),
  age: integer().optional(),
  role: z.enum(["admin", "member"]),
});
