// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 2ddf335451d7540f-d93c3b61-1fff2e61

import type { ZodType } from "zod";
import { integer } from "../runtime/checks";
import { z } from "../runtime/zod";

export interface Note {
  id: number;
  text: string;
  tags?: string[];
}

export const noteSchema: ZodType<Note> = z.object({
  id: integer(),
  text: z.string(),
  tags: z.array(z.string()).optional(),
});
