// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: d6b0b8b3db557ddc-640b7164-316526d6

import { type IndexBatch, indexBatchSchema } from "../../models/index-batch";
import type { Contract } from "../../runtime/contract";

export interface DocumentsIndexRequest {
  body: IndexBatch;
}

export type DocumentsIndexResponse = { status: 200 } | { status: 207 };

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
