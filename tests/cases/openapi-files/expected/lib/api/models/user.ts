// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 7d952b257823d28b-40201a4e-35891fab

import type { ZodType } from "zod";
import { z } from "../runtime/zod";

/** User */
export interface User {
  id: string;
  manager?: User;
}

export const userSchema: ZodType<User> = z.looseObject({
  id: z.string(),
  manager: z.lazy(() => userSchema).optional(),
});
