// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: b7d978c4341bbe36-a79f6fa3-a3e84d47

import type { ZodType } from "zod";
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
  .catchall(z.looseObject({}));
