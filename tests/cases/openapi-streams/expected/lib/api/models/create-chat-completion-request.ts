// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: d2f70fb3e1d8ae86-67f561ce-a0c4c52e

import type { ZodType } from "zod";
import { integer, maxCodePoints, propertyNames } from "../runtime/checks";
import { allOf } from "../runtime/compose";
import { z } from "../runtime/zod";
import { type Message, messageSchema } from "./message";

export interface CreateChatCompletionRequest {
  model: string | "gpt-4" | "gpt-4o";
  messages: Message[];
  /** @default 1 */
  temperature?: number | null;
  stop?: string | string[] | null;
  metadata?: Record<string, string> | null;
  /** @default false */
  stream?: boolean;
  seed?: number;
}

export const createChatCompletionRequestSchema: ZodType<CreateChatCompletionRequest> =
  z.object({
    model: z.union([z.string(), z.enum(["gpt-4", "gpt-4o"])]),
    messages: z.array(messageSchema).min(1),
    temperature: z.number().min(0).max(2).nullable().optional(),
    stop: z
      .union([z.string().nullable(), z.array(z.string()).min(1).max(4)])
      .optional(),
    metadata: z
      .nullable(
        allOf(
          z.record(z.string(), z.string()),
          propertyNames(z.string().check(maxCodePoints(64))),
        ),
      )
      .optional(),
    stream: z.boolean().optional(),
    seed: integer()
      .min(-9223372036854776000)
      .max(9223372036854776000)
      .optional(),
  });
