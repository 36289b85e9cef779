// Written by create-api-route from the API spec; rewritten by `create-api-route generate`.
// Change the spec instead.
// create-api-route signature: 37215f5c9ebdfec5-71f76246-5846df49

import type { Contract } from "../runtime/contract";
import { routeMatch } from "../runtime/match";
import { z } from "../runtime/zod";

export interface DocumentsGetRequest {
  params: { key: string };
  query: { $select?: string[] };
}

export type DocumentsGetResponse = {
  status: 200;
  body: Record<string, unknown>;
};

export interface DocsByKeyRoute {
  GET: { request: DocumentsGetRequest; response: DocumentsGetResponse };
}

/** /docs('{key}') */
export const docsByKey: Contract<DocsByKeyRoute> = {
  match: routeMatch({ slugs: { key: ["docs('", { param: "key" }, "')"] } }),
  operations: {
    GET: {
      id: "Documents_Get",
      params: [{ name: "key" }],
      query: [
        {
          name: "$select",
          type: { items: "string" },
          explode: false,
          schema: z.array(z.string()),
        },
      ],
      responses: {
        200: { json: z.looseObject({}) },
      },
    },
  },
};

export interface CertificateDeleteRequest {
  params: { thumbprintAlgorithm: string; thumbprint: string };
  query: { timeout: number };
}

/** Where the spec states no body, any may be sent: as JSON unless it is text or bytes. */
export type CertificateDeleteResponse = {
  status: 202;
  headers?: { "ocp-date"?: string };
  contentType?: string;
  body?: unknown;
};

export interface ByThumbprintAlgorithmThumbprintByThumbprintRoute {
  DELETE: {
    request: CertificateDeleteRequest;
    response: CertificateDeleteResponse;
  };
}

type Route = ByThumbprintAlgorithmThumbprintByThumbprintRoute;

/** /certificates(thumbprintAlgorithm={thumbprintAlgorithm},thumbprint={thumbprint}) */
export const byThumbprintAlgorithmThumbprintByThumbprint: Contract<Route> = {
  match: routeMatch({
    slugs: {
      key: [
        "certificates(thumbprintAlgorithm=",
        { param: "thumbprintAlgorithm" },
        ",thumbprint=",
        { param: "thumbprint" },
        ")",
      ],
    },
  }),
  operations: {
    DELETE: {
      id: "Certificate_Delete",
      params: [{ name: "thumbprintAlgorithm" }, { name: "thumbprint" }],
      query: [
        {
          name: "timeout",
          type: "number",
          default: 30,
          schema: z.int32().max(30),
        },
      ],
      responses: {
        202: { headers: [{ name: "ocp-date", schema: z.string() }] },
      },
    },
  },
};
