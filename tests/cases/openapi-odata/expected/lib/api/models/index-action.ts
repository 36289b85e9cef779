// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: ee0dc89707f801d4-48205fee-a3e84d47

import type { ZodType } from "zod";
import { z } from "../runtime/zod";

export interface IndexAction {
  "@search.action"?: "upload" | "merge" | "delete";
  [key: string]: unknown;
}

export const indexActionSchema: ZodType<IndexAction> = z.looseObject({
  "@search.action": z.enum(["upload", "merge", "delete"]).optional(),
});
