// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 82ee124a120d0cb0-55767818-af31c97c

import type { ZodType } from "zod";
import { z } from "../runtime/zod";

export interface ToolMessage {
  role: "tool";
  tool_call_id: string;
  content?: unknown;
  extra?: never;
}

export const toolMessageSchema: ZodType<ToolMessage> = z.looseObject({
  role: z.literal("tool"),
  tool_call_id: z.string(),
  content: z.unknown().optional(),
  extra: z.never().optional(),
});
