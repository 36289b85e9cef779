// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: dd4f788ca58fb970-61a46c8b-8e8c3148

import type { Bytes, Contract } from "../../../runtime/contract";

export interface DownloadFileRequest {
  params: { file_id: string };
}

export type DownloadFileResponse = { status: 200; body: Bytes };

export interface FilesByFileIdContentRoute {
  GET: { request: DownloadFileRequest; response: DownloadFileResponse };
}

/** /files/{file_id}/content */
export const filesByFileIdContent: Contract<FilesByFileIdContentRoute> = {
  operations: {
    GET: {
      id: "downloadFile",
      params: [{ name: "file_id" }],
      responses: {
        200: { content: [{ mediaType: "application/octet-stream" }] },
      },
    },
  },
};
