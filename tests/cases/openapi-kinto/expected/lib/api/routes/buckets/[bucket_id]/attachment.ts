// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 8c98a91ea3540504-519bb783-c0146c99

import type { Contract } from "../../../runtime/contract";
import { readMultipart } from "../../../runtime/multipart";
import { z } from "../../../runtime/zod";

export interface AddAttachmentRequest {
  params: { bucket_id: string };
  body: {
    attachment: File;
    note?: string;
  };
}

/** Where the spec states no body, any may be sent: as JSON unless it is text or bytes. */
export type AddAttachmentResponse = {
  status: 201;
  contentType?: string;
  body?: unknown;
};

export interface BucketsByBucketIdAttachmentRoute {
  POST: { request: AddAttachmentRequest; response: AddAttachmentResponse };
}

type Route = BucketsByBucketIdAttachmentRoute;

/** /buckets/{bucket_id}/attachment */
export const bucketsByBucketIdAttachment: Contract<Route> = {
  operations: {
    POST: {
      id: "add_attachment",
      params: [
        {
          name: "bucket_id",
          schema: z.string().regex(/^[a-zA-Z0-9][a-zA-Z0-9_-]*$/u),
        },
      ],
      body: {
        required: true,
        content: [
          {
            mediaType: "multipart/form-data",
            read: readMultipart,
            fields: [{ name: "attachment", file: "one" }, { name: "note" }],
            schema: z.object({
              attachment: z.file(),
              note: z.string().optional(),
            }),
          },
        ],
      },
      responses: {
        201: {},
      },
    },
  },
};
