// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 680e32ef4eaf367d-924077e9-8c059625

import type { ZodType } from "zod";
import { uniqueItems } from "../runtime/checks";
import { z } from "../runtime/zod";

export type Sizes = Record<string, unknown>[];

export const sizesSchema: ZodType<Sizes> = z
  .array(z.looseObject({}))
  .check(uniqueItems());
