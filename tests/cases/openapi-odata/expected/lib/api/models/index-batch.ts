// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 2db641ebd7b5a2d2-56e04fa7-78c5a1bd

import type { ZodType } from "zod";
import { z } from "../runtime/zod";
import { type IndexAction, indexActionSchema } from "./index-action";

export interface IndexBatch {
  value: IndexAction[];
}

export const indexBatchSchema: ZodType<IndexBatch> = z.object({
  value: z.array(indexActionSchema),
});
