// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 4f89ad10b9a12804-23076293-75f6e822

import type { Chunk } from "../../models/chunk";
import {
  type CreateChatCompletionRequest,
  createChatCompletionRequestSchema,
} from "../../models/create-chat-completion-request";
import type { Contract } from "../../runtime/contract";
import { type ServerSentEvent, writeEvents } from "../../runtime/events";
import { z } from "../../runtime/zod";

export interface PostChatCompletionsRequest {
  body: CreateChatCompletionRequest;
}

export type PostChatCompletionsResponse =
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
    request: PostChatCompletionsRequest;
    response: PostChatCompletionsResponse;
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
