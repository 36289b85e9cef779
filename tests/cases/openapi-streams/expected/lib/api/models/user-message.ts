// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 19c835e196a1a0a5-df4518d1-3331b5f9

import type { ZodType } from "zod";
import { z } from "../runtime/zod";

export interface UserMessage {
  role: "user";
  content: string;
}

export const userMessageSchema: ZodType<UserMessage> = z.object({
  role: z.literal("user"),
  content: z.string(),
});
