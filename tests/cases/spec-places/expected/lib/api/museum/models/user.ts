// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 496abf668042cc3f-96c67617-5b7a97b8

import type { ZodType } from "zod";
import { integer } from "../../runtime/checks";
import { z } from "../../runtime/zod";

export interface User {
  ticket: number;
}

export const userSchema: ZodType<User> = z.looseObject({
  ticket: integer().min(1),
});
