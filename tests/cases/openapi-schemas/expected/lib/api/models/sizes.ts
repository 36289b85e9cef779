// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 466583674c8db456-922c8808-8c059625

import type { ZodType } from "zod";
import { uniqueItems } from "../runtime/checks";
import { allOf, anyObject } from "../runtime/compose";
import { z } from "../runtime/zod";

export type Sizes = Record<string, unknown>[];

export const sizesSchema: ZodType<Sizes> = allOf(
  z.array(anyObject()),
  uniqueItems(),
);
