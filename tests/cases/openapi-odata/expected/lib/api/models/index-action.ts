// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 45c5c582d3fb0249-f7d9a68d-a3e84d47

import type { ZodType } from "zod";
import { anyObject } from "../runtime/compose";
import { z } from "../runtime/zod";

export interface IndexAction {
  "@search.action"?: "upload" | "merge" | "delete";
  [key: string]:
    Record<string, unknown> | "upload" | "merge" | "delete" | undefined;
}

export const indexActionSchema: ZodType<IndexAction> = z
  .object({
    "@search.action": z.enum(["upload", "merge", "delete"]).optional(),
  })
  .catchall(anyObject());
