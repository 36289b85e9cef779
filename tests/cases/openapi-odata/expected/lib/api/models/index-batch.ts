// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: d61fb8bec01ccc29-4a9308f7-78c5a1bd

import type { ZodType } from "zod";
import { z } from "../runtime/zod";
import { type IndexAction, indexActionSchema } from "./index-action";

export interface IndexBatch {
  value: IndexAction[];
}

export const indexBatchSchema: ZodType<IndexBatch> = z.looseObject({
  value: z.array(indexActionSchema),
});
