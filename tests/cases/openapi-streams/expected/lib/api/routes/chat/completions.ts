// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 4f04206c9e3fee48-220138ea-75f6e822

import type { Chunk } from "../../models/chunk";
import {
  type CreateChatCompletionRequest,
  createChatCompletionRequestSchema,
} from "../../models/create-chat-completion-request";
import type { Contract } from "../../runtime/contract";
import { type ServerSentEvent, writeEvents } from "../../runtime/events";
import { z } from "../../runtime/zod";

export interface CreateChatCompletionRequest2 {
  body: CreateChatCompletionRequest;
}

export type CreateChatCompletionResponse =
  | {
      status: 200;
      contentType?: "application/json";
      body: {
        id: string;
      };
    }
  | {
      status: 200;
      contentType: "text/event-stream";
      body: AsyncIterable<ServerSentEvent<Chunk>>;
    };

export interface ChatCompletionsRoute {
  POST: {
    request: CreateChatCompletionRequest2;
    response: CreateChatCompletionResponse;
  };
}

/** /chat/completions */
export const chatCompletions: Contract<ChatCompletionsRoute> = {
  operations: {
    POST: {
      id: "createChatCompletion",
      body: { required: true, json: createChatCompletionRequestSchema },
      responses: {
        200: {
          content: [
            {
              mediaType: "application/json",
              schema: z.object({
                id: z.string(),
              }),
            },
            { mediaType: "text/event-stream", write: writeEvents },
          ],
        },
      },
    },
  },
};
