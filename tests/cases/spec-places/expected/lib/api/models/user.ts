// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 81716871c65f95b9-895a3de4-35891fab

import type { ZodType } from "zod";
import { z } from "../runtime/zod";

export interface User {
  /** @format uuid */
  id: string;
}

export const userSchema: ZodType<User> = z.looseObject({
  id: z.guid(),
});
