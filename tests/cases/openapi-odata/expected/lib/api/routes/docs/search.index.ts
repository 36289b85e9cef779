// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 6c339d88e54d2605-33c3c9b1-316526d6

import { type IndexBatch, indexBatchSchema } from "../../models/index-batch";
import type { Contract } from "../../runtime/contract";

export interface DocumentsIndexRequest {
  body: IndexBatch;
}

/** Where the spec states no body, any may be sent: as JSON unless it is text or bytes. */
export type DocumentsIndexResponse =
  | { status: 200; contentType?: string; body?: unknown }
  | { status: 207; contentType?: string; body?: unknown };

export interface DocsSearchIndexRoute {
  POST: { request: DocumentsIndexRequest; response: DocumentsIndexResponse };
}

/** /docs/search.index */
export const docsSearchIndex: Contract<DocsSearchIndexRoute> = {
  operations: {
    POST: {
      id: "Documents_Index",
      body: { required: true, json: indexBatchSchema },
      responses: {
        200: {},
        207: {},
      },
    },
  },
};
