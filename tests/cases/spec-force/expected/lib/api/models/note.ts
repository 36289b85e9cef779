// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: e578837864920ef1-bb5c3d9c-1fff2e61

import type { ZodType } from "zod";
import { integer } from "../runtime/checks";
import { z } from "../runtime/zod";

export interface Note {
  id: number;
  text: string;
}

export const noteSchema: ZodType<Note> = z.object({
  id: integer(),
  text: z.string(),
});
