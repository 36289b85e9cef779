// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 270b41855fd036e4-5f93fb43-a816d834

import type { ZodType } from "zod";
import { z } from "../runtime/zod";
import { type ToolMessage, toolMessageSchema } from "./tool-message";
import { type UserMessage, userMessageSchema } from "./user-message";

export type Message = UserMessage | ToolMessage;

export const messageSchema: ZodType<Message> = z.union([
  userMessageSchema,
  toolMessageSchema,
]);
