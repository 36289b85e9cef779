// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 9c4253bf83de33bb-6d4b6916-35891fab

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

export const userSchema: ZodType<User> = z.looseObject({
  id: z.guid(),
  name: z.string(),
  email: z.email(),
  age: integer().optional(),
  role: z.enum(["admin", "member"]),
});
