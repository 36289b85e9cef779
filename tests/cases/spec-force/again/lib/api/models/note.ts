// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 0e221889bce289c2-7deed547-1fff2e61

import type { ZodType } from "zod";
import { integer } from "../runtime/checks";
import { z } from "../runtime/zod";

export interface Note {
  id: number;
  text: string;
}

export const noteSchema: ZodType<Note> = z.looseObject({
  id: integer(),
  text: z.string().max(200),
});
