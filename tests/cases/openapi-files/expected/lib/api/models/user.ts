// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 37d2fd47c17dc87b-9e26b15d-35891fab

import type { ZodType } from "zod";
import { z } from "../runtime/zod";

export interface User {
  id: string;
  manager?: User;
}

export const userSchema: ZodType<User> = z.object({
  id: z.string(),
  manager: z.lazy(() => userSchema).optional(),
});
