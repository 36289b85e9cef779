// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 94c3f043ba55417a-7bafa500-3856e645

import type { Contract } from "../runtime/contract";

/** Where the spec states no body, any may be sent: as JSON unless it is text or bytes. */
export type GetAnythingResponse = {
  status: 200;
  contentType?: string;
  body?: unknown;
};

/** Where the spec states no body, any may be sent: as JSON unless it is text or bytes. */
export type TraceAnythingResponse = {
  status: 200;
  contentType?: string;
  body?: unknown;
};

/** Where the spec states no body, any may be sent: as JSON unless it is text or bytes. */
export type QueryAnythingResponse = {
  status: 200;
  contentType?: string;
  body?: unknown;
};

/** Where the spec states no body, any may be sent: as JSON unless it is text or bytes. */
export type CopyAnythingResponse = {
  status: 200;
  contentType?: string;
  body?: unknown;
};

export interface AnythingRoute {
  GET: { request: object; response: GetAnythingResponse };
  TRACE: { request: object; response: TraceAnythingResponse };
  QUERY: { request: object; response: QueryAnythingResponse };
  COPY: { request: object; response: CopyAnythingResponse };
}

/** /anything */
export const anything: Contract<AnythingRoute> = {
  operations: {
    GET: {
      id: "GET /anything",
      responses: {
        200: {},
      },
    },
    TRACE: {
      id: "TRACE /anything",
      responses: {
        200: {},
      },
    },
    QUERY: {
      id: "QUERY /anything",
      responses: {
        200: {},
      },
    },
    COPY: {
      id: "COPY /anything",
      responses: {
        200: {},
      },
    },
  },
};
