// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: d1df18eab3ae40f3-0f75e809-af31c97c

import type { ZodType } from "zod";
import { z } from "../runtime/zod";

export interface ToolMessage {
  role: "tool";
  tool_call_id: string;
  content?: unknown;
  extra?: never;
}

export const toolMessageSchema: ZodType<ToolMessage> = z.object({
  role: z.literal("tool"),
  tool_call_id: z.string(),
  content: z.unknown().optional(),
  extra: z.never().optional(),
});
