// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 4286a694707a62b8-e95feb7b-35891fab

import type { ZodType } from "zod";
import { z } from "../runtime/zod";

/** User */
export interface User {
  id: string;
  manager?: User;
}

export const userSchema: ZodType<User> = z.object({
  id: z.string(),
  manager: z.lazy(() => userSchema).optional(),
});
