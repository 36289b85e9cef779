// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: f16a7f203ecf6e69-e891ffd1-3331b5f9

import type { ZodType } from "zod";
import { z } from "../runtime/zod";

export interface UserMessage {
  role: "user";
  content: string;
}

export const userMessageSchema: ZodType<UserMessage> = z.looseObject({
  role: z.literal("user"),
  content: z.string(),
});
