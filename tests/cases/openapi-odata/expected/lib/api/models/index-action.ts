// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 15c23c14e08e03b4-ad6abb97-a3e84d47

import type { ZodType } from "zod";
import { z } from "../runtime/zod";

export interface IndexAction {
  "@search.action"?: "upload" | "merge" | "delete";
}

export const indexActionSchema: ZodType<IndexAction> = z.looseObject({
  "@search.action": z.enum(["upload", "merge", "delete"]).optional(),
});
