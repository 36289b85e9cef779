// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 13ee439c02094f33-e91fc175-2b4658af

import type { ZodType } from "zod";
import { not } from "../runtime/checks";
import { z } from "../runtime/zod";

export type StringModel = unknown;

export const stringModelSchema: ZodType<StringModel> = z
  .unknown()
  .check(not(z.string()));
