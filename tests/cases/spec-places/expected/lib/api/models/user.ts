// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 7d245ce17377e248-586eb5f2-35891fab

import type { ZodType } from "zod";
import { z } from "../runtime/zod";

export interface User {
  /** @format uuid */
  id: string;
}

export const userSchema: ZodType<User> = z.object({
  id: z.guid(),
});
