// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 780f87ae6ad7ef86-3af75365-2beb7d15

import type { ZodType } from "zod";
import { z } from "../runtime/zod";

export interface Chunk {
  delta: string;
}

export const chunkSchema: ZodType<Chunk> = z.looseObject({
  delta: z.string(),
});
