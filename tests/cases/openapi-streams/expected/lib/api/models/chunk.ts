// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 399976c69517e368-9feee6d7-2beb7d15

import type { ZodType } from "zod";
import { z } from "../runtime/zod";

export interface Chunk {
  delta: string;
}

export const chunkSchema: ZodType<Chunk> = z.object({
  delta: z.string(),
});
