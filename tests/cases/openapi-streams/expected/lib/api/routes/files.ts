// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: c86284f9ef4af770-e5d1f81c-594a0b05

import type { Contract } from "../runtime/contract";
import { readMultipart } from "../runtime/multipart";
import { z } from "../runtime/zod";

export interface CreateFileRequest {
  body: {
    file: File;
    purpose: "assistants" | "fine-tune";
  };
}

/** Where the spec states no body, any may be sent: as JSON unless it is text or bytes. */
export type CreateFileResponse = {
  status: 200;
  contentType?: string;
  body?: unknown;
};

export interface FilesRoute {
  POST: { request: CreateFileRequest; response: CreateFileResponse };
}

/** /files */
export const files: Contract<FilesRoute> = {
  operations: {
    POST: {
      id: "createFile",
      body: {
        required: true,
        content: [
          {
            mediaType: "multipart/form-data",
            read: readMultipart,
            fields: [{ name: "file", file: "one" }, { name: "purpose" }],
            schema: z.strictObject({
              file: z.file(),
              purpose: z.enum(["assistants", "fine-tune"]),
            }),
          },
        ],
      },
      responses: {
        200: {},
      },
    },
  },
};
